/// bcrypt of the password and an application's pepper behind it.
///
///     $2a$11$<22 characters of salt><31 characters of digest>, and sourcePepper beside it
///
/// The option `sourcePepper` is the pepper's text: Devise's `config.pepper`, which it appends to the password, or Sorcery's
/// `pepper`, which it appends to the password and to the text of the salt's column (the option `salt`). Clerk's
/// `bcrypt_peppered` writes the pepper behind the text and a `$`; it is taken off, and set as the option.
///
/// Passwords: the first 72 bytes of password, salt and pepper together count, so that a password of 72 bytes has no pepper.
/// A NUL counts in `$2a$` and `$2b$` and ends the password in `$2y$`; Ruby's bcrypt makes no hash of such a password.
public struct BcryptPepper: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .bcryptPepper, title: "bcrypt with an application's pepper", units: [.bcryptExpansions],
        shapes: [.option(.sourcePepper, recognition)],
        options: [.sourcePepper, .salt], digestField: .init(separator: "$", offset: 22, .crypt64))

    /// The options as they were given: both are text.
    private let options: HashOptions
    private let text: BcryptText
    public var digest: Digest { text.digest }

    // MARK: Recognition

    @Sendable private static func recognition(of stored: StoredHash) -> Recognition {
        stored.hash.utf8.starts(with: "$2".utf8) ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor).text(.sourcePepper)
        text = try BcryptText(stored.hash, of: .bcryptPepper)
        options = stored.options
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(text.text, options: options, declaredScheme: .bcryptPepper) }

    public var publicParameters: [HashParameter] { text.publicParameters }

    // MARK: Cost

    public static var strengthRules: [StrengthRule] { BcryptText.strengthRules }
    public var strength: HashStrength { text.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        let suffix = (options.text(.salt) ?? "") + (options.text(.sourcePepper) ?? "")
        return text.derivation([PasswordAffixes(suffix: suffix)])
    }
}

extension Scheme {
    public static let bcryptPepper = Scheme("bcrypt-pepper")
}
