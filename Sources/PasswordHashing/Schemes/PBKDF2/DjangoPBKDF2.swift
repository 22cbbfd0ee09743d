internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as Django writes it (django.contrib.auth.hashers), and passlib's `django_pbkdf2_*`.
///
///     pbkdf2_sha256$1000000$<salt>$<digest>
///
/// `pbkdf2_sha256` and `pbkdf2_sha1` are Django's own; a project that sets `digest = hashlib.sha512` writes
/// `pbkdf2_sha512`. The salt is text without `$`, used as it stands, and not empty; the digest has its function's length
/// and is in base 64, written with padding. Iterations are 1 to 2^32 - 1.
///
/// Clerk writes `pbkdf2_sha256$` too, with a salt in base 64. It is Django's for certain where the salt is no base 64 as an
/// encoder writes it: of a length that no padding makes whole, or with bits set that padding leaves over. Django makes salts
/// of 22 letters and digits since 3.2, so all of these are certain. Before 3.2, and in passlib, they have 12: nine bytes in
/// base 64 look the same, so all of these are ambiguous until this scheme or `clerk-pbkdf2` is declared. It is Clerk's for
/// certain where the digest has not 32 bytes. The other two have hex in Clerk's writing.
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct DjangoPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .djangoPBKDF2, title: "Django PBKDF2", units: [.pbkdf2Iterations],
        shapes: digests.map { digest in
            .prefixed("pbkdf2_\(digest.rawValue)$") { recognition(of: $0).django }
        },
        digestField: .last(after: "$", .base64),
        formats: ["django-pbkdf2-sha256", "django-pbkdf2-sha1", "pbkdf2-sha512-text"])

    public let parts: PBKDF2Parts

    private static let digests: [MessageDigest] = [.sha1, .sha256, .sha512]

    // MARK: Recognition

    /// Whose a text is that starts with `pbkdf2_sha1$`, `pbkdf2_sha256$` or `pbkdf2_sha512$`: Django's or Clerk's.
    static func recognition(of stored: StoredHash) -> (django: Recognition, clerk: Recognition) {
        let text = stored.hash.utf8.span
        let dollars = text.indices.filter { text[$0] == UInt8(ascii: "$") }
        guard stored.hash.utf8.starts(with: "pbkdf2_sha256$".utf8) else {
            // 20 or 64 bytes have a letter in base 64 that is no hex digit.
            let isBase64 =
                dollars.count == 3 && (dollars[2]..<text.count).contains { ByteSet.beyondHex.contains(text[$0]) }
            return isBase64 ? (.certain, .none) : (.none, .certain)
        }
        guard dollars.count == 3, isWrittenBase64(text.extracting(dollars[1] + 1..<dollars[2])) else {
            return (.certain, .none)
        }
        let digest = text.extracting(droppingFirst: dollars[2] + 1)
        let isOtherLength = isWrittenBase64(digest) && digest.count != 44
        return isOtherLength ? (.none, .certain) : (.possible, .possible)
    }

    /// Whether a text is what an encoder of base 64 with padding writes: the bits that padding leaves over are zero.
    private static func isWrittenBase64(_ text: Span<UInt8>) -> Bool {
        guard !text.isEmpty, text.count.isMultiple(of: 4) else { return false }
        let count = ByteSet.standardBase64.prefixCount(of: text, from: 0, atMost: text.count)
        guard ByteSet.padding.containsAll(text.extracting(count..<text.count)) else { return false }
        switch text.count - count {
        case 0: return true
        case 1: return ByteSet.endingInTwoZeros.containsAll(text.extracting(count - 1..<count))
        case 2: return ByteSet.endingInFourZeros.containsAll(text.extracting(count - 1..<count))
        default: return false
        }
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 4...4, of: .djangoPBKDF2,
            form: "pbkdf2_sha256$iterations$salt$digest")
        let algorithm = fields.text(0)
        guard let digest = Self.digests.first(where: { "pbkdf2_\($0.rawValue)" == algorithm }) else {
            throw .malformed(.djangoPBKDF2, "the algorithm", "is none of pbkdf2_sha1, pbkdf2_sha256 and pbkdf2_sha512")
        }
        parts = PBKDF2Parts(
            digest, iterations: try fields.number(1, "the iterations", in: PBKDF2Parts.iterationRange),
            salt: try fields.textSalt(2, byteCounts: 1...PBKDF2Parts.saltByteCounts.upperBound),
            key: try fields.base64(3, "the digest", byteCounts: digest.byteCount...digest.byteCount))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let (algorithm, iterations) = ("pbkdf2_\(parts.function.digest.rawValue)", parts.function.iterations)
        let key = Base64.encode(digest.bytes, padded: true)
        return StoredHash("\(algorithm)$\(iterations)$\(parts.saltText)$\(key)", declaredScheme: .djangoPBKDF2)
    }
}

extension ByteSet {
    /// The characters of base 64 that are no hex digits.
    fileprivate static let beyondHex = ByteSet("gz", "GZ", "++", "//", "==")
    fileprivate static let standardBase64 = ByteSet("09", "az", "AZ", "++", "//")
    /// The digits of base 64 whose last two bits are zero.
    fileprivate static let endingInTwoZeros = ByteSet(
        "AA", "EE", "II", "MM", "QQ", "UU", "YY", "cc", "gg", "kk", "oo", "ss", "ww", "00", "44", "88")
    /// Those whose last four bits are.
    fileprivate static let endingInFourZeros = ByteSet("AA", "QQ", "gg", "ww")
}

extension Scheme {
    public static let djangoPBKDF2 = Scheme("django-pbkdf2")
}
