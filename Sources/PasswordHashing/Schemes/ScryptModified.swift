internal import CryptoPrimitives
internal import HashEncoding

/// Firebase's modified scrypt (github.com/firebase/scrypt).
///
///     lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==
///     options salt, saltSeparator, signerKey, rounds, memCost
///
/// scrypt with N = 2^memCost, r = rounds and p = 1 over salt and separator gives a key, whose first 32 bytes encrypt the
/// project's signer key by AES-256-CTR with a zero counter; the result is stored. `rounds` is 8 and `memCost` 14 where
/// absent, the values of every project whose console does not say otherwise. Base64 of the standard and of the URL-safe
/// alphabet, padded or not, is read alike, and written as standard with padding: the tools that export it differ.
///
/// Passwords: any bytes, NUL included, of any length. HMAC fills a key of under 64 bytes with zeros, so NUL bytes at the
/// end of a password that is shorter make no difference.
public struct ScryptModified: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .scryptModified, title: "Firebase scrypt", units: [.scryptBytes], shapes: [.option(.signerKey, recognition)],
        options: [.salt, .saltSeparator, .signerKey, .rounds, .memCost], digestField: .whole(.base64))

    /// Firebase's defaults, and the only ones that the wire can carry.
    public static let defaultRounds: UInt64 = 8
    /// Firebase's default of `memCost`: N = 2^14.
    public static let defaultMemCost: UInt64 = 14

    /// log2 of N.
    public let memCost: UInt64
    /// scrypt's block size r.
    public let rounds: UInt64
    private var salt: Salt
    private var saltSeparator: Salt
    private let signerKey: SignerKey
    public let digest: Digest

    // MARK: Recognition

    private static func recognition(of stored: StoredHash) -> Recognition {
        let options = stored.options
        guard options.signerKey != nil, options.salt != nil, options.cpu == nil else { return .none }
        return (try? Self.base64(stored.hash, "")) != nil ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let options = try OptionReader(stored, of: Self.descriptor)
        salt = Salt(bytes: try Self.base64(try options.text(.salt), "option salt"))
        saltSeparator = Salt(bytes: try Self.base64(try options.text(.saltSeparator), "option saltSeparator"))
        signerKey = SignerKey(bytes: try Self.base64(try options.text(.signerKey), "option signerKey"))
        rounds = stored.options.rounds ?? Self.defaultRounds
        memCost = stored.options.memCost ?? Self.defaultMemCost
        guard !signerKey.bytes.isEmpty else { throw .malformed(.scryptModified, "option signerKey", "is empty") }
        guard (1...63).contains(memCost) else {
            throw .malformed(.scryptModified, "option memCost", "is not log2 of N, 1 to 63")
        }
        guard let blockSize = UInt32(exactly: rounds),
            ScryptFunction.isDefined(costN: 1 << memCost, blockSize: blockSize, parallelism: 1)
        else { throw .malformed(.scryptModified, "option rounds", "is outside scrypt's range of r") }
        let bytes = try Self.base64(stored.hash, "the text")
        guard bytes.count == signerKey.bytes.count else {
            throw .malformed(.scryptModified, "the text", "has not as many bytes as the signer key that it encrypts")
        }
        digest = Digest(bytes)
    }

    private static func base64(_ text: String, _ field: String) throws(HashFormatError) -> [UInt8] {
        guard let bytes = try? Base64.decode(Array(text.utf8), alphabet: .standardOrURLSafe, padding: .optional) else {
            throw .malformed(.scryptModified, field, "is not base64")
        }
        return bytes
    }

    // MARK: Writing

    public var stored: StoredHash {
        var options = HashOptions()
        options.salt = Base64.encode(salt.bytes, padded: true)
        options.saltSeparator = Base64.encode(saltSeparator.bytes, padded: true)
        options.signerKey = Base64.encode(signerKey.bytes, padded: true)
        if rounds != Self.defaultRounds { options.rounds = rounds }
        if memCost != Self.defaultMemCost { options.memCost = memCost }
        return StoredHash(Base64.encode(digest.bytes, padded: true), options: options, declaredScheme: .scryptModified)
    }

    /// The same hash with the last byte of its salt as its separator, for systems that take no empty one: the function
    /// sees both joined. Nil where there is a separator, and where the salt would be empty without that byte.
    public var movingSaltIntoSeparator: ScryptModified? {
        guard saltSeparator.bytes.isEmpty, salt.bytes.count > 1 else { return nil }
        var moved = self
        moved.saltSeparator = Salt(bytes: Array(salt.bytes.suffix(1)))
        moved.salt = Salt(bytes: Array(salt.bytes.dropLast()))
        return moved
    }

    public var publicParameters: [HashParameter] {
        [HashParameter("rounds", rounds), HashParameter("memCost", memCost)]
    }

    // MARK: Cost

    /// Never strong: OWASP's least scrypt setting is eight times Firebase's.
    public static let strengthRules = [StrengthRule(.init("mixed", .bytes, adequate: 8 << 20, strong: nil))]

    public var strength: HashStrength { Self.strengthRules[0].strength(cost.work) }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        // Parsing proved that r fits 32 bits and N 64.
        KeyDerivation(
            FirebaseDerivation(costN: 1 << memCost, blockSize: UInt32(clamping: rounds), signerKey: signerKey),
            salt: Salt(bytes: salt.bytes + saltSeparator.bytes))
    }
}

extension Scheme {
    public static let scryptModified = Scheme("scrypt-modified")
}
