internal import CryptoPrimitives

/// sha512-crypt (Drepper, "Unix crypt using SHA-256 and SHA-512", version 0.6), of Linux since glibc 2.7.
///
///     $6$saltsalt$<86 characters>
///     $6$rounds=10000$saltsalt$<86 characters>
///
/// 5,000 rounds where none are named. The specification moves rounds to the nearer end of 1,000…999,999,999 and cuts the
/// salt after sixteen characters, which is what is written back; leading zeros are refused, as libxcrypt does. The salt may
/// be empty. The digest is in crypt's base 64, in an order of its own.
///
/// Passwords: hashed up to the first NUL, as crypt(3) does; any other bytes, up to libxcrypt's 511.
public struct SHA512Crypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .sha512Crypt, title: "SHA512-crypt", units: [.shaCryptRounds], shapes: [.prefix("$6$")],
        digestField: .last(after: "$", .crypt64),
        formats: ["sha512-crypt"])

    private let form: SHACryptForm
    public var digest: Digest { form.digest }

    /// How often the digest is computed.
    public var rounds: Int { Int(form.rounds) }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        form = try SHACryptForm(parsing: stored, .sha512, prefix: "$6$", of: .sha512Crypt)
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(form.text("$6$"), declaredScheme: .sha512Crypt) }

    public var publicParameters: [HashParameter] { [HashParameter("rounds", form.rounds)] }

    // MARK: Cost

    /// A round of a short password is one compression of SHA-512, an iteration of PBKDF2 two: twice OWASP's 220,000 are
    /// as strong, and a tenth of that adequate.
    public static let strengthRules = [StrengthRule(.init("rounds", adequate: 44_000, strong: 440_000))]

    public var strength: HashStrength { Self.strengthRules[0].strength(UInt64(rounds)) }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(SHACryptDerivation(.sha512, rounds: form.rounds), salt: form.salt)
    }
}

extension Scheme {
    public static let sha512Crypt = Scheme("sha512-crypt")
}
