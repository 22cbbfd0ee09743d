internal import JSONText
internal import PasswordHashing

/// One user of a Firebase export, whichever its form, until the record is made of it.
struct FirebaseUser {
    /// The fields that are read; their names are those of the JSON form.
    enum Field: String, Sendable, CaseIterable {
        case localId, email, emailVerified, passwordHash, salt, displayName, photoUrl, createdAt, phoneNumber, disabled
        case customAttributes, version, providerUserInfo, mfaInfo
    }

    /// What Firebase gives for a hash to whom it does not show hashes: "REDACTED" in base64.
    static let redactedHash = "UkVEQUNURUQ="

    /// Whether another service than the project itself signs the user in.
    var isFederated = false
    /// Whether the user has a second factor.
    var hasSecondFactor = false
    private var record = UserRecord()
    private var passwordHash: String?
    private var salt: String?
    private var isOfNativeAlgorithm = true
    private var photoURL: String?
    private var customAttributes: JSONObject?

    /// Sets a field from text; an empty one is an absent value.
    mutating func set(_ field: Field, to text: String) throws(RowRejection) {
        guard !text.isEmpty else { return }
        switch field {
        case .localId: record.id = text
        case .email: record.email = text
        case .emailVerified: record.emailVerified = try Self.boolean(text, field)
        case .passwordHash: passwordHash = text
        case .salt: salt = text
        case .displayName: record.name = text
        case .photoUrl: photoURL = text
        case .createdAt: record.createdAt = text
        case .phoneNumber:
            record.phone = text
            // Firebase knows a number only from a message that was sent to it and answered.
            record.phoneVerified = true
        case .disabled: record.disabled = try Self.boolean(text, field)
        case .customAttributes: customAttributes = try FieldText.object(text, of: field.rawValue)
        case .version: isOfNativeAlgorithm = text == "0"
        case .providerUserInfo, .mfaInfo: throw Self.wrongKind(field, .string(""))
        }
    }

    /// Sets a field from a JSON value; null is an absent value.
    mutating func set(_ field: Field, to value: JSONValue) throws(RowRejection) {
        switch (field, value) {
        case (_, .null): break
        case (.providerUserInfo, .array(let providers)): isFederated = providers.contains(where: Self.isFederation)
        case (.mfaInfo, .array(let factors)): hasSecondFactor = !factors.isEmpty
        case (_, .string(let text)): try set(field, to: text)
        case (.emailVerified, .bool(let isTrue)): record.emailVerified = isTrue
        case (.disabled, .bool(let isTrue)): record.disabled = isTrue
        case (.createdAt, .integer(let number)): record.createdAt = String(number)
        case (.version, .integer(let number)): isOfNativeAlgorithm = number == 0
        default: throw Self.wrongKind(field, value)
        }
    }

    /// The record, its credential by the project's configuration.
    /// - Throws: where the user has a hash and nothing says how to verify it.
    consuming func record(config: FirebaseHashConfig?, row: Int) throws(SourceError) -> UserRecord {
        record.credential = try credential(config, row)
        var preferences = JSONObject()
        if let customAttributes, !customAttributes.isEmpty {
            preferences["customAttributes"] = .object(customAttributes)
        }
        if let photoURL { preferences["photoUrl"] = .string(photoURL) }
        if !preferences.isEmpty { record.preferences = preferences }
        return record
    }

    private func credential(_ config: FirebaseHashConfig?, _ row: Int) throws(SourceError) -> RecordCredential {
        guard let passwordHash else { return .none }
        guard passwordHash != Self.redactedHash else {
            return .unusable("the export was made without the permission to see hashes: it has none to carry")
        }
        guard isOfNativeAlgorithm else {
            return .unusable("the hash is not of the project's scrypt, and the export does not say of what it is")
        }
        guard let salt else { return .unusable("the export has a hash without salt") }
        guard let config else {
            throw SourceError(
                "the export has password hashes, but no hash config (first needed in row \(row))",
                hint: "--hash-config FILE: \(FirebaseHashConfig.hint)")
        }
        return .stored(config.storedHash(passwordHash, salt: salt))
    }

    /// Whether a provider is another service; `password` and `phone` are the project itself.
    private static func isFederation(_ provider: JSONValue) -> Bool {
        guard let name = provider["providerId"]?.stringValue else { return false }
        return name != "password" && name != "phone"
    }

    private static func boolean(_ text: String, _ field: Field) throws(RowRejection) -> Bool {
        guard let value = FieldText.boolean(text) else {
            throw RowRejection(field: field.rawValue, reason: "is neither true nor false")
        }
        return value
    }

    private static func wrongKind(_ field: Field, _ value: JSONValue) -> RowRejection {
        let expected =
            switch field {
            case .emailVerified, .disabled: "a boolean"
            case .providerUserInfo, .mfaInfo: "an array"
            case .version: "an integer"
            case .createdAt: "a string or an integer"
            default: "a string"
            }
        return RowRejection(field: field.rawValue, reason: "is \(value.kindPhrase), not \(expected)")
    }
}
