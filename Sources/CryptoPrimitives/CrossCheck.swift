/// Every function, computed by everything in this process that can: each kernel of the CPU, whatever the level in force is,
/// and each library.
///
/// All must give the answers that others gave before: published ones, and those of independent programs. What disagrees is
/// broken, on this machine or as it was built.
public struct CrossCheck: Sendable {
    /// What is computed.
    public enum Function: String, Sendable, Hashable, CaseIterable {
        case argon2 = "Argon2"
        case scrypt
        case bcrypt
        case phpass = "PHPass"
        case pbkdf2 = "PBKDF2"
        case shaCrypt = "sha-crypt"
        case digest = "digests"
        case hmac = "HMAC"
    }

    /// What one implementation gave.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// The known answers.
        case agrees
        /// Others, or none.
        case disagrees
        /// The CPU lacks what it needs, the library lacks the function, or there was no memory for it.
        case notAvailable
    }

    /// One implementation of a function.
    public struct Row: Sendable, Hashable {
        public let function: Function
        /// A kernel's name, or a library's.
        public let implementation: String
        /// Whether it is a kernel of ours.
        public let isKernel: Bool
        public let verdict: Verdict
    }

    /// One implementation, and how it is asked: nil where it is not there.
    struct Check {
        let function: Function
        let implementation: String
        var isKernel = false
        let agrees: () throws(PrimitiveError) -> Bool?
    }

    var answers = KnownAnswers()

    /// Computes all of it, one after the other on this thread: a few hundredths of a second.
    public static func run() -> [Row] { rows(of: CrossCheck().checks) }

    static func rows(of checks: [Check]) -> [Row] {
        checks.map { check in
            Row(
                function: check.function, implementation: check.implementation, isKernel: check.isKernel,
                verdict: verdict(check))
        }
    }

    private static func verdict(_ check: Check) -> Verdict {
        do throws(PrimitiveError) {
            guard let agrees = try check.agrees() else { return .notAvailable }
            return agrees ? .agrees : .disagrees
        } catch {
            return error == .outOfMemory ? .notAvailable : .disagrees
        }
    }

    /// In the order of the functions: the libraries, then the kernels.
    var checks: [Check] {
        Function.allCases.flatMap { function in
            libraryChecks(of: function) + Kernel.allCases.filter { $0.function == function }.map(check)
        }
    }

    private func check(_ kernel: Kernel) -> Check {
        Check(function: kernel.function, implementation: kernel.name, isKernel: true) { () throws(PrimitiveError) in
            guard kernel.features.isSubset(of: .ofThisMachine) else { return nil }
            return try KernelSelfTest(answers: answers).passes(kernel)
        }
    }
}

extension Kernel {
    /// What it computes.
    fileprivate var function: CrossCheck.Function {
        switch self {
        case .argon2AVX512, .argon2AVX2: .argon2
        case .scrypt, .scryptAVX512, .scryptAVX2: .scrypt
        case .bcrypt, .bcryptAVX2: .bcrypt
        case .phpass, .phpassAVX2, .phpassAVX512: .phpass
        case .md5, .sha1, .sha1AVX2, .sha256, .sha256AVX2, .sha512, .sha512IterateAVX512: .digest
        case .pbkdf2SHA1, .pbkdf2SHA1AVX2, .pbkdf2SHA256, .pbkdf2SHA256AVX2, .pbkdf2SHA512: .pbkdf2
        case .pbkdf2SHA1AVX512, .pbkdf2SHA256AVX512, .pbkdf2SHA512AVX512: .pbkdf2
        case .sha256Crypt, .sha256CryptAVX2, .sha512Crypt, .sha256CryptAVX512, .sha512CryptAVX512: .shaCrypt
        }
    }
}
