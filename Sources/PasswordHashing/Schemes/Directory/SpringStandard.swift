internal import CryptoPrimitives
internal import HashEncoding

/// Spring Security's StandardPasswordEncoder: SHA-256, 1,024 times.
///
///     <80 hex digits>        option sourcePepper, where the application has a secret
///
/// The first 8 bytes are the salt, the other 32 SHA-256 applied 1,024 times to salt, secret and password. Hex is read in
/// either case and written in lower. 80 digits alone are merely possibly of this scheme; DelegatingPasswordEncoder writes
/// `{sha256}` before them, which is taken off (`WrappedHash`). The text does not say whether there was a secret: it is the
/// option `sourcePepper`, the application's text, and an empty one is none.
///
/// Passwords: any bytes, NUL included, of any length.
public struct SpringStandard: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .springStandard, title: "Spring Security StandardPasswordEncoder", units: [.digests],
        shapes: [.hex(digitCount: 80)],
        options: [.sourcePepper], digestField: .init(separator: nil, index: 0, offset: 16, .hex))

    private let salt: Salt
    private let pepper: SourcePepper
    public let digest: Digest

    /// The application's secret, kept from every description.
    private struct SourcePepper: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        let text: String

        var description: String { "SourcePepper" }
        var customMirror: Mirror { Mirror(self, children: []) }
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let options = try OptionReader(stored, of: Self.descriptor).options
        guard let bytes = try? Hex.decode(Array(stored.hash.utf8)), bytes.count == 40 else {
            throw .malformed(Self.scheme, "the text", "is not 80 hex digits")
        }
        salt = Salt(bytes: Array(bytes[..<8]))
        digest = Digest(Array(bytes[8...]))
        pepper = SourcePepper(text: options.text(.sourcePepper) ?? "")
    }

    // MARK: Writing

    public var stored: StoredHash {
        var options = HashOptions()
        if !pepper.text.isEmpty { options[.sourcePepper] = .text(pepper.text) }
        return StoredHash(Hex.encode(salt.bytes + digest.bytes), options: options, declaredScheme: Self.scheme)
    }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// A thousand digests: OWASP's least PBKDF2-SHA256 is 600,000 times two.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(
            SaltedDigestDerivation(.sha256, .saltFirst, iterations: 1024),
            salt: Salt(bytes: salt.bytes + Array(pepper.text.utf8)))
    }
}

extension Scheme {
    public static let springStandard = Scheme("spring-standard")
}
