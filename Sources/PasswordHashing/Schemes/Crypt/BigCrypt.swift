/// bigcrypt, of HP-UX, Digital UNIX and OSF/1: DES crypt of each eight bytes of the password, one after the other.
///
///     ab<11 characters for each block>
///
/// Two characters of salt, then 2 to 16 blocks of eleven, of ./0-9A-Za-z; the last two bits of each are zero. The first two
/// characters of a block salt the next one. A password of eight bytes or fewer makes a DES crypt, and is read as one.
/// Nothing in the text says what it is, so that it is merely possible until it is declared. libxcrypt computes it.
///
/// Passwords: the first 128 bytes up to a NUL, and seven bits of each.
public struct BigCrypt: PasswordHash {
    /// The blocks that tell it from a DES crypt, up to libxcrypt's and Digital UNIX' 16.
    private static let blocks = 2...16

    public static let descriptor = SchemeDescriptor(
        .bigCrypt, title: "bigcrypt", units: [.desEncryptions],
        shapes: blocks.map { blocks in
            .length(2 + 11 * blocks) { stored in
                DESText.isDigest(Array(stored.hash.utf8)[...], blocks: blocks) ? .possible : .none
            }
        }, digestField: .init(separator: nil, index: 0, offset: 2, .crypt64))

    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        (salt, digest) = try DESText.parse(stored, blocks: Self.blocks, of: .bigCrypt)
    }

    // MARK: Writing

    public var stored: StoredHash { DESText.stored(salt, digest, of: .bigCrypt) }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// Each block is guessed by itself.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        let cost = HashCost(work: UInt64(25 * digest.count / 11), unit: .desEncryptions)
        // libxcrypt computes all blocks where a setting is longer than a DES crypt, whatever it is filled with.
        let function = CryptDerivation(
            head: "", tail: String(repeating: ".", count: 12), writtenTailByteCount: 0, usedPasswordByteCount: 128,
            cost: cost)
        return KeyDerivation(function, salt: salt)
    }
}

extension Scheme {
    public static let bigCrypt = Scheme("bigcrypt")
}
