public import CryptoPrimitives

/// PBKDF2 (RFC 8018, section 5.2) with HMAC over any digest.
public struct PBKDF2Derivation: DerivationFunction {
    /// The digest that HMAC is made of.
    public let digest: MessageDigest
    /// How often HMAC runs for each digest's length of output.
    public let iterations: UInt32
    /// The length of the key in bytes.
    public let outputByteCount: Int

    init(_ digest: MessageDigest, iterations: UInt32, outputByteCount: Int) {
        self.digest = digest
        self.iterations = iterations
        self.outputByteCount = outputByteCount
    }

    /// The iterations, once for each digest's length of output that is begun.
    public var cost: HashCost {
        let blockCount = (outputByteCount + digest.byteCount - 1) / digest.byteCount
        return HashCost(work: UInt64(iterations) * UInt64(blockCount), unit: .pbkdf2Iterations)
    }

    /// By the iterations alone: who guesses needs no more than the first block of output.
    public var strength: HashStrength { Self.rule(of: digest).strength(UInt64(iterations)) }

    /// The rules of the digests that OWASP names.
    static let strengthRules = [MessageDigest.sha1, .sha256, .sha512].map { rule(of: $0) }

    /// OWASP's figures of June 2026 are 600,000 for SHA-256, 220,000 for SHA-512 and 1,400,000 for SHA-1. A digest that it
    /// does not name has the figure of the named one that takes about as long. A tenth of the figure is adequate.
    private static func rule(of digest: MessageDigest) -> StrengthRule {
        let (strong, subject): (UInt64, String) =
            switch digest {
            case .md4, .md5, .sha1, .ripemd160: (1_400_000, "SHA-1")
            case .sha224, .sha256, .sha3_224, .sha3_256, .blake2s256, .sm3: (600_000, "SHA-256")
            case .sha384, .sha512, .sha512_224, .sha512_256, .sha3_384, .sha3_512, .blake2b512, .whirlpool:
                (220_000, "SHA-512")
            }
        return StrengthRule(.init("iterations", adequate: strong / 10, strong: strong), for: subject)
    }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            return try PBKDF2Function.deriveKey(
                password: password, salt: salt, digest: digest, iterations: iterations,
                outputByteCount: outputByteCount)
        } catch {
            throw HashingError(error)
        }
    }

    public func batchCount(passwordByteCount: Int) -> Int { PBKDF2Function.batchCount(digest: digest) }

    public func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? {
        do throws(PrimitiveError) {
            return try PBKDF2Function.deriveKeys(
                inputs, digest: digest, iterations: iterations, outputByteCount: outputByteCount)
        } catch {
            throw HashingError(error)
        }
    }
}

extension WorkUnit {
    /// Iterations of PBKDF2, each of two compressions, times the blocks of output: 20 million, about ten seconds of SHA-256.
    /// That is eleven times Django's 1.8 million, and more than 389 Directory Server lets an administrator set (10 million).
    public static let pbkdf2Iterations = WorkUnit(
        "PBKDF2 iterations", defaultLimit: 20_000_000, perMillisecond: 2000)
}
