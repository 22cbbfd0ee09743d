internal import HashEncoding

/// scrypt as Django writes it (django.contrib.auth.hashers.ScryptPasswordHasher, since 4.0).
///
///     scrypt$16384$<salt>$8$5$<88 characters of base 64>
///
/// N, r and p are decimal. The salt is text without `$`, 22 letters and digits as Django makes it, and enters scrypt as it
/// stands. The digest has 64 bytes, in base 64 with its padding, read without it as well. The package `django-scrypt`
/// begins with the same word and has the salt first: `DjangoScryptPackage`.
///
/// Passwords: any bytes, NUL included, of any length; NUL bytes at the end as scrypt has them.
public struct DjangoScrypt: ScryptSpelling {
    public static let descriptor = SchemeDescriptor(
        .djangoScrypt, title: "Django scrypt", units: [.scryptBytes], shapes: [.prefixed("scrypt$", recognition)],
        digestField: .last(after: "$", .base64), formats: ["django-scrypt"])

    public let parameters: Scrypt.Parameters
    public let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    /// Six fields, of which the second, fourth and fifth are numbers: others order them in another way.
    private static func recognition(of stored: StoredHash) -> Recognition {
        let fields = stored.hash.utf8.split(
            separator: UInt8(ascii: "$"), maxSplits: 6, omittingEmptySubsequences: false)
        return fields.count == 6 && [1, 3, 4].allSatisfy { HashFields.areDigits(fields[$0]) } ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 6...6, of: Self.scheme, form: "word$N$salt$r$p$digest")
        guard fields.text(0) == "scrypt" else { throw .malformed(Self.scheme, "the first word", "is another one") }
        salt = Salt(bytes: try fields.textSalt(2, byteCounts: 1...StoredHash.maximumByteCount))
        digest = Digest(try fields.base64(5, "the digest", byteCounts: 64...64))
        parameters = try Scrypt.Parameters(
            costN: try fields.number(1, "N", in: 2...(1 << 63)),
            blockSize: try fields.number(3, "r", in: 1...UInt32.max),
            parallelism: try fields.number(4, "p", in: 1...UInt32.max), digestByteCount: 64, of: Self.scheme)
    }

    // MARK: Writing

    public var stored: StoredHash {
        let salt = String(decoding: salt.bytes, as: UTF8.self)
        let head = "scrypt$\(parameters.costN)$\(salt)$\(parameters.blockSize)$\(parameters.parallelism)$"
        return StoredHash(head + Base64.encode(digest.bytes, padded: true), declaredScheme: Self.scheme)
    }
}

extension Scheme {
    public static let djangoScrypt = Scheme("django-scrypt")
}
