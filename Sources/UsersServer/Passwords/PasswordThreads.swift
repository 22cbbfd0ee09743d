internal import Metrics
internal import NIOPosix
internal import PasswordHashing
internal import PasswordVerification
internal import ServiceLifecycle
internal import Synchronization
internal import UserStorage

/// The threads on which passwords are hashed and verified: one a core, so that no event loop ever waits for a hash.
///
/// As many hashes as there are threads hold memory at once, each within the verifier's limits; what waits is bounded.
final class PasswordThreads: Service, Sendable {
    private let pool: NIOThreadPool
    private let verifier: BlockingVerifier
    private let maximumWaiting: Int
    private let waiting = Atomic(0)

    init(threads: Int, maximumWaiting: Int = 256, verifier: BlockingVerifier = BlockingVerifier()) {
        pool = NIOThreadPool(numberOfThreads: threads)
        self.verifier = verifier
        self.maximumWaiting = maximumWaiting
        pool.start()
    }

    /// Waits for the end of the service, and ends the threads.
    func run() async throws {
        try? await gracefulShutdown()
        try await pool.shutdownGracefully()
    }

    /// Hashes a new password as the policy prefers.
    func hash(_ password: String) async throws -> StoredHash {
        try await compute { [verifier] in try verifier.hash(Password(password)) }
    }

    /// Whether a password is the one of a hash; a hash that cannot be verified is nobody's.
    func verify(_ password: String, against stored: StoredHash) async throws -> Bool {
        try await compute { [verifier] in
            guard let verification = try? verifier.verify(Password(password), against: stored) else { return false }
            if case .match = verification.verdict { return true }
            return false
        }
    }

    /// Checks the password of a user who may not exist.
    func check(_ password: String, of user: StoredUser?) async throws -> LoginVerdict {
        try await compute { [verifier] in
            do {
                return try PasswordCheck(verifier: verifier)(Password(password), of: user)
            } catch {
                // The hash breaks its scheme's rules or limits: no password is right.
                Counter(label: "unverifiable_hashes_total").increment()
                return .mismatch
            }
        }
    }

    private func compute<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard waiting.add(1, ordering: .relaxed).newValue <= maximumWaiting else {
            waiting.subtract(1, ordering: .relaxed)
            throw ServiceError.overloaded
        }
        defer { waiting.subtract(1, ordering: .relaxed) }
        return try await pool.runIfActive(body)
    }
}
