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
    public static let descriptor = SchemeDescriptor(
        .md5, title: "MD5", protection: .unsalted, units: [.digests], shapes: [.hex(digitCount: 32)],
        digestField: .whole(.hex))

    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard let bytes = try? Hex.decode(Array(stored.hash.utf8)), bytes.count == 16 else {
            throw .malformed(.md5, "the text", "is not 32 hex digits")
        }
        digest = Digest(bytes)
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(Hex.encode(digest.bytes), declaredScheme: .md5) }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.broken)]

    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(DigestDerivation(.md5)) }

    /// As of every hash, without memory for a key that is compared at once.
    public func verify(_ password: Span<UInt8>) throws(HashingError) -> Bool {
        do { return try MessageDigest.md5.matches(password, digest.bytes.span) } catch { throw HashingError(error) }
    }

    // MARK: Creating

    /// Makes the digest of a password, for test data and for systems that take nothing better.
    public init(insecurelyHashing password: Span<UInt8>) throws(HashingError) {
        digest = try KeyDerivation(DigestDerivation(.md5)).key(of: password).withBytes { Digest($0) }
    }
}

extension Scheme {
    public static let md5 = Scheme("md5")
}
