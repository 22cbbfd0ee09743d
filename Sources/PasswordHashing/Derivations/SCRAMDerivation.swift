public import CryptoPrimitives

/// The stored key and the server key of SCRAM (RFC 5802, section 3), one behind the other.
public struct SCRAMDerivation: DerivationFunction {
    private let pbkdf2: PBKDF2Derivation

    /// Makes a derivation whose salted password is PBKDF2's.
    init(_ digest: MessageDigest, iterations: UInt32) {
        pbkdf2 = PBKDF2Derivation(digest, iterations: iterations, outputByteCount: digest.byteCount)
    }

    /// The digest that everything is made of.
    var digest: MessageDigest { pbkdf2.digest }
    /// PBKDF2's iterations.
    var iterations: UInt32 { pbkdf2.iterations }
    var strength: HashStrength { pbkdf2.strength }

    /// PBKDF2's: two HMACs and a digest take no time beside it.
    public var cost: HashCost { pbkdf2.cost }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let salted = try pbkdf2.key(of: password, salt: salt)
        do throws(PrimitiveError) {
            let client = try salted.withBytes { key throws(PrimitiveError) in
                try MessageAuthentication.hmac("Client Key".utf8.span, key: key, digest: digest)
            }
            let stored = try client.withBytes { key throws(PrimitiveError) in try digest.digest(key) }
            let server = try salted.withBytes { key throws(PrimitiveError) in
                try MessageAuthentication.hmac("Server Key".utf8.span, key: key, digest: digest)
            }
            return stored.withBytes { stored in
                server.withBytes { SecretBytes(joining: stored, $0) }
            }
        } catch {
            throw HashingError(error)
        }
    }
}
