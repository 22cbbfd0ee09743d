import JSONText
import Testing

@Suite struct DoctorTests {
    private func states(_ environment: [String: String]) throws -> [String: String] {
        let run = try hashferry("doctor", "--format", "json", environment: environment)
        #expect(run.status == 0, "\(run)")
        let kernels = try #require(try run.jsonLines().first?["kernels"]?.arrayValue)
        let pairs = kernels.compactMap { kernel in
            kernel["name"]?.stringValue.flatMap { name in kernel["state"]?.stringValue.map { (name, $0) } }
        }
        #expect(pairs.count == kernels.count)
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test func turnsEveryKernelOff() throws {
        let off = try states(["HASHFERRY_KERNELS": "off"])
        #expect(!off.isEmpty && off.values.allSatisfy { $0 == "turnedOff" || $0 == "notOnThisCPU" })
    }

    @Test func leavesOutTheKernelsOfAVX512Alone() throws {
        let (avx2, full) = try (states(["HASHFERRY_KERNELS": "avx2"]), states(["HASHFERRY_KERNELS": "full"]))
        for (name, state) in full {
            let isLeftOut = name.contains("AVX-512") && state == "inUse"
            #expect(avx2[name] == (isLeftOut ? "turnedOff" : state), "\(name)")
        }
    }

    @Test func saysThatItDoesNotKnowTheLevelAndTakesItAsNotSet() throws {
        let run = try hashferry("doctor", environment: ["HASHFERRY_KERNELS": "sse9"])
        #expect(run.status == 0)
        #expect(run.talk.contains("warning: HASHFERRY_KERNELS takes off, avx2 or full"), "\(run)")
        #expect(try states(["HASHFERRY_KERNELS": "sse9"]) == states(["HASHFERRY_KERNELS": ""]))
    }

    @Test func namesTheMachineAndItsLibraries() throws {
        let run = try hashferry("doctor")
        #expect(run.status == 0, "\(run)")
        for word in ["CPU", "cores", "memory", "huge pages", "Kernels:", "OpenSSL", "libargon2", "libxcrypt", "SQLite"]
        {
            #expect(run.text.contains(word), "\(word)")
        }
        #expect(!run.text.contains("FAILED"))
    }

    @Test func crossChecksEveryKernelAndEveryLibrary() throws {
        let run = try hashferry("doctor", "--cross-check", "--format", "json")
        #expect(run.status == 0, "\(run)")
        let rows = try #require(try run.jsonLines().first?["crossCheck"]?.arrayValue)
        let verdicts = rows.compactMap { $0["verdict"]?.stringValue }
        #expect(verdicts.count == rows.count && !verdicts.contains("disagrees") && verdicts.contains("agrees"))
        let libraries = Set(
            rows.compactMap { $0["isKernel"] == .bool(false) ? $0["implementation"]?.stringValue : nil })
        #expect(libraries.isSuperset(of: ["OpenSSL", "libargon2", "libscrypt", "libxcrypt"]))
        let text = try hashferry("doctor", "--cross-check")
        #expect(text.status == 0 && text.text.contains("Cross-check:") && !text.text.contains("DISAGREES"))
    }

    /// The same hashes whatever computes them.
    @Test(arguments: ["off", "avx2", "full"]) func verifiesTheSameAtEveryLevel(_ level: String) throws {
        let hash = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
        for (password, status) in [("password", 0), ("passwore", 1)] as [(String, Int32)] {
            let run = try hashferry(
                "verify", hash, stdin: Array(password.utf8), environment: ["HASHFERRY_KERNELS": level])
            #expect(run.status == status, "\(run)")
        }
    }
}
