import PasswordHashing
import PasswordVerification

// guide: the shape of a framework's own hasher, such as Vapor's; conform to the framework's protocol instead.
protocol FrameworkPasswordHasher {
    func hash(_ password: some Collection<UInt8>) throws -> [UInt8]
    func verify(_ password: some Collection<UInt8>, created digest: some Collection<UInt8>) throws -> Bool
}

/// Verifies every salted scheme, and writes Argon2id. It blocks: frameworks call such a hasher on a thread pool.
struct HashferryHasher: FrameworkPasswordHasher {
    private let verifier = BlockingVerifier()

    func hash(_ password: some Collection<UInt8>) throws -> [UInt8] {
        Array(try verifier.hash(Password(copying: Array(password).span)).hash.utf8)
    }

    func verify(_ password: some Collection<UInt8>, created digest: some Collection<UInt8>) throws -> Bool {
        let stored = StoredHash(String(decoding: digest, as: UTF8.self))
        let verification = try verifier.verify(Password(copying: Array(password).span), against: stored)
        if case .match = verification.verdict { return true }
        return false
    }
}
// end of the guide.
