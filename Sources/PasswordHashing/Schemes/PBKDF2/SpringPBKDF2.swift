internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as Spring Security writes it (Pbkdf2PasswordEncoder): salt and key together, and no costs.
///
///     {pbkdf2@SpringSecurity_v5_8}<16 bytes of salt and 32 of key, in hex>
///     options rounds, version, saltLength, sourcePepper
///
/// `{pbkdf2}` are the defaults of 5.5: SHA-1, 185,000 iterations, 8 bytes of salt. `{pbkdf2@SpringSecurity_v5_8}` are
/// those of 5.8: SHA-256, 310,000, 16 bytes. The key has 32 bytes in both. A declared text without a name has the defaults
/// that its 40 or 48 bytes fit. Where the encoder was made with other numbers, the options say them: `rounds`, `version`
/// (sha1, sha256, sha512) and `saltLength`; the key is then what follows the salt, 16 to 64 bytes. `sourcePepper` is the
/// secret of the encoder, whose bytes follow the salt. Hex of either case is read, and base 64
/// (`setEncodeHashAsBase64`).
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct SpringPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .springPBKDF2, title: "Spring Security PBKDF2", units: [.pbkdf2Iterations],
        shapes: [
            .prefixed("{pbkdf2}") { BracedText.recognition(of: $0, as: .spring) },
            .prefix("{\(Preset.version5_8.rawValue)}"),
        ], options: [.rounds, .version, saltLength, .sourcePepper],
        digestField: .init(separator: "}", offset: 32, .hex), formats: ["spring-pbkdf2"])

    /// The bytes of salt, where the encoder was made with another number.
    private static let saltLength = HashOptions.Name("saltLength", .number)

    private enum Preset: String, CaseIterable {
        case version5_5 = "pbkdf2"
        case version5_8 = "pbkdf2@SpringSecurity_v5_8"

        var digest: MessageDigest { self == .version5_5 ? .sha1 : .sha256 }
        var iterations: UInt32 { self == .version5_5 ? 185_000 : 310_000 }
        var saltByteCount: Int { self == .version5_5 ? 8 : 16 }
        var byteCount: Int { saltByteCount + 32 }
    }

    public let parts: PBKDF2Parts

    private let preset: Preset
    private let isNamed: Bool
    private let isBase64: Bool
    private let pepper: SourcePepper
    /// What stood beside the text, without the pepper.
    private let options: HashOptions

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        var options = try OptionReader(stored, of: Self.descriptor).options
        let named = try Self.named(stored.hash)
        let text = named.map { $0.1 } ?? Array(stored.hash.utf8)
        let (bytes, isBase64) = try Self.bytes(of: text)
        pepper = SourcePepper(bytes: Array((options.text(.sourcePepper) ?? "").utf8))
        options[.sourcePepper] = nil
        let isOwn = options.version != nil || options[Self.saltLength] != nil
        guard let preset = named?.0 ?? Preset.allCases.first(where: { isOwn || $0.byteCount == bytes.count }),
            isOwn || preset.byteCount == bytes.count
        else { throw .malformed(.springPBKDF2, "the text", "has not the length of salt and key") }
        let digest = try Self.digest(options.version) ?? preset.digest
        let ownSalt = options.version == nil ? preset.saltByteCount : digest == .sha1 ? 8 : 16
        let saltCount = Int(clamping: options.number(Self.saltLength) ?? UInt64(ownSalt))
        guard saltCount > 0, 16...64 ~= bytes.count - min(saltCount, bytes.count) else {
            throw .malformed(.springPBKDF2, "the text", "has not 16 to 64 bytes of key behind the salt")
        }
        guard let iterations = UInt32(exactly: options.rounds ?? UInt64(preset.iterations)), iterations > 0 else {
            throw .malformed(.springPBKDF2, "option rounds", "is not 1 to 2^32 - 1")
        }
        parts = PBKDF2Parts(
            digest, iterations: iterations, salt: Array(bytes[..<saltCount]) + pepper.bytes,
            key: Array(bytes[saltCount...]))
        (self.preset, self.isBase64, isNamed, self.options) = (preset, isBase64, named != nil, options)
    }

    private static func named(_ text: String) throws(HashFormatError) -> (Preset, [UInt8])? {
        guard text.utf8.first == UInt8(ascii: "{") else { return nil }
        guard let braced = BracedText(text),
            let preset = Preset.allCases.first(where: { $0.rawValue.uppercased() == braced.name })
        else { throw .malformed(.springPBKDF2, "the name", "is neither {pbkdf2} nor {pbkdf2@SpringSecurity_v5_8}") }
        return (preset, Array(braced.rest))
    }

    private static func bytes(of text: [UInt8]) throws(HashFormatError) -> (bytes: [UInt8], isBase64: Bool) {
        if let bytes = try? Hex.decode(text) { return (bytes, false) }
        guard let bytes = try? Base64.decode(text, padding: .optional) else {
            throw .malformed(.springPBKDF2, "the text", "is neither hex nor base64")
        }
        return (bytes, true)
    }

    private static func digest(_ version: String?) throws(HashFormatError) -> MessageDigest? {
        guard let version else { return nil }
        guard let digest = [MessageDigest.sha1, .sha256, .sha512].first(where: { $0.rawValue == version }) else {
            throw .malformed(.springPBKDF2, "option version", "is none of sha1, sha256 and sha512")
        }
        return digest
    }

    // MARK: Writing

    public var stored: StoredHash {
        let bytes = parts.salt.bytes.dropLast(pepper.bytes.count) + digest.bytes
        let text = isBase64 ? Base64.encode(Array(bytes), padded: true) : Hex.encode(Array(bytes))
        var options = options
        if !pepper.bytes.isEmpty { options[.sourcePepper] = .text(String(decoding: pepper.bytes, as: UTF8.self)) }
        return StoredHash(
            isNamed ? "{\(preset.rawValue)}\(text)" : text, options: options, declaredScheme: .springPBKDF2)
    }
}

/// The secret that an encoder was made with.
private struct SourcePepper: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    let bytes: [UInt8]

    var description: String { "SourcePepper" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension Scheme {
    public static let springPBKDF2 = Scheme("spring-pbkdf2")
}
