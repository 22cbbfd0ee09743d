internal import JSONText
internal import PasswordHashing

/// Collects the fields of one row of a generic source, and makes the record of them.
///
/// An empty text is an absent value: no product means a user whose address or hash is the empty string.
struct RecordBuilder {
    private var record = UserRecord()
    private var password: String?
    private var hash: String?
    private var scheme: SchemeName?
    private var options = HashOptions()

    /// Sets a field from text.
    mutating func set(_ field: UserField, to text: String) throws(RowRejection) {
        guard !text.isEmpty else { return }
        switch field {
        case .id: record.id = text
        case .email: record.email = text
        case .phone: record.phone = text
        case .name: record.name = text
        case .emailVerified: record.emailVerified = try Self.boolean(text, field)
        case .phoneVerified: record.phoneVerified = try Self.boolean(text, field)
        case .disabled: record.disabled = try Self.boolean(text, field)
        case .labels: record.labels = try FieldText.labels(text)
        case .prefs: record.preferences = try FieldText.object(text, of: field.rawValue)
        case .createdAt: record.createdAt = text
        case .password: password = text
        case .hash: hash = text
        case .scheme: scheme = try Self.scheme(text)
        }
    }

    /// Sets a field from a JSON value; null is an absent value.
    mutating func set(_ field: UserField, to value: JSONValue) throws(RowRejection) {
        switch (field, value) {
        case (_, .null): break
        case (.labels, _): record.labels = try FieldText.labels(value)
        case (.prefs, .object(let object)): record.preferences = object
        case (.prefs, _): throw RowRejection(field: field.rawValue, reason: "is \(value.kindPhrase), not an object")
        case (_, .string(let text)): try set(field, to: text)
        case (.emailVerified, .bool(let isTrue)): record.emailVerified = isTrue
        case (.phoneVerified, .bool(let isTrue)): record.phoneVerified = isTrue
        case (.disabled, .bool(let isTrue)): record.disabled = isTrue
        case (.emailVerified, .integer(let number)), (.phoneVerified, .integer(let number)),
            (.disabled, .integer(let number)):
            try set(field, to: String(number))
        case (.id, .integer(let number)): record.id = String(number)
        case (.id, .number(let digits)) where digits.utf8.allSatisfy(Self.isDigit): record.id = digits
        case (.createdAt, .integer(let number)): record.createdAt = String(number)
        case (.createdAt, .number(let number)): record.createdAt = number
        default:
            throw RowRejection(field: field.rawValue, reason: "is \(value.kindPhrase), not \(Self.expected(field))")
        }
    }

    /// Sets the options of the hash from a JSON object; null is an absent one.
    mutating func set(options value: JSONValue) throws(RowRejection) {
        if !value.isNull { options = try HashOptions(json: value) }
    }

    /// Sets an option of the hash.
    /// - Parameter field: The option as the source names it, for the reason.
    mutating func set(_ option: HashOptions.Name, to text: String, field: String) throws(RowRejection) {
        do {
            try options.set(option, to: text)
        } catch {
            throw RowRejection(field: field, reason: error.reason)
        }
    }

    /// Makes the record.
    /// - Parameter defaultScheme: What the hash is where the row declares nothing.
    consuming func finish(defaultScheme: SchemeName?) throws(RowRejection) -> UserRecord {
        if let hash {
            guard password == nil else {
                throw RowRejection(
                    field: "password", reason: "stands beside a hash: only one of them can be the user's")
            }
            record.credential = .stored(try stored(hash, defaultScheme))
        } else if let password {
            try checkIsPlain(password)
            record.credential = .plain(password)
        }
        return record
    }

    /// The hash with what is declared of it. The file's scheme is for hashes that do not say their own.
    private func stored(_ hash: String, _ defaultScheme: SchemeName?) throws(RowRejection) -> StoredHash {
        var stored = StoredHash(hash, options: options)
        var declared = scheme
        if declared == nil, let defaultScheme {
            if case .certain = SchemeRegistry.identify(stored) {} else { declared = defaultScheme }
        }
        do {
            if let declared { try stored.declare(declared) }
        } catch {
            throw RowRejection(field: "scheme", reason: "contradicts the row: \(error)")
        }
        return stored
    }

    /// Refuses a hash in the place of a password: its users would have to type the hash to log in.
    private func checkIsPlain(_ password: String) throws(RowRejection) {
        if case .certain(let scheme) = SchemeRegistry.identify(StoredHash(password)) {
            let reason = "is a \(scheme.name) hash and no password: name its field hash (--map hash=COLUMN)"
            throw RowRejection(field: "password", reason: reason)
        }
        guard scheme == nil, options.isEmpty else {
            throw RowRejection(field: "hash", reason: "is missing, though its scheme or options are there")
        }
    }

    private static func boolean(_ text: String, _ field: UserField) throws(RowRejection) -> Bool {
        guard let value = FieldText.boolean(text) else {
            throw RowRejection(field: field.rawValue, reason: "is neither true nor false")
        }
        return value
    }

    private static func scheme(_ text: String) throws(RowRejection) -> SchemeName {
        guard let scheme = SchemeName(text) else {
            throw RowRejection(
                field: "scheme", reason: "is none of the known names: \(knownSchemes.joined(separator: ", "))")
        }
        return scheme
    }

    private static let knownSchemes =
        Scheme.allCases.map(\.name) + Argon2.Variant.allCases.map(\.rawValue) + SHA.Version.allCases.map(\.rawValue)

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func expected(_ field: UserField) -> String {
        switch field {
        case .id: "a string or an integer"
        case .createdAt: "a string or a number"
        case .emailVerified, .phoneVerified, .disabled: "a boolean"
        default: "a string"
        }
    }
}
