public import CryptoPrimitives

/// Drupal 7's iterated SHA-512 (`_password_crypt`): PHPass with another digest, of which 258 bits are kept.
public struct DrupalDerivation: DerivationFunction {
    /// The longest password that Drupal takes, in bytes (`includes/password.inc`, since 7.34).
    static let maximumPasswordByteCount = 512

    /// log2 of the number of SHA-512 calls after the first.
    public let countLog2: Int

    init(countLog2: Int) {
        self.countLog2 = countLog2
    }

    public var cost: HashCost { HashCost(work: 1 << UInt64(countLog2), unit: .drupalDigests) }

    public func check(_ password: Span<UInt8>) throws(HashingError) {
        guard password.count <= Self.maximumPasswordByteCount else {
            throw .passwordUnsupported(
                reason: "is longer than the \(Self.maximumPasswordByteCount) bytes that Drupal takes")
        }
    }

    /// 33 bytes: the text ends within the last one.
    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            let first = SecretBytes(joining: salt, password)
            let digest = try first.withBytes { first throws(PrimitiveError) in
                try MessageDigest.sha512.iteratedDigest(first: first, suffix: password, iterations: 1 << countLog2)
            }
            return digest.withBytes(Self.kept)
        } catch {
            throw HashingError(error)
        }
    }

    public func batchCount(passwordByteCount: Int) -> Int {
        MessageDigest.iteratedSHA512BatchCount(passwordByteCount: passwordByteCount)
    }

    public func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? {
        do throws(PrimitiveError) {
            let digests = try MessageDigest.iteratedSHA512(inputs, iterations: 1 << UInt32(countLog2))
            return digests.map { SharedSecretBytes($0.withBytes(Self.kept)) }
        } catch {
            throw HashingError(error)
        }
    }

    private static func kept(of digest: Span<UInt8>) -> SecretBytes {
        SecretBytes(count: 33) { append in
            for index in 0..<32 { append(digest[index]) }
            append(digest[32] & 0b11)
        }
    }
}

extension WorkUnit {
    /// SHA-512 calls of Drupal: 2^20, about half a second. Drupal 7 writes 2^15, 8 to 10 2^16, the format ends at 2^30.
    public static let drupalDigests = WorkUnit("SHA-512 calls", defaultLimit: 1 << 20, perMillisecond: 2000)
}
