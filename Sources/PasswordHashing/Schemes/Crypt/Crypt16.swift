/// crypt16, of Ultrix and Tru64: DES crypt of the first eight bytes of the password and of the next eight.
///
///     ab<22 characters>
///
/// Two characters of salt, then eleven for 20 encryptions of the first half and eleven for 5 of the second, of
/// ./0-9A-Za-z; the last two bits of each are zero. A bigcrypt of two blocks looks the same, so that it is merely possible
/// until it is declared.
///
/// Passwords: the first 16 bytes up to a NUL, and seven bits of each.
public struct Crypt16: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .crypt16, title: "crypt16", units: [.desEncryptions],
        shapes: [
            .length(24) { stored in
                DESText.isDigest(Array(stored.hash.utf8)[...], blocks: 2) ? .possible : .none
            }
        ], digestField: .init(separator: nil, index: 0, offset: 2, .crypt64))

    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        (salt, digest) = try DESText.parse(stored, blocks: 2...2, of: .crypt16)
    }

    // MARK: Writing

    public var stored: StoredHash { DESText.stored(salt, digest, of: .crypt16) }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// Each half is guessed by itself, the second with five encryptions.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(Crypt16Derivation(), salt: salt) }
}

extension Scheme {
    public static let crypt16 = Scheme("crypt16")
}
