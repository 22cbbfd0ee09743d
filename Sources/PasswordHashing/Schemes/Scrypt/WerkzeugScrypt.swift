internal import HashEncoding

/// scrypt as Werkzeug and Flask write it (werkzeug.security, since 2.3).
///
///     scrypt:32768:8:1$<salt>$<128 hex digits>
///
/// N, r and p are decimal. The salt is text without `$`, 16 letters and digits as Werkzeug makes it, and enters scrypt as
/// it stands. The digest has 64 bytes (`hashlib.scrypt`), in hex: read in either case, written in lower.
///
/// Passwords: any bytes, NUL included, of any length; NUL bytes at the end as scrypt has them.
public struct WerkzeugScrypt: ScryptSpelling {
    public static let descriptor = SchemeDescriptor(
        .werkzeugScrypt, title: "Werkzeug scrypt", units: [.scryptBytes], shapes: [.prefix("scrypt:")],
        digestField: .last(after: "$", .hex), formats: ["werkzeug-scrypt"])

    public let parameters: Scrypt.Parameters
    public let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 3...3, of: Self.scheme, form: "method$salt$digest")
        let method = try HashFields(
            fields[0], separator: ":", counts: 4...4, of: Self.scheme, form: "word:N:r:p before its salt")
        guard method.text(0) == "scrypt" else { throw .malformed(Self.scheme, "the method", "is another one") }
        salt = Salt(bytes: try fields.textSalt(1, byteCounts: 1...StoredHash.maximumByteCount))
        digest = Digest(try fields.hex(2, "the digest", byteCounts: 64...64))
        parameters = try Scrypt.Parameters(
            costN: try method.number(1, "N", in: 2...(1 << 63)),
            blockSize: try method.number(2, "r", in: 1...UInt32.max),
            parallelism: try method.number(3, "p", in: 1...UInt32.max), digestByteCount: 64, of: Self.scheme)
    }

    // MARK: Writing

    public var stored: StoredHash {
        let costs = "\(parameters.costN):\(parameters.blockSize):\(parameters.parallelism)"
        let salt = String(decoding: salt.bytes, as: UTF8.self)
        return StoredHash("scrypt:\(costs)$\(salt)$\(Hex.encode(digest.bytes))", declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let werkzeugScrypt = Scheme("werkzeug-scrypt")
}
