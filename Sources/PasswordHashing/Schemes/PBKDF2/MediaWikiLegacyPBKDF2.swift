internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 over MediaWiki's old MD5 hashes, as its wrapOldPasswords.php makes it of them.
///
///     :pbkdf2-legacyA:!sha512:30000:64!!<salt>!<digest>
///     :pbkdf2-legacyB:!sha512:30000:64!<old salt>!<salt>!<digest>
///
/// The key is PBKDF2's of an MD5 in lower-case hex: of the password (A), or of old salt, dash and MD5 in hex (B)
/// (LayeredParameterizedPassword.php, MWOldPassword.php, MWSaltedPassword.php). The parameters of the layers stand before
/// their salts; the first layer has none, so that the text starts with an exclamation mark. An old salt is text without
/// `!` and `:`. A with an old salt is malformed: MediaWiki before 1.24 salted with it, MediaWiki since does not.
///
/// Passwords: any bytes, of any length.
public struct MediaWikiLegacyPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .mediaWikiLegacyPBKDF2, title: "MediaWiki PBKDF2 over MD5", units: [.pbkdf2Iterations],
        shapes: [.prefix(":pbkdf2-legacyA:"), .prefix(":pbkdf2-legacyB:")], digestField: .last(after: "!", .base64))

    public let parts: PBKDF2Parts

    /// The salt of B; nil for A.
    private let oldSalt: Salt?

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let form = ":pbkdf2-legacyB:!algo:rounds:length!salt!salt!digest"
        let fields = try HashFields(
            stored.hash.utf8, separator: "!", counts: 5...5, of: .mediaWikiLegacyPBKDF2, form: form)
        let parameters = try HashFields(
            fields[1], separator: ":", counts: 3...3, of: .mediaWikiLegacyPBKDF2, form: form)
        let salt = try fields.textSalt(2, byteCounts: PBKDF2Parts.saltByteCounts)
        guard !salt.contains(UInt8(ascii: ":")) else {
            throw .malformed(.mediaWikiLegacyPBKDF2, "the old salt", "contains a colon")
        }
        switch (fields.text(0), salt.isEmpty) {
        case (":pbkdf2-legacyA:", true): oldSalt = nil
        case (":pbkdf2-legacyB:", false): oldSalt = Salt(bytes: salt)
        default: throw .malformed(.mediaWikiLegacyPBKDF2, "the type", "is neither legacyA nor legacyB with a salt")
        }
        let length = try parameters.number(2, "the length", in: PBKDF2Parts.keyByteCounts)
        parts = PBKDF2Parts(
            try MediaWikiPBKDF2.digest(parameters.text(0), of: .mediaWikiLegacyPBKDF2),
            iterations: try parameters.number(1, "the rounds", in: PBKDF2Parts.iterationRange),
            salt: try fields.base64(3, "the salt", byteCounts: PBKDF2Parts.saltByteCounts),
            key: try fields.base64(4, "the digest", byteCounts: length...length))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let function = parts.function
        let type = oldSalt == nil ? "A" : "B"
        let parameters = "\(function.digest.rawValue):\(function.iterations):\(digest.count)"
        let old = String(decoding: oldSalt?.bytes ?? [], as: UTF8.self)
        let salt = Base64.encode(parts.salt.bytes, padded: true)
        let key = Base64.encode(digest.bytes, padded: true)
        return StoredHash(
            ":pbkdf2-legacy\(type):!\(parameters)!\(old)!\(salt)!\(key)", declaredScheme: .mediaWikiLegacyPBKDF2)
    }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(parts.function, salt: parts.salt, transforms: [MediaWikiMD5Transform(salt: oldSalt)])
    }
}

extension Scheme {
    public static let mediaWikiLegacyPBKDF2 = Scheme("mediawiki-pbkdf2-legacy")
}
