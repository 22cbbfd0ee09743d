/// yescrypt with GOST R 34.11-2012 around it, of ALT Linux and libxcrypt.
///
///     $gy$j9T$saltsalt$<43 characters>
///
/// HMAC-Streebog256 of yescrypt's key, under HMAC-Streebog256 of the setting, under Streebog256 of the password. The text
/// is yescrypt's with another prefix. libxcrypt computes it.
///
/// Passwords: hashed up to the first NUL, as crypt(3) does; any other bytes, up to libxcrypt's 511.
public struct GOSTYescrypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .gostYescrypt, title: "GOST yescrypt", units: [.yescryptBytes], shapes: [.prefix("$gy$")],
        digestField: .last(after: "$", .crypt64),
        formats: ["gost-yescrypt"])

    private let form: YescryptForm
    public var digest: Digest { form.digest }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        form = try YescryptForm(parsing: stored, prefix: "$gy$", of: .gostYescrypt)
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(form.text, declaredScheme: .gostYescrypt) }

    public var publicParameters: [HashParameter] { form.setting.publicParameters }

    // MARK: Cost

    public static let strengthRules = YescryptSetting.strengthRules

    public var strength: HashStrength { form.setting.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation { form.derivation }
}

extension Scheme {
    public static let gostYescrypt = Scheme("gost-yescrypt")
}
