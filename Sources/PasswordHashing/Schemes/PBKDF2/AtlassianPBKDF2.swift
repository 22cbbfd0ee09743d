internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as Atlassian's products write it: Crowd, Jira, Confluence.
///
///     {PKCS5S2}MDEyMzQ1Njc4OWFiY2RlZj3wgClzCRiMSOBQoQGCswQipITRaxFiRCs4E28TsZ6F
///
/// Behind the name is base 64 of 16 bytes of salt and 32 of key, by SHA-1 with 10,000 iterations (passlib 1.7.4,
/// atlassian_pbkdf2_sha1). The name is read in either case, as directories have it, too.
///
/// Passwords: any bytes, of any length. HMAC pads one of under 64 bytes with zeros, so NUL bytes at its end make no
/// difference.
public struct AtlassianPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .atlassianPBKDF2, title: "Atlassian PBKDF2", units: [.pbkdf2Iterations], shapes: [.prefix("{PKCS5S2}")],
        digestField: .init(separator: nil, index: 0, offset: 31, .base64), formats: ["atlassian-pbkdf2"])

    public let parts: PBKDF2Parts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard let text = BracedText(stored.hash), text.name == "PKCS5S2" else {
            throw .malformed(.atlassianPBKDF2, "the name", "is not {PKCS5S2}")
        }
        guard let bytes = try? Base64.decode(Array(text.rest)), bytes.count == 48 else {
            throw .malformed(.atlassianPBKDF2, "the block", "is not 48 bytes in base64")
        }
        parts = PBKDF2Parts(.sha1, iterations: 10_000, salt: Array(bytes[..<16]), key: Array(bytes[16...]))
    }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash("{PKCS5S2}\(Base64.encode(parts.salt.bytes + digest.bytes))", declaredScheme: .atlassianPBKDF2)
    }
}

extension Scheme {
    public static let atlassianPBKDF2 = Scheme("atlassian-pbkdf2")
}
