public import CryptoPrimitives

/// Firebase's modified scrypt: scrypt's key encrypts the project's signer key, and that is what is stored
/// (github.com/firebase/scrypt).
public struct FirebaseDerivation: DerivationFunction {
    /// scrypt, with an output of the AES key's 32 bytes.
    private let scrypt: ScryptDerivation
    private let signerKey: SignerKey

    /// - Parameter parallelism: scrypt's p, which is 1 for Firebase.
    init(costN: UInt64, blockSize: UInt32, parallelism: UInt32 = 1, signerKey: SignerKey) {
        scrypt = ScryptDerivation(
            Scrypt.Parameters(
                costN: costN, blockSize: blockSize, parallelism: parallelism, digestByteCount: AES256CTR.keyByteCount))
        self.signerKey = signerKey
    }

    /// scrypt's: the encryption takes no time beside it.
    public var cost: HashCost { scrypt.cost }

    public func violation(of limits: HashLimits, in scheme: Scheme) -> LimitViolation? {
        scrypt.violation(of: limits, in: scheme)
    }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let key = try scrypt.key(of: password, salt: salt)
        return try key.withBytes { key throws(HashingError) in try encrypted(by: key) }
    }

    public func batchCount(passwordByteCount: Int) -> Int { scrypt.batchCount(passwordByteCount: passwordByteCount) }

    public func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? {
        guard let keys = try scrypt.keys(of: inputs) else { return nil }
        return try keys.map { key throws(HashingError) in
            try key.withBytes { key throws(HashingError) in SharedSecretBytes(try encrypted(by: key)) }
        }
    }

    private func encrypted(by key: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            return try AES256CTR.encrypt(signerKey.bytes.span, key: key)
        } catch {
            throw HashingError(error)
        }
    }
}

/// The key of a Firebase project, which every one of its users' hashes encrypts.
struct SignerKey: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    let bytes: [UInt8]

    var description: String { "SignerKey" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension FirebaseDerivation: CustomStringConvertible, CustomReflectable {
    /// The type's name only: it holds a project's key.
    public var description: String { "FirebaseDerivation" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
