/// bcrypt of Simple Machines Forum 2.1 (`hash_password`).
///
///     $2y$10$<22 characters of salt><31 characters of digest>, and user beside it
///
/// bcrypt of the user's name in lower case and the password. The option `user` is the name, in any case of letters: Unicode's
/// lower case, without its rules for single languages.
///
/// Passwords: the first 72 bytes of name and password together count, and a NUL ends them, as in PHP.
public struct SMFBcrypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .smfBcrypt, title: "SMF 2.1 bcrypt", units: [.bcryptExpansions], shapes: [.option(.user, recognition)],
        options: [.user],
        digestField: .init(separator: "$", offset: 22, .crypt64))

    /// The user's name alone.
    private let options: HashOptions
    private let text: BcryptText
    public var digest: Digest { text.digest }

    // MARK: Recognition

    @Sendable private static func recognition(of stored: StoredHash) -> Recognition {
        stored.hash.utf8.starts(with: "$2".utf8) ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        guard try !OptionReader(stored, of: Self.descriptor).text(.user).isEmpty else {
            throw .malformed(.smfBcrypt, "option user", "is empty")
        }
        text = try BcryptText(stored.hash, of: .smfBcrypt)
        options = stored.options
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(text.text, options: options, declaredScheme: .smfBcrypt) }

    public var publicParameters: [HashParameter] { text.publicParameters }

    // MARK: Cost

    public static var strengthRules: [StrengthRule] { BcryptText.strengthRules }
    public var strength: HashStrength { text.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        let user = (options.text(.user) ?? "").lowercased()
        return KeyDerivation(
            BcryptDerivation(text.parameters, .nulEnds), salt: text.salt, transforms: [PasswordAffixes(prefix: user)])
    }
}

extension Scheme {
    public static let smfBcrypt = Scheme("smf-bcrypt")
}
