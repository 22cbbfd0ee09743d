internal import HashEncoding

/// Traditional DES crypt, of Unix since its seventh edition.
///
///     abJnggxhB/yWI
///
/// Two characters of salt and eleven of the digest, of ./0-9A-Za-z; the last two bits are zero. Nothing in the text says
/// what it is, so that it is merely possible until it is declared. libxcrypt computes it.
///
/// Passwords: the first eight bytes up to a NUL, and seven bits of each: `é` in Latin-1 is `i`.
public struct DESCrypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .desCrypt, title: "DES crypt", units: [.desEncryptions],
        shapes: [
            .length(13) { stored in
                DESText.isDigest(Array(stored.hash.utf8)[...], blocks: 1) ? .possible : .none
            }
        ], digestField: .init(separator: nil, index: 0, offset: 2, .crypt64))

    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        (salt, digest) = try DESText.parse(stored, blocks: 1...1, of: .desCrypt)
    }

    // MARK: Writing

    public var stored: StoredHash { DESText.stored(salt, digest, of: .desCrypt) }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// 56 bits of the password at most, and 4,096 salts.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        let cost = HashCost(work: 25, unit: .desEncryptions)
        return KeyDerivation(CryptDerivation(head: "", usedPasswordByteCount: 8, cost: cost), salt: salt)
    }
}

/// The text that DES crypt and its kin share: two characters of salt, then eleven for each block of the digest.
enum DESText {
    /// The bits of a block's last character that are zero: 66 bits for 64.
    static let unusedBits: UInt8 = 0b11

    /// Whether a text has the form, with so many blocks.
    static func isDigest(_ text: ArraySlice<UInt8>, blocks: Int) -> Bool {
        text.count == 2 + 11 * blocks && text.prefix(2).allSatisfy { Crypt64.value(of: $0) != nil }
            && (0..<blocks).allSatisfy { block in
                CryptText.isDigest(
                    text.dropFirst(2 + 11 * block).prefix(11), count: 11, unusedBits: unusedBits)
            }
    }

    static func parse(
        _ stored: StoredHash, blocks: ClosedRange<Int>, of scheme: Scheme
    ) throws(HashFormatError) -> (Salt, Digest) {
        let text = Array(stored.hash.utf8)
        let count = (text.count - 2) / 11
        guard blocks ~= count, isDigest(text[...], blocks: count) else {
            let lengths =
                blocks.count == 1
                ? "\(2 + 11 * blocks.lowerBound)" : "2 and \(blocks.lowerBound) to \(blocks.upperBound) times 11"
            throw .malformed(
                scheme, "the text", "is not \(lengths) characters of ./0-9A-Za-z, with no bit too many")
        }
        return (Salt(bytes: Array(text.prefix(2))), Digest(Array(text.dropFirst(2))))
    }

    static func stored(_ salt: Salt, _ digest: Digest, of scheme: Scheme) -> StoredHash {
        StoredHash(CryptText.text(salt.bytes + digest.bytes), declaredScheme: scheme)
    }
}

extension Scheme {
    public static let desCrypt = Scheme("des-crypt")
}
