internal import CryptoPrimitives
internal import HashEncoding

/// A hash by Firebase's modified scrypt that another system writes in its own way: costs, strength and verification are
/// the same in each.
public protocol FirebaseSpelling: PasswordHash {
    /// What the text says, in whichever order.
    var parts: FirebaseParts { get }
}

extension FirebaseSpelling {
    public var digest: Digest { parts.digest }

    /// The same hash as `scrypt-modified` has it, for systems that take it; nil where its p is not Firebase's.
    public var scryptModified: ScryptModified? { parts.scryptModified }

    public var publicParameters: [HashParameter] {
        [HashParameter("rounds", parts.blockSize), HashParameter("memCost", parts.memCost)]
            + (parts.parallelism == 1 ? [] : [HashParameter("p", parts.parallelism)])
    }

    /// As of `scrypt-modified`.
    public static var strengthRules: [StrengthRule] { ScryptModified.strengthRules }
    public var strength: HashStrength { Self.strengthRules[0].strength(cost.work) }

    public var derivation: KeyDerivation {
        // Reading proved that log2 N is at most 63.
        KeyDerivation(
            FirebaseDerivation(
                costN: 1 << parts.memCost, blockSize: parts.blockSize, parallelism: parts.parallelism,
                signerKey: parts.signerKey),
            salt: Salt(bytes: parts.salt.bytes + parts.saltSeparator.bytes))
    }
}

/// The parts of a hash by Firebase's modified scrypt (github.com/firebase/scrypt).
public struct FirebaseParts: Sendable, Hashable {
    /// log2 of N.
    public let memCost: UInt64
    /// scrypt's r, which Firebase calls rounds.
    public let blockSize: UInt32
    /// scrypt's p, which Firebase has not: 1.
    public let parallelism: UInt32
    let salt: Salt
    let saltSeparator: Salt
    let signerKey: SignerKey
    let digest: Digest

    /// Reads the parts, each of them in base 64 of the standard or the URL-safe alphabet, padded or not.
    /// - Throws: `malformed`, by the part's name.
    init(
        of scheme: Scheme, hash: some Collection<UInt8>, salt: some Collection<UInt8>,
        separator: some Collection<UInt8>, signerKey: some Collection<UInt8>, rounds: some Collection<UInt8>,
        memCost: some Collection<UInt8>, parallelism: some Collection<UInt8> = "1".utf8
    ) throws(HashFormatError) {
        self.salt = Salt(bytes: try Self.base64(salt, "the salt", scheme))
        saltSeparator = Salt(bytes: try Self.base64(separator, "the salt separator", scheme))
        self.signerKey = SignerKey(bytes: try Self.base64(signerKey, "the signer key", scheme))
        digest = Digest(try Self.base64(hash, "the digest", scheme))
        guard !self.signerKey.bytes.isEmpty else { throw .malformed(scheme, "the signer key", "is empty") }
        guard digest.count == self.signerKey.bytes.count else {
            throw .malformed(scheme, "the digest", "has not as many bytes as the signer key that it encrypts")
        }
        guard let cost = DecimalNumber.parse(memCost, as: UInt64.self), (1...63).contains(cost) else {
            throw .malformed(scheme, "the memory cost", "is not log2 of N, 1 to 63")
        }
        guard let blockSize = DecimalNumber.parse(rounds, as: UInt32.self),
            let parallelism = DecimalNumber.parse(parallelism, as: UInt32.self),
            ScryptFunction.isDefined(costN: 1 << cost, blockSize: blockSize, parallelism: parallelism)
        else { throw .malformed(scheme, "the rounds or p", "are outside scrypt's range") }
        (self.memCost, self.blockSize, self.parallelism) = (cost, blockSize, parallelism)
    }

    private static func base64(
        _ text: some Collection<UInt8>, _ field: String, _ scheme: Scheme
    ) throws(HashFormatError) -> [UInt8] {
        guard let bytes = try? Base64.decode(Array(text), alphabet: .standardOrURLSafe, padding: .optional) else {
            throw .malformed(scheme, field, "is not base64")
        }
        return bytes
    }

    /// The parts in base 64, as most of the systems write it.
    func texts(
        padded: Bool = true
    ) -> (hash: String, salt: String, separator: String, signerKey: String) {
        (
            Base64.encode(digest.bytes, padded: padded), Base64.encode(salt.bytes, padded: padded),
            Base64.encode(saltSeparator.bytes, padded: padded), Base64.encode(signerKey.bytes, padded: padded)
        )
    }

    fileprivate var scryptModified: ScryptModified? {
        guard parallelism == 1 else { return nil }
        let texts = texts()
        var options = HashOptions()
        (options.salt, options.saltSeparator, options.signerKey) = (texts.salt, texts.separator, texts.signerKey)
        (options.rounds, options.memCost) = (UInt64(blockSize), memCost)
        return try? ScryptModified(parsing: StoredHash(texts.hash, options: options))
    }
}

extension HashFields {
    /// The value of a field that is `name=value`.
    /// - Throws: `malformed` for any other.
    func value(_ name: String, _ index: Int, of scheme: Scheme) throws(HashFormatError) -> ArraySlice<UInt8> {
        guard self[index].starts(with: "\(name)=".utf8) else {
            throw .malformed(scheme, name, "is not where it belongs")
        }
        return self[index].dropFirst(name.utf8.count + 1)
    }
}
