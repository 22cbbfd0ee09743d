/// yescrypt (Peslyak, 2018), which Debian, Fedora, Ubuntu and others write to `/etc/shadow`.
///
///     $y$j9T$saltsalt$<43 characters>
///
/// The parameters are numbers of one to six characters (`YescryptSetting`): flavor, log2 N, r, and p, t, g and a ROM's size
/// where they are set. The flavors are `j`, yescrypt as published, `.`, scrypt, and `/`, write once, read many; hash
/// upgrades (g) and ROMs are unsupported. The salt is up to 64 bytes in crypt's base 64, with no bit too many. libxcrypt
/// computes it.
///
/// Passwords: hashed up to the first NUL, as crypt(3) does; any other bytes, up to libxcrypt's 511.
public struct Yescrypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .yescrypt, title: "yescrypt", units: [.yescryptBytes], shapes: [.prefix("$y$")],
        digestField: .last(after: "$", .crypt64),
        formats: ["yescrypt"])

    private let form: YescryptForm
    public var digest: Digest { form.digest }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        form = try YescryptForm(parsing: stored, prefix: "$y$", of: .yescrypt)
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(form.text, declaredScheme: .yescrypt) }

    public var publicParameters: [HashParameter] { form.setting.publicParameters }

    // MARK: Cost

    public static let strengthRules = YescryptSetting.strengthRules

    public var strength: HashStrength { form.setting.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation { form.derivation }
}

extension Scheme {
    public static let yescrypt = Scheme("yescrypt")
}
