internal import CryptoPrimitives
internal import HashEncoding

/// The unsalted MD5 digest (RFC 1321) of a password, in hex.
///
///     5f4dcc3b5aa765d61d8327deb882cf99
///
/// Hex digits of either case are read, and written in lower case, the only form that servers which compare text accept.
/// 32 hex digits may be many other things (MD4, NT hashes, MD5 of something more), so the shape alone is never certain.
///
/// Passwords: any bytes, NUL included.
public struct MD5: PasswordHash {
    public static let scheme = Scheme.md5

    private let digest: Digest

    // MARK: Recognition

    public static func recognition(of stored: StoredHash) -> Recognition {
        let text = stored.hash.utf8
        let fits = text.count == 32 && stored.options.isEmpty && Hex.isHex(text)
        return fits ? .possible : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: .md5, allowed: [])
        guard let bytes = try? Hex.decode(Array(stored.hash.utf8)), bytes.count == 16 else {
            throw .malformed(.md5, "the text", "is not 32 hex digits")
        }
        digest = Digest(bytes)
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(Hex.encode(digest.bytes), declaredScheme: .md5) }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public var cost: HashCost { HashCost(work: 1) }

    public var strength: HashStrength { .broken }

    public func violation(of limits: HashLimits) -> LimitViolation? { nil }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(.digest(.md5)) }

    public func matches(_ key: Span<UInt8>) -> Bool { digest.matches(key) }

    /// As of every hash, without memory for a key that is compared at once.
    public func verify(_ password: Span<UInt8>) throws(HashingError) -> Bool {
        do { return try MessageDigest.md5.matches(password, digest.bytes.span) } catch { throw HashingError(error) }
    }

    // MARK: Creating

    /// Makes the digest of a password, for test data and for systems that take nothing better.
    public init(insecurelyHashing password: Span<UInt8>) throws(HashingError) {
        digest = try KeyDerivation(.digest(.md5)).key(of: password).withBytes { Digest($0) }
    }
}
