import Synchronization
import Testing

@testable import CryptoPrimitives

@Suite struct KernelRegistryTests {
    private let everything: CPUFeatures = [.x86_64, .avx2, .avx512, .sha]

    @Test(arguments: [
        (nil, HashKernels.Level.full, false), ("", .full, false), ("off", .off, false), ("avx2", .avx2, false),
        ("full", .full, false), ("OFF", .full, true), ("0", .full, true), (" avx2", .full, true),
    ])
    func readsTheEnvironment(text: String?, level: HashKernels.Level, isProblem: Bool) {
        let environment = KernelEnvironment(text)
        #expect(environment.level == level)
        #expect((environment.problem != nil) == isProblem)
    }

    @Test func aLevelIsLoweredAndRaisedUpToWhatIsAllowed() {
        let registry = KernelRegistry(features: everything, allowed: .avx2) { _ in true }
        #expect(registry.level == .avx2 && registry.isInUse(.argon2AVX2) && !registry.isInUse(.argon2AVX512))
        registry.restrict(to: .off)
        #expect(Kernel.allCases.allSatisfy { !registry.isInUse($0) })
        #expect(registry.state(of: .argon2AVX2) == .turnedOff)
        registry.restrict(to: .full)
        #expect(registry.level == .avx2 && registry.isInUse(.argon2AVX2) && !registry.isInUse(.argon2AVX512))
        #expect(registry.state(of: .argon2AVX512) == .turnedOff)
    }

    @Test func anUnoptimisedBuildBeginsWithoutAndMayHaveAll() {
        let registry = KernelRegistry(features: everything, allowed: .full, initial: .off) { _ in true }
        #expect(registry.level == .off && !registry.isInUse(.md5))
        registry.restrict(to: .full)
        #expect(Kernel.allCases.allSatisfy(registry.isInUse))
    }

    @Test func fullHasEveryKernelAndAVX2NoneOfAVX512() {
        let registry = KernelRegistry(features: everything, allowed: .full) { _ in true }
        #expect(Kernel.allCases.allSatisfy(registry.isInUse))
        registry.restrict(to: .avx2)
        let left = Kernel.allCases.filter { !registry.isInUse($0) }
        #expect(
            left == [
                .argon2AVX512, .scryptAVX512, .phpassAVX512, .sha512IterateAVX512, .pbkdf2SHA1AVX512,
                .pbkdf2SHA256AVX512, .pbkdf2SHA512AVX512, .sha256CryptAVX512, .sha512CryptAVX512,
            ])
    }

    @Test func aCPUWithoutTheFeaturesHasNoKernel() {
        let registry = KernelRegistry(features: [.x86_64, .sha], allowed: .full) { _ in true }
        #expect(
            Kernel.allCases.filter(registry.isInUse) == [
                .bcrypt, .md5, .phpass, .sha1, .sha256, .pbkdf2SHA1, .pbkdf2SHA256, .sha256Crypt,
            ])
        #expect(registry.state(of: .argon2AVX2) == .notOnThisCPU)
        let other = KernelRegistry(features: [], allowed: .full) { _ in
            Issue.record("a kernel of another architecture was tested")
            return true
        }
        #expect(Kernel.allCases.allSatisfy { other.state(of: $0) == .notOnThisCPU })
    }

    @Test func eachKernelIsTestedOnceAndOnlyWhenAsked() {
        let tested = Mutex<[Kernel]>([])
        let registry = KernelRegistry(features: everything, allowed: .full) { kernel in
            tested.withLock { $0.append(kernel) }
            return kernel != .md5
        }
        registry.restrict(to: .off)
        _ = registry.isInUse(.md5)
        #expect(tested.withLock(\.self) == [])
        registry.restrict(to: .full)
        for kernel in [Kernel.sha1, .md5, .sha1, .md5] { #expect(registry.isInUse(kernel) == (kernel == .sha1)) }
        registry.restrict(to: .avx2)
        #expect(registry.isInUse(.sha1))
        #expect(tested.withLock(\.self) == [.sha1, .md5])
    }

    @Test func whatFailsOnOneThreadIsInUseOnNone() async {
        let count = Atomic(0)
        let registry = KernelRegistry(features: everything, allowed: .full) { _ in
            count.add(1, ordering: .relaxed).newValue > 1
        }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<64 { group.addTask { _ = registry.isInUse(.sha512) } }
        }
        #expect(!registry.isInUse(.sha512))
        #expect(registry.state(of: .sha512) == .failedSelfTest)
    }

    @Test func aFailedTestTurnsOffThatKernelAlone() {
        let registry = KernelRegistry(features: everything, allowed: .full) { $0 != .argon2AVX512 }
        #expect(!registry.isInUse(.argon2AVX512) && registry.isInUse(.argon2AVX2))
        #expect(registry.state(of: .argon2AVX512) == .failedSelfTest)
        registry.restrict(to: .full)
        #expect(!registry.isInUse(.argon2AVX512))
    }

    @Test func aTestThatLacksMemorySaysNothing() {
        let count = Atomic(0)
        let registry = KernelRegistry(features: everything, allowed: .full) { _ throws(PrimitiveError) in
            if count.add(1, ordering: .relaxed).newValue <= 2 { throw .outOfMemory }
            return true
        }
        #expect(!registry.isInUse(.scrypt) && registry.state(of: .scrypt) == .turnedOff)
        #expect(registry.isInUse(.scrypt) && registry.state(of: .scrypt) == .inUse)
    }

    @Test func everyKernelOfThisMachinePassesItsTest() throws {
        for kernel in Kernel.allCases where kernel.features.isSubset(of: .ofThisMachine) {
            #expect(try KernelSelfTest().passes(kernel), "\(kernel)")
        }
        #expect(HashKernels.failures.isEmpty)
    }

    /// A kernel that gives another answer than the known one: each answer is looked at.
    @Test(
        arguments: [
            (\KnownAnswers.argon2Long, Kernel.argon2AVX2), (\.argon2Long, .argon2AVX512),
            (\.argon2Lanes, .argon2AVX512), (\.scryptPublished, .scrypt), (\.bcryptPublished, .bcrypt),
            (\.bcryptGuarded, .bcryptAVX2), (\.sha512Iterated, .sha512),
        ] as [(any WritableKeyPath<KnownAnswers, String> & Sendable, Kernel)])
    func anotherAnswerFailsTheTest(
        answer: any WritableKeyPath<KnownAnswers, String> & Sendable, kernel: Kernel
    ) throws {
        guard kernel.features.isSubset(of: .ofThisMachine) else { return }
        var test = KernelSelfTest()
        test.answers[keyPath: answer] = String(test.answers[keyPath: answer].reversed())
        #expect(try !test.passes(kernel))
        let registry = KernelRegistry(features: .ofThisMachine, allowed: .full, selfTest: test.passes)
        #expect(registry.state(of: kernel) == .failedSelfTest)
    }

    /// The same for the answers of so many hashes at once.
    @Test(
        arguments: [
            (\KnownAnswers.scrypt, 3, .scrypt), (\.scrypt, 3, .scryptAVX512), (\.scrypt, 3, .scryptAVX2),
            (\.scrypt, 4, .scryptAVX512), (\.scrypt, 6, .scryptAVX2), (\.scrypt, 8, .scryptAVX512),
            (\.bcrypt, 2, .bcrypt), (\.bcrypt, 3, .bcryptAVX2), (\.bcrypt, 4, .bcrypt),
            (\.phpass, 3, .phpass), (\.phpass, 8, .phpassAVX2),
            (\.phpass, 16, .phpassAVX512), (\.phpass, 32, .phpassAVX512),
        ] as [(any WritableKeyPath<KnownAnswers, [Int: String]> & Sendable, Int, Kernel)])
    func anotherAnswerOfABatchFailsTheTest(
        answers: any WritableKeyPath<KnownAnswers, [Int: String]> & Sendable, count: Int, kernel: Kernel
    ) throws {
        guard kernel.features.isSubset(of: .ofThisMachine) else { return }
        var test = KernelSelfTest()
        test.answers[keyPath: answers][count] = ""
        #expect(try !test.passes(kernel))
    }

    @Test func anotherDigestFailsTheTest() throws {
        var test = KernelSelfTest()
        for function in test.answers.digests.keys { test.answers.digests[function] = "" }
        let kernels: [Kernel] = [.md5, .sha1, .sha1AVX2, .sha256, .sha256AVX2, .sha512]
        for kernel in kernels where kernel.features.isSubset(of: .ofThisMachine) {
            #expect(try !test.passes(kernel), "\(kernel)")
        }
        for variant in Argon2Function.Variant.allCases where Kernel.argon2AVX2.features.isSubset(of: .ofThisMachine) {
            var test = KernelSelfTest()
            test.answers.argon2[variant] = ""
            #expect(try !test.passes(.argon2AVX2), "\(variant)")
        }
    }

    @Test(
        .enabled(
            if: Kernel.sha512IterateAVX512.features.isSubset(of: .ofThisMachine), "this CPU has none of the features"),
        arguments: [5, 8])
    func anotherAnswerOfTheIteratedSHA512FailsTheTest(count: Int) throws {
        var test = KernelSelfTest()
        test.answers.sha512IteratedLanes[count] = ""
        #expect(try !test.passes(.sha512IterateAVX512))
    }

    @Test func anotherAnswerOfPBKDF2FailsTheTest() throws {
        let counts: [(MessageDigest, Int, Kernel)] = [
            (.sha1, 5, .pbkdf2SHA1), (.sha256, 5, .pbkdf2SHA256), (.sha256, 6, .pbkdf2SHA256),
            (.sha512, 5, .pbkdf2SHA512), (.sha256, 1, .pbkdf2SHA256), (.sha256, 5, .pbkdf2SHA256AVX2),
            (.sha1, 5, .pbkdf2SHA1AVX2),
            (.sha1, 5, .pbkdf2SHA1AVX512), (.sha256, 5, .pbkdf2SHA256AVX512), (.sha512, 5, .pbkdf2SHA512AVX512),
            (.sha1, 16, .pbkdf2SHA1AVX512), (.sha256, 16, .pbkdf2SHA256AVX512), (.sha512, 8, .pbkdf2SHA512AVX512),
        ]
        for (digest, count, kernel) in counts where kernel.features.isSubset(of: .ofThisMachine) {
            var test = KernelSelfTest()
            test.answers.pbkdf2[digest]?[count] = ""
            #expect(try !test.passes(kernel), "\(kernel), \(count)")
        }
    }

    @Test func anotherAnswerOfSHACryptFailsTheTest() throws {
        let counts: [(SHACryptFunction.Variant, Int, Kernel)] = [
            (.sha256, 5, .sha256Crypt), (.sha256, 8, .sha256Crypt), (.sha256, 5, .sha256CryptAVX2),
            (.sha256, 5, .sha256CryptAVX512), (.sha256, 16, .sha256CryptAVX512), (.sha512, 5, .sha512Crypt),
            (.sha512, 5, .sha512CryptAVX512), (.sha512, 8, .sha512CryptAVX512),
        ]
        for (variant, count, kernel) in counts where kernel.features.isSubset(of: .ofThisMachine) {
            var test = KernelSelfTest()
            test.answers.shaCrypt[variant]?[count] = ""
            #expect(try !test.passes(kernel), "\(kernel), \(count)")
        }
    }

    @Test func statusListsEveryKernelOnce() {
        #expect(Set(HashKernels.status.map(\.name)).count == Kernel.allCases.count)
        #expect(HashKernels.status.count == Kernel.allCases.count)
    }
}
