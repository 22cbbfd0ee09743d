/// scrypt as Will Glozer's library for Java writes it (com.lambdaworks.crypto.SCryptUtil), and its ports.
///
///     $s0$e0801$<24 characters of salt>$<44 characters of digest>
///
/// The costs are log2 N << 16 | r << 8 | p in hex, read with leading zeros as well. Salt and digest are in base 64 with
/// padding, read without it as well; the library makes 16 bytes of salt and 32 of digest, Password4j 64 of both.
///
/// Passwords: any bytes, NUL included, of any length; NUL bytes at the end as scrypt has them.
public struct LambdaworksScrypt: ScryptSpelling {
    public static let descriptor = SchemeDescriptor(
        .lambdaworksScrypt, title: "scrypt of lambdaworks ($s0$)", units: [.scryptBytes], shapes: [.prefix("$s0$")],
        digestField: .last(after: "$", .base64), formats: ["scrypt-lambdaworks"])

    public let parameters: Scrypt.Parameters
    public let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let text = try PackedScryptText(
            stored.hash, after: "$s0$", digitCounts: 1...8, digestByteCounts: [32, 64], of: Self.scheme)
        (parameters, salt, digest) = (text.parameters, text.salt, text.digest)
    }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash("$s0$\(PackedScryptText.text(of: self))", declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let lambdaworksScrypt = Scheme("lambdaworks-scrypt")
}
