internal import CryptoPrimitives
internal import HashEncoding

/// passlib's bcrypt over SHA-256 (passlib.hash.bcrypt_sha256), in both of its versions.
///
///     $bcrypt-sha256$v=2,t=2b,r=12$<22 characters of salt>$<31 characters of digest>
///     $bcrypt-sha256$2a,12$<22 characters of salt>$<31 characters of digest>
///
/// Version 2 (since passlib 1.7.3) is bcrypt of base64(HMAC-SHA256(password)), whose key is the salt's text; version 1 of
/// base64(SHA-256(password)). `r` is the cost, 4 to 31, without a leading zero; `t` is `2b` alone in version 2, `2a` or `2b`
/// in version 1. The fields have this order, and the salt's unused bits are zero, as passlib demands.
///
/// Passwords: any bytes, NUL included, of any length.
public struct PasslibBcryptSHA256: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .passlibBcryptSHA256, title: "passlib bcrypt over SHA-256", units: [.bcryptExpansions],
        shapes: [.prefix(prefix)],
        digestField: .last(after: "$", .crypt64), formats: ["passlib-bcrypt-sha256"])

    private static let prefix = "$bcrypt-sha256$"

    /// 2, or 1 before passlib 1.7.3.
    public let version: Int
    private let text: BcryptText
    public var digest: Digest { text.digest }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard stored.hash.utf8.starts(with: Self.prefix.utf8) else {
            throw .malformed(.passlibBcryptSHA256, "the prefix", "is another")
        }
        let fields = try HashFields(
            stored.hash.utf8.dropFirst(Self.prefix.utf8.count), separator: "$", counts: 3...3,
            of: .passlibBcryptSHA256, form: "the prefix and settings, salt and digest")
        let settings = fields[0].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let (variant, cost): (ArraySlice<UInt8>, ArraySlice<UInt8>)
        switch settings.count {
        case 3
        where settings[0].elementsEqual("v=2".utf8) && settings[1].elementsEqual("t=2b".utf8)
            && settings[2].starts(with: "r=".utf8):
            (version, variant, cost) = (2, settings[1].dropFirst(2), settings[2].dropFirst(2))
        case 2 where settings[0].elementsEqual("2a".utf8) || settings[0].elementsEqual("2b".utf8):
            (version, variant, cost) = (1, settings[0], settings[1])
        default:
            throw .malformed(
                .passlibBcryptSHA256, "settings",
                "are neither version 2's, of v, t and r, nor version 1's, a prefix and a cost")
        }
        guard let number = DecimalNumber.parse(cost, as: Int.self), 4...31 ~= number else {
            throw .malformed(.passlibBcryptSHA256, "the cost", "is not a number from 4 to 31")
        }
        let (salt, digest) = (
            try fields.bytes(1, "salt", byteCounts: 22...22), try fields.bytes(2, "digest", byteCounts: 31...31)
        )
        let setting = "$\(String(decoding: variant, as: UTF8.self))$\(number < 10 ? "0" : "")\(number)$"
        text = try BcryptText(
            setting + String(decoding: salt + digest, as: UTF8.self), of: .passlibBcryptSHA256)
        // The salt's text is a key: another one would be another hash.
        guard text.saltText.utf8.elementsEqual(salt) else {
            throw .malformed(.passlibBcryptSHA256, "salt", "has unused bits that are not zero")
        }
    }

    // MARK: Writing

    public var stored: StoredHash {
        let (variant, cost) = (text.parameters.variant.rawValue, text.parameters.cost)
        let settings = version == 1 ? "\(variant),\(cost)" : "v=2,t=\(variant),r=\(cost)"
        return StoredHash(
            "\(Self.prefix)\(settings)$\(text.saltText)$\(text.digestText)", declaredScheme: .passlibBcryptSHA256)
    }

    public var publicParameters: [HashParameter] { [HashParameter("version", version)] + text.publicParameters }

    // MARK: Cost

    public static var strengthRules: [StrengthRule] { BcryptText.strengthRules }
    public var strength: HashStrength { text.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        text.derivation([
            version == 1
                ? EncodedDigest(.sha256, .base64) as any PasswordTransform
                : EncodedHMAC(.sha256, key: text.saltText.utf8)
        ])
    }
}

extension Scheme {
    public static let passlibBcryptSHA256 = Scheme("bcrypt-sha256")
}
