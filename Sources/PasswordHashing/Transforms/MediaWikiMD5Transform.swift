internal import CryptoPrimitives

/// MediaWiki's old hash of a password: its MD5 in hex, or the MD5 in hex of a salt, a dash and that.
struct MediaWikiMD5Transform: PasswordTransform {
    /// The salt of `:B:`; nil for `:A:`.
    let salt: Salt?

    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let plain = try Self.hexDigest(password)
        guard let salt else { return plain }
        let start = salt.bytes + [UInt8(ascii: "-")]
        return try plain.withBytes { plain throws(HashingError) in
            try SecretBytes(joining: start.span, plain).withBytes { salted throws(HashingError) in
                try Self.hexDigest(salted)
            }
        }
    }

    private static func hexDigest(_ message: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let digest: SecretBytes
        do throws(PrimitiveError) {
            digest = try MessageDigest.md5.digest(message)
        } catch {
            throw HashingError(error)
        }
        return digest.withBytes { bytes in
            SecretBytes(count: bytes.count * 2) { append in
                for index in bytes.indices {
                    for nibble in [bytes[index] >> 4, bytes[index] & 0x0F] {
                        append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
                    }
                }
            }
        }
    }
}
