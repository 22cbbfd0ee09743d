internal import HashEncoding

/// scrypt as the package django-scrypt wrote it, before Django had its own (PyPI, 0.1 to 0.2.3).
///
///     scrypt$<salt>$14$8$1$64$<88 characters of base 64>
///
/// After the salt, which is text without `$`, come log2 N, r, p and the length of the digest, which is always 64. Its first
/// version wrote N itself, which is read from 64 on, a power of two. Under Python 2 a line feed stands behind the 76th
/// character of the base 64; it is read, and not written. The package asks for both to be mended by hand.
///
/// Passwords: any bytes, NUL included, of any length. White space around a password is no part of it: the package takes it
/// off (`str.strip()`) before it hashes. It hashes no empty password.
public struct DjangoScryptPackage: ScryptSpelling {
    public static let descriptor = SchemeDescriptor(
        .djangoScryptPackage, title: "scrypt of the package django-scrypt", units: [.scryptBytes],
        shapes: [.prefixed("scrypt$", recognition)], digestField: .last(after: "$", .base64),
        formats: ["django-scrypt-package"])

    public let parameters: Scrypt.Parameters
    public let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    /// Seven fields, of which the four behind the salt are numbers.
    private static func recognition(of stored: StoredHash) -> Recognition {
        let fields = stored.hash.utf8.split(
            separator: UInt8(ascii: "$"), maxSplits: 7, omittingEmptySubsequences: false)
        return fields.count == 7 && (2...5).allSatisfy { HashFields.areDigits(fields[$0]) } ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 7...7, of: Self.scheme, form: "word$salt$log2 N$r$p$64$digest")
        guard fields.text(0) == "scrypt" else { throw .malformed(Self.scheme, "the first word", "is another one") }
        salt = Salt(bytes: try fields.textSalt(1, byteCounts: 1...StoredHash.maximumByteCount))
        guard fields.text(5) == "64" else { throw .malformed(Self.scheme, "the length", "is not 64") }
        let number: UInt64 = try fields.number(2, "log2 N", in: 1...(1 << 63))
        var text = Array(fields[6])
        if text.count > Self.lineByteCount, text[Self.lineByteCount] == UInt8(ascii: "\n") {
            text.remove(at: Self.lineByteCount)
        }
        guard let bytes = try? Base64.decode(text, padding: .optional), bytes.count == 64 else {
            throw .malformed(Self.scheme, "the digest", "is not base64 of 64 bytes")
        }
        digest = Digest(bytes)
        parameters = try Scrypt.Parameters(
            costN: number < 64 ? 1 << number : number, blockSize: try fields.number(3, "r", in: 1...UInt32.max),
            parallelism: try fields.number(4, "p", in: 1...UInt32.max), digestByteCount: 64, of: Self.scheme)
    }

    /// The characters of a line of base 64 as Python 2 writes it (RFC 2045).
    private static let lineByteCount = 76

    // MARK: Writing

    public var stored: StoredHash {
        let salt = String(decoding: salt.bytes, as: UTF8.self)
        let costs = "\(parameters.costN.trailingZeroBitCount)$\(parameters.blockSize)$\(parameters.parallelism)$64"
        let digest = Base64.encode(digest.bytes, padded: true)
        return StoredHash("scrypt$\(salt)$\(costs)$\(digest)", declaredScheme: Self.scheme)
    }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(ScryptDerivation(parameters), salt: salt, transforms: [SpaceStripping()])
    }
}

extension Scheme {
    public static let djangoScryptPackage = Scheme("django-scrypt-package")
}
