/// scrypt as libscrypt writes it (`libscrypt_mcf`), and pylibscrypt after it.
///
///     $s1$0e0810$<salt>$<88 characters of digest>
///
/// The costs are log2 N << 16 | r << 8 | p in six hex digits, read in either case and written in lower. Salt and digest are
/// in base 64 with padding, read without it as well; the digest has 64 bytes.
///
/// Passwords: any bytes, of any length; NUL bytes at the end as scrypt has them. libscrypt takes a C string, so it has never
/// hashed a password beyond its first NUL; here the whole password counts, and one with a NUL inside does not match.
public struct LibscryptScrypt: ScryptSpelling {
    public static let descriptor = SchemeDescriptor(
        .libscrypt, title: "scrypt of libscrypt ($s1$)", units: [.scryptBytes], shapes: [.prefix("$s1$")],
        digestField: .last(after: "$", .base64), formats: ["scrypt-libscrypt"])

    public let parameters: Scrypt.Parameters
    public let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let text = try PackedScryptText(
            stored.hash, after: "$s1$", digitCounts: 6...6, digestByteCounts: [64], of: Self.scheme)
        (parameters, salt, digest) = (text.parameters, text.salt, text.digest)
    }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash("$s1$\(PackedScryptText.text(of: self, costDigitCount: 6))", declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let libscrypt = Scheme("libscrypt")
}
