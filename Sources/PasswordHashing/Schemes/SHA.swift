internal import CryptoPrimitives
internal import HashEncoding

/// An unsalted SHA-1, SHA-2 or SHA-3 digest (FIPS 180-4, FIPS 202) of a password, in hex.
///
///     5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8    option version = sha256
///
/// Hex digits of either case are read, and written in lower case. The version is the option `version`; without it the
/// length leaves candidates, and where there are several the hash is ambiguous.
///
/// Passwords: any bytes, NUL included.
public struct SHA: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .sha, title: "SHA-1, SHA-2 or SHA-3", protection: .unsalted, units: [.digests],
        shapes: Set(Version.allCases.map(\.hexDigitCount)).sorted().map { .hex(digitCount: $0) }
            + [.option(.version, recognition)],
        options: [.version],
        variants: Version.allCases.map { .init($0.rawValue, options: [.version: .text($0.rawValue)]) },
        digestField: .whole(.hex))

    /// Which digest, spelled as the wire's `passwordVersion`.
    public enum Version: String, Sendable, Hashable, CaseIterable {
        case sha1, sha224, sha256, sha384, sha512
        case sha512_224 = "sha512/224"
        case sha512_256 = "sha512/256"
        case sha3_224 = "sha3-224"
        case sha3_256 = "sha3-256"
        case sha3_384 = "sha3-384"
        case sha3_512 = "sha3-512"

        fileprivate var function: MessageDigest {
            switch self {
            case .sha1: .sha1
            case .sha224: .sha224
            case .sha256: .sha256
            case .sha384: .sha384
            case .sha512: .sha512
            case .sha512_224: .sha512_224
            case .sha512_256: .sha512_256
            case .sha3_224: .sha3_224
            case .sha3_256: .sha3_256
            case .sha3_384: .sha3_384
            case .sha3_512: .sha3_512
            }
        }

        fileprivate var hexDigitCount: Int { function.byteCount * 2 }

        fileprivate static func writing(hexDigits count: Int) -> [Version] {
            allCases.filter { $0.hexDigitCount == count }
        }
    }

    /// Which digest it is.
    public let version: Version
    public let digest: Digest

    // MARK: Recognition

    /// With its version, digits of that length are certain.
    private static func recognition(of stored: StoredHash) -> Recognition {
        let text = stored.hash.utf8
        guard let name = stored.options.version, stored.options.names == [.version],
            Version.writing(hexDigits: text.count).contains(where: { $0.rawValue == name.lowercased() })
        else { return .none }
        return Hex.isHex(text) ? .certain : .none
    }

    public static func candidateNames(of stored: StoredHash) -> [String] {
        Version.writing(hexDigits: stored.hash.utf8.count).map(\.rawValue)
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let options = try OptionReader(stored, of: Self.descriptor).options
        guard let bytes = try? Hex.decode(Array(stored.hash.utf8)) else {
            throw .malformed(.sha, "the text", "is not an even number of hex digits")
        }
        version = try Self.version(options.version, hexDigits: bytes.count * 2)
        digest = Digest(bytes)
    }

    private static func version(_ name: String?, hexDigits count: Int) throws(HashFormatError) -> Version {
        let candidates = Version.writing(hexDigits: count)
        guard let name else {
            guard let only = candidates.first else {
                throw .malformed(.sha, "the text", "has the length of no SHA digest")
            }
            guard candidates.count == 1 else {
                let names = candidates.map(\.rawValue)
                throw HashFormatError(
                    .ambiguous, .sha, field: "option version",
                    reason: "is missing, and \(count) hex digits fit \(names.joined(separator: ", "))",
                    candidates: names)
            }
            return only
        }
        guard let version = Version(rawValue: name.lowercased()) else {
            throw .malformed(
                .sha, "option version", "is none of \(Version.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard candidates.contains(version) else {
            throw .malformed(
                .sha, "the text", "is not \(version.function.byteCount * 2) hex digits, as \(version.rawValue) is")
        }
        return version
    }

    // MARK: Writing

    public var stored: StoredHash {
        var options = HashOptions()
        options.version = version.rawValue
        return StoredHash(Hex.encode(digest.bytes), options: options, declaredScheme: .sha)
    }

    public var publicParameters: [HashParameter] { [HashParameter("version", version.rawValue)] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.broken)]

    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(DigestDerivation(version.function)) }

    /// As of every hash, without memory for a key that is compared at once.
    public func verify(_ password: Span<UInt8>) throws(HashingError) -> Bool {
        do { return try version.function.matches(password, digest.bytes.span) } catch { throw HashingError(error) }
    }

    // MARK: Creating

    /// Makes the digest of a password, for test data and for systems that take nothing better.
    public init(insecurelyHashing password: Span<UInt8>, version: Version) throws(HashingError) {
        self.version = version
        digest = try KeyDerivation(DigestDerivation(version.function)).key(of: password).withBytes { Digest($0) }
    }
}

extension Scheme {
    public static let sha = Scheme("sha")
}
