internal import HashEncoding

/// A hash in yescrypt's writing: its costs, strength and verification are the same behind each prefix.
public protocol YescryptSpelling: PasswordHash {
    /// What the text says behind the prefix.
    var form: YescryptForm { get }
}

extension YescryptSpelling {
    public var digest: Digest { form.digest }
    public var stored: StoredHash { StoredHash(form.text, declaredScheme: Self.scheme) }
    public var publicParameters: [HashParameter] { form.setting.publicParameters }
    public static var strengthRules: [StrengthRule] { YescryptSetting.strengthRules }

    public var strength: HashStrength { form.setting.strength }
    public var derivation: KeyDerivation { form.derivation }
}

/// The text that yescrypt and GOST yescrypt share: a prefix, parameters, a salt and 43 characters.
public struct YescryptForm: Sendable, Hashable, CustomReflectable {
    /// The longest salt: 64 bytes.
    private static let saltCharacterCount = 86

    let setting: YescryptSetting
    let digest: Digest
    /// The prefix and the parameters, up to the salt.
    private let head: String
    /// In its characters.
    private let salt: Salt

    init(parsing stored: StoredHash, prefix: String, of scheme: Scheme) throws(HashFormatError) {
        let text = stored.hash.utf8
        let form = "\(prefix)parameters$salt$digest"
        guard text.starts(with: prefix.utf8) else { throw .malformed(scheme, "the text", "is not \(form)") }
        let fields = try HashFields(
            text.dropFirst(prefix.utf8.count), separator: "$", counts: 3...3, of: scheme, form: form)
        setting = try YescryptSetting(fields[0], of: scheme)
        guard fields[1].count <= Self.saltCharacterCount, (try? Crypt64.decode(Array(fields[1]))) != nil else {
            throw .malformed(scheme, "the salt", "is not crypt's base 64 of up to 64 bytes")
        }
        salt = Salt(bytes: Array(fields[1]))
        digest = try CryptText.digest(fields[2], count: 43, unusedBits: 0b110000, of: scheme)
        head = "\(prefix)\(fields.text(0))$"
    }

    var text: String { "\(head)\(CryptText.text(salt.bytes))$\(CryptText.text(digest.bytes))" }

    /// Without the salt and the digest, which the text's start would stand beside.
    public var customMirror: Mirror { Mirror(self, children: ["setting": setting]) }

    var derivation: KeyDerivation {
        KeyDerivation(CryptDerivation(head: head, tail: "$", cost: setting.cost), salt: salt)
    }
}
