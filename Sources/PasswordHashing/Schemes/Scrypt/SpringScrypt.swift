/// scrypt as Spring Security writes it (SCryptPasswordEncoder).
///
///     $e0801$<salt>$<digest>
///
/// The costs are log2 N << 16 | r << 8 | p in hex, read in either case and written in lower. Salt and digest are in base 64
/// with padding, read without it as well. Spring makes 64 bytes of salt (4.1) or 16 (5.8), and 32 bytes of digest unless an
/// application says otherwise: 16, 32, 64 or 128 are read, since scrypt's shorter outputs are prefixes of its longer ones.
/// `DelegatingPasswordEncoder` writes `{scrypt}` before it, which is taken off (`WrappedHash`).
///
/// Passwords: any bytes, NUL included, of any length; NUL bytes at the end as scrypt has them.
public struct SpringScrypt: ScryptSpelling {
    public static let descriptor = SchemeDescriptor(
        .springScrypt, title: "Spring Security scrypt", units: [.scryptBytes],
        shapes: [.start(UInt8(ascii: "$"), recognition)],
        digestField: .last(after: "$", .base64), formats: ["spring-scrypt"])

    public let parameters: Scrypt.Parameters
    public let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    /// Three fields behind the dollar: costs, which no identifier of five letters of hex looks like, and base 64 twice.
    private static func recognition(of stored: StoredHash) -> Recognition {
        let fields = stored.hash.utf8.split(
            separator: UInt8(ascii: "$"), maxSplits: 4, omittingEmptySubsequences: false)
        guard fields.count == 4, fields[0].isEmpty, (5...6).contains(fields[1].count),
            PackedScryptText.costs(fields[1]) != nil
        else { return .none }
        return fields[2...].allSatisfy { !$0.isEmpty && $0.allSatisfy(base64.contains) } ? .certain : .none
    }

    private static let base64 = ByteSet("az", "AZ", "09", "++", "//", "==")

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let text = try PackedScryptText(
            stored.hash, after: "$", digitCounts: 5...6, digestByteCounts: [16, 32, 64, 128], of: Self.scheme)
        (parameters, salt, digest) = (text.parameters, text.salt, text.digest)
    }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash("$\(PackedScryptText.text(of: self))", declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let springScrypt = Scheme("spring-scrypt")
}
