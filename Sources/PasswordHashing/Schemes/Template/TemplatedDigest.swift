/// A digest by a template: a construction of salted, nested, keyed or repeated digests, stated as data.
///
///     68823b3da18c18433ebeead441fb5618:aB3    option template = joomla
///
/// The option `template` names a construction of `NamedTemplate.all`, or is a template itself, as
/// `docs/guides/digest-templates.md` has its language. Some named ones are told by their texts, and need no option:
/// `$SHA$…`, `:B:…`, `*…`. What else a construction needs stands in the text or beside it: the salt in the option
/// `salt`, the number of rounds in `rounds`, the name of the user in `user`, an application's key in `sourcePepper`.
///
/// Passwords: any bytes, NUL included. A template that turns them into UTF-16 or ISO 8859-1 takes UTF-8 only. One that
/// hashes the password over and over takes 4,096 bytes.
public struct TemplatedDigest: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .digestTemplate, title: "Salted and nested digests by a template", units: [.digests], shapes: shapes,
        options: Set(readOptions),
        variants: NamedTemplate.all.map { .init($0.name, options: [.template: .text($0.name)]) },
        digestField: .init { stored in
            (try? TemplatedDigest(parsing: stored)).flatMap { $0.layout.digestRange(in: Array(stored.hash.utf8)) }
        },
        formats: [
            "authme-sha256", "mediawiki-b", "mysql-sha1", "mssql-sha1", "mssql-sha512", "oracle-sha1", "postgresql-md5",
            "werkzeug-hmac-sha2",
        ])

    private static let readOptions: [HashOptions.Name] = [.template, .salt, .user, .sourcePepper, .rounds]

    /// The construction.
    public let template: DigestTemplate
    /// Its name, where it was given by one or is told by the text.
    public let name: String?
    public let digest: Digest
    private let fields: TemplateFields
    /// What stands beside the text, without the template.
    private let options: HashOptions
    private let isSplit: Bool

    private var layout: TemplateLayout { template.layout(isSplit: isSplit) }

    // MARK: Recognition

    private static let shapes: [SchemeDescriptor.Shape] =
        [
            .option(.template) { _ in .certain }, .option(.salt, possibility), .option(.user, possibility),
            .option(.sourcePepper, possibility), .prefix(":B:"), .prefix("$SHA$"), .prefixed("S:", certainty),
            .prefixed("0x0100", certainty), .prefixed("0x0200", certainty), .prefix("$E$"), .length(41, certainty),
            .length(35, certainty),
        ]
        + ["md5$", "sha1$", "sha224$", "sha256$", "sha384$", "sha512$"].map { .prefixed($0, certainty) }
        + [20, 32, 40, 64, 70].map { .hex(digitCount: $0) }
        + "0123456789abcdefABCDEF".utf8.map { .start($0, besideColon) }

    private static func certainty(of stored: StoredHash) -> Recognition {
        NamedTemplate.certain(of: Array(stored.hash.utf8)) == nil ? possibility(of: stored) : .certain
    }

    /// No template reads another option: a hash with one, such as Firebase's, is not compared with any.
    private static func possibility(of stored: StoredHash) -> Recognition {
        guard stored.options.names.allSatisfy(readOptions.contains) else { return .none }
        return NamedTemplate.possible(of: stored).isEmpty ? .none : .possible
    }

    /// Looks at the templates only where a colon stands behind a digest: most texts have none. A second colon stands
    /// before Magento's version only, unless a declaration says that it is part of a salt.
    private static func besideColon(of stored: StoredHash) -> Recognition {
        let text = stored.hash.utf8.span
        let count = ByteSet.hex.prefixCount(of: text, from: 0, atMost: 129)
        guard count >= 32, count + 1 < text.count, text[count] == UInt8(ascii: ":") else { return .none }
        let version = text.count - 2
        for offset in count + 1..<text.count where text[offset] == UInt8(ascii: ":") {
            guard offset == version, offset > count + 1 else { return .none }
        }
        return possibility(of: stored)
    }

    public static func candidateNames(of stored: StoredHash) -> [String] {
        NamedTemplate.possible(of: stored).map(\.name)
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        var options = try OptionReader(stored, of: Self.descriptor).options
        (template, name) = try Self.template(of: stored)
        options[.template] = nil
        self.options = options
        isSplit = template.canBeSplit && options[.salt] != nil
        let fields: TemplateFields
        do throws(TemplateLayout.Mismatch) {
            fields = try template.layout(isSplit: isSplit).fields(of: Array(stored.hash.utf8))
        } catch {
            throw .malformed(.digestTemplate, error.field, error.reason)
        }
        self.fields = fields
        digest = Digest(fields.digest)
        try checkOptions()
    }

    private static func template(
        of stored: StoredHash
    ) throws(HashFormatError) -> (template: DigestTemplate, name: String?) {
        if let text = stored.options.text(.template) {
            if let named = NamedTemplate.named(text) { return (named.template, named.name) }
            do throws(TemplateError) {
                return (try DigestTemplate(text), nil)
            } catch {
                throw .malformed(.digestTemplate, "option template", "is neither a name nor a template: \(error)")
            }
        }
        if let named = NamedTemplate.certain(of: Array(stored.hash.utf8)) { return (named.template, named.name) }
        let names = NamedTemplate.possible(of: stored).map(\.name)
        guard !names.isEmpty else { throw .malformed(.digestTemplate, "option template", "is missing") }
        throw HashFormatError(
            .ambiguous, .digestTemplate, field: "option template",
            reason: "is missing, and the text fits \(names.joined(separator: ", "))", candidates: names)
    }

    /// Whether the options are those that the template reads, each in its form.
    private func checkOptions() throws(HashFormatError) {
        let needed = template.options(isSplit: isSplit)
        for option in [HashOptions.Name.salt, .user, .sourcePepper, .rounds] {
            guard needed.contains(option) == (options[option] != nil) else {
                let reason = needed.contains(option) ? "is missing" : "is none that the template reads"
                throw .malformed(.digestTemplate, "option \(option.text)", reason)
            }
        }
        guard TemplateBounds.rounds.contains(rounds) else {
            throw .malformed(
                .digestTemplate, "option rounds", "is no number from 1 to \(TemplateBounds.rounds.upperBound)")
        }
        guard salt.bytes.count <= TemplateBounds.saltByteCount else {
            throw .malformed(.digestTemplate, "option salt", "is longer than \(TemplateBounds.saltByteCount) bytes")
        }
        try check(salt.bytes, options[.salt] == nil ? "the salt" : "option salt", template.decodings(of: .salt))
        try check(Array(pepper.utf8), "option sourcePepper", template.decodings(of: .pepper))
    }

    private func check(
        _ text: [UInt8], _ field: String, _ decodings: Set<TemplateDecoding>
    ) throws(HashFormatError) {
        for decoding in decodings where (try? decoding.decode(text)) == nil {
            throw .malformed(.digestTemplate, field, decoding == .unhex ? "is not hex" : "is not base64")
        }
    }

    private var salt: Salt { Salt(bytes: fields.salt ?? Array((options.salt ?? "").utf8)) }
    private var rounds: UInt64 { fields.rounds ?? options.rounds ?? 1 }
    private var pepper: String { options.text(.sourcePepper) ?? "" }

    // MARK: Writing

    public var stored: StoredHash {
        let text = layout.text(fields)
        var options = options
        if name == nil || NamedTemplate.certain(of: Array(text.utf8))?.name != name {
            options[.template] = .text(name ?? template.text)
        }
        return StoredHash(text, options: options, declaredScheme: .digestTemplate)
    }

    public var publicParameters: [HashParameter] {
        let rounds = template.usesRounds ? [HashParameter("rounds", rounds)] : []
        return [HashParameter("template", name ?? "custom")] + rounds
    }

    // MARK: Cost

    /// Without a salt or a user one table serves everybody. With one it is weak, whatever the rounds: a digest is made to
    /// be fast.
    public static let strengthRules = [SchemeDescriptor.Protection.salted, .keyed, .unsalted].map {
        StrengthRule.always($0.strengthOfDigests, for: $0.rawValue)
    }

    public var strength: HashStrength { protection.strengthOfDigests }

    public var protection: SchemeDescriptor.Protection {
        if template.isSalted { return .salted }
        return template.isKeyed && !pepper.isEmpty ? .keyed : .unsalted
    }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        let salt = salt
        return KeyDerivation(
            TemplateDerivation(
                expression: template.expression, saltByteCount: salt.bytes.count, rounds: rounds,
                user: options.text(.user) ?? "", pepper: pepper),
            salt: salt)
    }
}

extension SchemeDescriptor.Protection {
    /// The strength of fast digests with this protection: a key of all users' is no salt.
    var strengthOfDigests: HashStrength { self == .salted ? .weak : .broken }
}

extension Scheme {
    public static let digestTemplate = Scheme("digest-template")
}

extension HashOptions.Name {
    /// The name of a digest template, or its text.
    public static let template = Self("template")
}
