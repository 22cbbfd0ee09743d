import Testing

@testable import CryptoPrimitives

@Suite struct CrossCheckTests {
    @Test func everythingOnThisMachineAgrees() {
        let rows = CrossCheck.run()
        #expect(rows.filter { $0.verdict == .disagrees } == [])
        #expect(rows.filter(\.isKernel).count == Kernel.allCases.count)
        for function in CrossCheck.Function.allCases {
            let computing = rows.filter { $0.function == function && $0.verdict == .agrees }
            #expect(!computing.isEmpty, "\(function)")
        }
        // What every system has that this is built on.
        let libraries = Set(rows.filter { !$0.isKernel && $0.verdict == .agrees }.map(\.implementation))
        #expect(libraries.isSuperset(of: ["OpenSSL", "libargon2", "libscrypt", "libxcrypt"]))
    }

    /// Of each function another answer is expected: all that compute it are reported, and nothing else.
    @Test(
        arguments: [
            (\.argon2Long, .argon2), (\.argon2Lanes, .argon2), (\.scryptPublished, .scrypt), (\.hmac, .hmac),
            (\.sha512Iterated, .digest),
        ] as [(any WritableKeyPath<KnownAnswers, String> & Sendable, CrossCheck.Function)])
    func aFaultIsReported(
        answer: any WritableKeyPath<KnownAnswers, String> & Sendable, function: CrossCheck.Function
    ) {
        var check = CrossCheck()
        check.answers[keyPath: answer] = ""
        expectFaults(check, of: function, isOfAllKernels: answer != \.sha512Iterated, isOfLibxcrypt: false)
    }

    @Test func aFaultOfABatchIsReported() {
        var check = CrossCheck()
        check.answers.scrypt = [:]
        expectFaults(check, of: .scrypt, isOfLibxcrypt: false)
        check = CrossCheck()
        check.answers.phpass = [:]
        expectFaults(check, of: .phpass)
        check = CrossCheck()
        check.answers.pbkdf2 = [:]
        expectFaults(check, of: .pbkdf2)
        check = CrossCheck()
        for function in check.answers.digests.keys { check.answers.digests[function] = "" }
        check.answers.sha512IteratedLanes = [:]
        expectFaults(check, of: .digest)
        check = CrossCheck()
        check.answers.argon2 = [:]
        expectFaults(check, of: .argon2)
    }

    @Test(arguments: [CrossCheck.Function.scrypt, .bcrypt, .shaCrypt])
    func aFaultOfCryptIsReported(function: CrossCheck.Function) {
        var check = CrossCheck()
        check.answers.crypt[function] = check.answers.crypt[function]?.map { String($0.dropLast()) + "." }
        let faults = CrossCheck.rows(of: check.checks).filter { $0.verdict == .disagrees }
        #expect(faults.map(\.function) == [function] && faults.map(\.implementation) == ["libxcrypt"])
    }

    /// An implementation that fails counts as one that gives another answer; one that is not there as none.
    @Test func saysWhatAnImplementationDid() {
        let checks = [
            CrossCheck.Check(function: .hmac, implementation: "right") { true },
            CrossCheck.Check(function: .hmac, implementation: "wrong") { false },
            CrossCheck.Check(function: .hmac, implementation: "missing") { nil },
            CrossCheck.Check(function: .hmac, implementation: "failing") { () throws(PrimitiveError) in
                throw .backend(library: "libcrypto", code: 0)
            },
            CrossCheck.Check(function: .hmac, implementation: "starved") { () throws(PrimitiveError) in
                throw .outOfMemory
            },
        ]
        #expect(
            CrossCheck.rows(of: checks).map(\.verdict) == [
                .agrees, .disagrees, .notAvailable, .disagrees, .notAvailable,
            ])
    }

    private func expectFaults(
        _ check: CrossCheck, of function: CrossCheck.Function, isOfAllKernels: Bool = true, isOfLibxcrypt: Bool = true
    ) {
        let rows = CrossCheck.rows(of: check.checks)
        for row in rows where row.verdict != .notAvailable {
            let isExpected =
                row.function == function && (isOfAllKernels || !row.isKernel || row.implementation.hasPrefix("SHA-512"))
                && (isOfLibxcrypt || row.implementation != "libxcrypt")
            #expect((row.verdict == .disagrees) == isExpected, "\(row)")
        }
    }
}
