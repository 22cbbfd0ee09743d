internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as FusionAuth keeps and imports it: the key in base 64, everything else in fields of its own.
///
///     aUfE2vx5Q7zgbb0jx49AaNpXUQRbT0jV3Zcn9gX1lGw=    options salt, factor, version
///
/// `version` is FusionAuth's `encryptionScheme`: `salted-pbkdf2-hmac-sha256` (32 bytes), `salted-pbkdf2-hmac-sha256-512` and
/// `salted-pbkdf2-hmac-sha512-512` (64 bytes). Without it 32 bytes are the first, and 64 are ambiguous. `salt` is in base 64,
/// `factor` the iterations, 24,000 where it is missing (PBKDF2HMACSHA256PasswordEncryptor).
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct FusionAuthPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .fusionAuthPBKDF2, title: "FusionAuth PBKDF2", units: [.pbkdf2Iterations],
        shapes: [.option(.version, recognition)],
        options: [.salt, .version, factor],
        variants: EncryptionScheme.allCases.map { .init($0.rawValue, options: [.version: .text($0.rawValue)]) },
        digestField: .whole(.base64))

    /// FusionAuth's `encryptionScheme`.
    public enum EncryptionScheme: String, Sendable, Hashable, CaseIterable {
        case sha256 = "salted-pbkdf2-hmac-sha256"
        case sha256Long = "salted-pbkdf2-hmac-sha256-512"
        case sha512 = "salted-pbkdf2-hmac-sha512-512"

        fileprivate var digest: MessageDigest { self == .sha512 ? .sha512 : .sha256 }
        fileprivate var byteCount: Int { self == .sha256 ? 32 : 64 }
    }

    /// FusionAuth's name of the iterations.
    private static let factor = HashOptions.Name("factor", .number)
    private static let defaultFactor: UInt32 = 24_000

    /// FusionAuth's `encryptionScheme`.
    public let encryptionScheme: EncryptionScheme
    public let parts: PBKDF2Parts

    // MARK: Recognition

    private static func recognition(of stored: StoredHash) -> Recognition {
        guard let version = stored.options.version, EncryptionScheme(rawValue: version) != nil else { return .none }
        return .certain
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let reader = try OptionReader(stored, of: Self.descriptor)
        guard let salt = try? Base64.decode(Array(try reader.text(.salt).utf8), padding: .optional),
            PBKDF2Parts.saltByteCounts.contains(salt.count)
        else { throw .malformed(.fusionAuthPBKDF2, "option salt", "is not up to 1024 bytes in base64") }
        guard let key = try? Base64.decode(Array(stored.hash.utf8), padding: .optional), [32, 64].contains(key.count)
        else { throw .malformed(.fusionAuthPBKDF2, "the text", "is not 32 or 64 bytes in base64") }
        let scheme = try Self.encryptionScheme(reader.options.version, of: key)
        let factor = reader.options.number(Self.factor) ?? UInt64(Self.defaultFactor)
        guard let iterations = UInt32(exactly: factor), iterations > 0 else {
            throw .malformed(.fusionAuthPBKDF2, "option factor", "is not 1 to 2^32 - 1")
        }
        encryptionScheme = scheme
        parts = PBKDF2Parts(scheme.digest, iterations: iterations, salt: salt, key: key)
    }

    private static func encryptionScheme(
        _ name: String?, of key: [UInt8]
    ) throws(HashFormatError) -> EncryptionScheme {
        guard let name else {
            guard key.count == 64 else { return .sha256 }
            let names = [EncryptionScheme.sha256Long, .sha512].map(\.rawValue)
            throw HashFormatError(
                .ambiguous, .fusionAuthPBKDF2, field: "option version",
                reason: "is missing, and 64 bytes fit \(names.joined(separator: " and "))", candidates: names)
        }
        guard let scheme = EncryptionScheme(rawValue: name) else {
            throw .malformed(.fusionAuthPBKDF2, "option version", "is no encryptionScheme of PBKDF2")
        }
        guard scheme.byteCount == key.count else {
            throw .malformed(.fusionAuthPBKDF2, "the text", "is not as long as the encryptionScheme's key")
        }
        return scheme
    }

    // MARK: Writing

    public var stored: StoredHash {
        var options = HashOptions()
        options.salt = Base64.encode(parts.salt.bytes, padded: true)
        options.version = encryptionScheme.rawValue
        if parts.function.iterations != Self.defaultFactor {
            options[Self.factor] = .number(UInt64(parts.function.iterations))
        }
        return StoredHash(
            Base64.encode(digest.bytes, padded: true), options: options, declaredScheme: .fusionAuthPBKDF2)
    }
}

extension Scheme {
    public static let fusionAuthPBKDF2 = Scheme("fusionauth-pbkdf2")
}
