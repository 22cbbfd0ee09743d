internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// One user of a Firebase export, whichever its form, until the record is made of it.
///
/// An optional field that cannot be read is left out and noted, unless fields are strict.
struct FirebaseUser: Redacted {
    /// Whether another service than the project itself signs the user in.
    var isFederated = false
    /// Whether the user has a second factor.
    var hasSecondFactor = false
    private let isStrict: Bool
    private var record = UserRecord()
    private var hash = FirebaseHash()
    private var photoURL: String?
    private var customAttributes: JSONObject?
    /// The fields that the row has had so far, a bit each.
    private var seen: UInt32 = 0

    init(isStrict: Bool) { self.isStrict = isStrict }

    /// Sets a field from text; an empty one is an absent value.
    mutating func set(_ field: FirebaseField, to text: String) throws(RowRejection) {
        guard !text.isEmpty else { return }
        try requireFirst(field)
        switch field {
        case .localId: record.id = text
        case .email: record.email = text
        case .emailVerified: if let isTrue = try boolean(text, field) { record.emailVerified = isTrue }
        case .passwordHash: hash.text = text
        case .salt: hash.salt = text
        case .displayName: record.name = text
        case .photoUrl: photoURL = text
        case .createdAt: if !Self.isNever(text) { record.createdAt = text }
        case .phoneNumber:
            record.phone = text
            // Firebase knows a number only from a message that was sent to it and answered.
            record.phoneVerified = true
        case .disabled: if let isTrue = try boolean(text, field) { record.disabled = isTrue }
        case .customAttributes:
            do {
                customAttributes = try FieldText.object(text, of: field.name)
            } catch {
                try note(field, error.reason)
            }
        case .version: hash.isNative = text == "0"
        case .providerUserInfo, .mfaInfo, .metadata: try refuse(field, .string(text))
        }
    }

    /// Sets a field from a JSON value; null is an absent value.
    mutating func set(_ field: FirebaseField, to value: JSONValue) throws(RowRejection) {
        switch (field, value) {
        case (_, .null): return
        case (_, .string(let text)): return try set(field, to: text)
        default: try requireFirst(field)
        }
        switch (field, value) {
        case (.providerUserInfo, .array(let providers)): isFederated = providers.contains(where: Self.isFederation)
        case (.mfaInfo, .array(let factors)): hasSecondFactor = !factors.isEmpty
        case (.mfaInfo, .object(let object)): hasSecondFactor = object["enrolledFactors"]?.arrayValue?.isEmpty == false
        case (.customAttributes, .object(let object)): customAttributes = object
        case (.emailVerified, .bool(let isTrue)): record.emailVerified = isTrue
        case (.disabled, .bool(let isTrue)): record.disabled = isTrue
        case (.createdAt, .integer(let number)): if number != 0 { record.createdAt = String(number) }
        case (.version, .integer(let number)): hash.isNative = number == 0
        default: try refuse(field, value)
        }
    }

    /// Makes the record, its credential by the project's configuration.
    /// - Returns: an error where the user has a hash and nothing says how to verify it.
    consuming func record(config: FirebaseHashConfig?, row: Int) -> Result<UserRecord, SourceError> {
        do throws(SourceError) {
            record.credential = try hash.credential(config, row)
        } catch {
            return .failure(error)
        }
        record.isFederated = isFederated
        record.isAnonymous =
            record.email == nil && record.phone == nil && record.name == nil && !isFederated && hash.isAbsent
            && customAttributes?.isEmpty != false
        var preferences = JSONObject()
        if let customAttributes, !customAttributes.isEmpty {
            preferences["customAttributes"] = .object(customAttributes)
        }
        if let photoURL { preferences["photoUrl"] = .string(photoURL) }
        if !preferences.isEmpty { record.preferences = preferences }
        return .success(record)
    }
}

extension FirebaseUser {
    /// Whether a provider is another service; `password` and `phone` are the project itself.
    private static func isFederation(_ provider: JSONValue) -> Bool {
        guard let name = provider["providerId"]?.stringValue else { return false }
        return name != "password" && name != "phone"
    }

    /// Whether a time is one that means "not known". The tool writes milliseconds, since 2001 in 13 digits: these are a time
    /// without a closer look.
    private static func isNever(_ text: String) -> Bool {
        guard text.utf8.count != 13 || text.utf8.first == UInt8(ascii: "0") else { return false }
        return SourceMoment(text) == .never
    }

    /// A row may not say one thing under the names of two forms: nobody could tell which is meant.
    private mutating func requireFirst(_ field: FirebaseField) throws(RowRejection) {
        let bit: UInt32 = 1 << field.rawValue
        guard seen & bit == 0 else {
            throw RowRejection(field: field.name, reason: "stands in the row twice, under two names")
        }
        seen |= bit
    }

    private mutating func boolean(_ text: String, _ field: FirebaseField) throws(RowRejection) -> Bool? {
        if let value = FieldText.boolean(text) { return value }
        try note(field, "is neither true nor false")
        return nil
    }

    /// What becomes of a value of a kind that its field does not have: an id or an address must be right, what is wrong
    /// with the hash costs the password, and any other field costs itself.
    private mutating func refuse(_ field: FirebaseField, _ value: JSONValue) throws(RowRejection) {
        let reason = "is \(value.kindPhrase), not \(field.kindPhrase)"
        switch field {
        case .localId, .email: throw RowRejection(field: field.name, reason: reason)
        case .passwordHash, .salt, .version:
            if isStrict { throw RowRejection(field: field.name, reason: reason) }
            hash.problem = UncarriableReason(.malformed, "\(field.name) \(reason)")
        default: try note(field, reason)
        }
    }

    private mutating func note(_ field: FirebaseField, _ reason: String) throws(RowRejection) {
        let problem = FieldProblem(field: field.name, reason: reason)
        if isStrict { throw RowRejection(problem) }
        record.problems.append(problem)
    }
}
