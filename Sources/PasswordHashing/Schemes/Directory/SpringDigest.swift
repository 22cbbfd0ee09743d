internal import CryptoPrimitives
internal import HashEncoding

/// A salted digest of Spring Security (MessageDigestPasswordEncoder, Md4PasswordEncoder).
///
///     {SHA-256}{kMNYTIRdyz/0b7x4BbIm4xjsVZzDPVbJVqaYBCEcYHY=}<64 hex digits>
///     {kMNYTIRdyz/0b7x4BbIm4xjsVZzDPVbJVqaYBCEcYHY=}<64 hex digits>
///
/// The first form is DelegatingPasswordEncoder's, whose name says the digest: MD4, MD5, SHA-1, SHA-256, SHA-384 or SHA-512,
/// read in any case and written in capitals. The second is the encoder's own; its length then says the digest, never MD4,
/// and it is merely possibly of this scheme. What is hashed is the password and then the salt with its braces, as it stands
/// in the text; it may be empty. The digest is in hex, read in either case and written in lower, or in base 64, and stays in
/// it. Spring's digests without a salt are `md5` and `sha` in another writing (`WrappedHash`).
///
/// Passwords: any bytes, NUL included, of any length. An application may have set more iterations than one, which the text
/// does not say; those hashes do not match.
public struct SpringDigest: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .springDigest, title: "Spring Security salted digest", units: [.digests],
        shapes: digests.map { .prefixed("{\($0.name)}", recognition) } + [.start(UInt8(ascii: "{"), bareRecognition)],
        digestField: .last(after: "}", .hex), formats: ["spring-salted-digest", "spring-bare-salted-digest"])

    private static let digests: [(name: String, digest: MessageDigest)] = [
        ("MD4", .md4), ("MD5", .md5), ("SHA-1", .sha1), ("SHA-256", .sha256), ("SHA-384", .sha384),
        ("SHA-512", .sha512),
    ]

    /// The name in the text; nil for the encoder's own form.
    private let name: String?
    private let function: MessageDigest
    /// The salt with its braces.
    private let salt: Salt
    private let isBase64: Bool
    public let digest: Digest

    // MARK: Recognition

    /// A second brace behind the name: without it the digest has no salt.
    private static func recognition(of stored: StoredHash) -> Recognition {
        let behind = stored.hash.utf8.drop { $0 != UInt8(ascii: "}") }.dropFirst()
        return behind.first == UInt8(ascii: "{") ? .certain : .none
    }

    /// One pair of braces that are no other system's name, and a digest in hex.
    private static func bareRecognition(of stored: StoredHash) -> Recognition {
        guard let (rule, _) = FormatTable.rule(of: stored.hash.utf8.span) else { return .none }
        return rule.format.name == "spring-bare-salted-digest" ? .possible : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        var text = Array(stored.hash.utf8)[...]
        guard let first = Self.takeBraces(&text) else { throw .malformed(Self.scheme, "the text", "has no salt") }
        let named = String(decoding: first.dropFirst().dropLast(), as: UTF8.self).uppercased()
        let entry = Self.digests.first { $0.name == named }
        let second = entry == nil ? nil : Self.takeBraces(&text)
        guard entry == nil || second != nil else { throw .malformed(Self.scheme, "the salt", "is missing") }
        let salt = second ?? first
        guard !salt.contains(0) else { throw .malformed(Self.scheme, "the salt", "has a NUL byte") }
        let hex = try? Hex.decode(Array(text))
        guard let bytes = hex ?? (try? Base64.decode(Array(text), padding: .optional)) else {
            throw .malformed(Self.scheme, "the digest", "is neither hex nor base64")
        }
        let byLength = Self.digests.last { $0.digest.byteCount == bytes.count }
        guard let found = entry ?? byLength, found.digest.byteCount == bytes.count else {
            throw .malformed(Self.scheme, "the digest", "has not the length of its function")
        }
        (name, function) = (entry?.name, found.digest)
        isBase64 = hex == nil
        self.salt = Salt(bytes: Array(salt))
        digest = Digest(bytes)
    }

    /// Takes what stands between braces at the start, with them.
    private static func takeBraces(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard text.first == UInt8(ascii: "{"), let end = text.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let taken = text[...end]
        text = text[(end + 1)...]
        return taken
    }

    // MARK: Writing

    public var stored: StoredHash {
        let head = (name.map { "{\($0)}" } ?? "") + String(decoding: salt.bytes, as: UTF8.self)
        let digest = isBase64 ? Base64.encode(digest.bytes, padded: true) : Hex.encode(digest.bytes)
        return StoredHash(head + digest, declaredScheme: Self.scheme)
    }

    public var publicParameters: [HashParameter] { [HashParameter("digest", function.rawValue)] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// One digest: a graphics card tries billions a second.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(SaltedDigestDerivation(function, .passwordFirst), salt: salt)
    }
}

extension Scheme {
    public static let springDigest = Scheme("spring-digest")
}
