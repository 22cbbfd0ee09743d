public import AppwriteUsers
internal import CryptoPrimitives
public import JSONText

/// The fields of a record, but its password, by the rules of the Users API: those of its services and of the embedded
/// store, which serves it.
public struct CheckedRecord: Sendable, Redacted {
    /// The id: the record's own where the rules allow it, and otherwise one made from what is unique of the user.
    public let userID: UserID
    /// The e-mail address.
    public let email: EmailAddress?
    /// The phone number.
    public let phone: PhoneNumber?
    /// The display name.
    public let name: DisplayName?
    /// The id that the source has, where the destination's is another one.
    public let mappedFrom: String?
    /// Why the user is not to be carried at all.
    public let exclusion: UserExclusion?
    /// The optional fields that were left out, each with its reason.
    public private(set) var problems: [FieldProblem]
    private let record: UserRecord
    private let isStrict: Bool

    /// Checks a record.
    /// - Throws: the field that costs the user; where fields are strict, also an optional one.
    public init(_ record: UserRecord, policy: ImportPolicy) throws(RowRejection) {
        self.record = record
        isStrict = policy.strictFields
        do {
            email = try record.email.map { text throws(WireRuleViolation) in try EmailAddress(text) }
        } catch {
            throw RowRejection(error)
        }
        var problems = record.problems
        phone = try Self.optional(record.phone, isStrict, &problems, PhoneNumber.init)
        name = try Self.optional(record.name, isStrict, &problems, DisplayName.init)
        self.problems = problems
        // Without an id of its own a user gets one from what else is unique, so that a second run finds it again.
        guard let source = record.id ?? email?.text ?? phone?.text ?? record.username else {
            throw RowRejection(
                field: nil,
                reason: "has no id, no e-mail address, no phone number and no user name: nothing tells this user from "
                    + "others")
        }
        do {
            userID = try UserID.mapped(from: source)
        } catch {
            throw RowRejection(field: "id", reason: "cannot be turned into one that the destination takes: \(error)")
        }
        let id = userID.text
        mappedFrom = record.id.flatMap { $0 == id ? nil : $0 }
        exclusion =
            if record.isDeleted, !policy.includesDeleted {
                .deleted
            } else {
                record.isAnonymous && !policy.includesAnonymous ? .anonymous : nil
            }
    }

    /// Whether the record gives a user without password no way to log in.
    public var hasNoOtherWayIn: Bool { !record.isFederated && phone == nil }

    /// What a user without an e-mail address is known by, as messages say it.
    public var whatThereIsInstead: String {
        if phone != nil { return "a phone number" }
        return record.username == nil ? "an id" : "a user name"
    }

    /// When the source made the user; nil where it does not say so, or not as a date.
    public var registration: Timestamp? {
        record.createdAt.flatMap { SourceMoment(FieldText.trimmed($0))?.timestamp }
    }

    /// What the source says under a name of its own; nil where it says nothing.
    public subscript(attribute: UserAttribute) -> JSONValue? { record.attributes[attribute] }

    /// The date and time that an attribute says; nil where there is none.
    public func moment(_ attribute: UserAttribute) -> Timestamp? {
        record.attributes[attribute]?.stringValue.flatMap { SourceMoment(FieldText.trimmed($0))?.timestamp }
    }

    /// What a destination that is one of the Users API reads of a record.
    public static let fields: RecordFields = [
        .email, .phone, .name, .emailVerified, .phoneVerified, .disabled, .labels, .preferences,
    ]

    /// The fields that are lost where these and no others are read beside the password.
    public func lostFields(reading fields: RecordFields, attributes: Set<UserAttribute> = []) -> [String] {
        let lost = record.fields.subtracting(fields).names
        guard !record.attributes.isEmpty else { return lost }
        return lost + record.attributes.keys.filter { !attributes.contains($0) }.map(\.name).sorted()
    }

    /// The call that makes the user.
    /// - Throws: the first rule that does not hold, which is always one of the credential.
    public func call(
        _ credential: CreateUser.Credential, allowsLegacySHAVersions: Bool = false
    ) throws(WireRuleViolation) -> CreateUser {
        // Only the endpoint without a hash takes a phone number.
        try CreateUser(
            userId: userID, email: email, phone: credential.endpoint == .plain ? phone : nil, name: name,
            credential: credential, allowLegacySHAVersions: allowsLegacySHAVersions)
    }

    /// The call that makes the user without a password.
    public func callWithoutPassword() throws(RowRejection) -> CreateUser {
        do { return try call(.none) } catch { throw RowRejection(error) }
    }

    /// The calls that follow the one that makes the user, in order.
    /// - Throws: where fields are strict, the field that the rules do not allow.
    public mutating func updates(after create: CreateUser) throws(RowRejection) -> [UserUpdate] {
        var updates: [UserUpdate] = []
        if let phone, create.phone == nil { updates.append(.phone(phone)) }
        if record.emailVerified, email != nil { updates.append(.emailVerification(true)) }
        if record.phoneVerified, phone != nil { updates.append(.phoneVerification(true)) }
        if record.disabled { updates.append(.status(false)) }
        if !record.labels.isEmpty, let labels = try labels(record.labels) { updates.append(.labels(labels)) }
        if let object = record.preferences, !object.isEmpty {
            do {
                updates.append(.prefs(try Preferences(object)))
            } catch {
                try note(error)
            }
        }
        return updates
    }

    /// The labels that the rules allow; each of the others is left out by itself.
    private mutating func labels(_ items: [String]) throws(RowRejection) -> Labels? {
        do {
            return try Labels(items)
        } catch {
            try note(error)
            let allowed = items.filter { (try? Labels([$0])) != nil }
            return allowed.isEmpty ? nil : try? Labels(allowed)
        }
    }

    private mutating func note(_ violation: WireRuleViolation) throws(RowRejection) {
        if isStrict { throw RowRejection(violation) }
        problems.append(FieldProblem(violation))
    }

    private static func optional<Value>(
        _ text: String?, _ isStrict: Bool, _ problems: inout [FieldProblem],
        _ make: (String) throws(WireRuleViolation) -> Value
    ) throws(RowRejection) -> Value? {
        guard let text else { return nil }
        do {
            return try make(text)
        } catch {
            if isStrict { throw RowRejection(error) }
            problems.append(FieldProblem(error))
            return nil
        }
    }
}

extension UserRecord {
    /// The name that the user logs in with, where there is one.
    fileprivate var username: String? {
        attributes[.username]?.stringValue.flatMap { name in name.isEmpty ? nil : name }
    }
}

extension UserID {
    /// The id itself where the rules allow it, and otherwise one made from its SHA-256.
    fileprivate static func mapped(from source: String) throws(PrimitiveError) -> UserID {
        if let id = try? UserID(source) { return id }
        let digest = try MessageDigest.sha256.digest(Array(source.utf8).span).copyBytes()
        return UserID.mapped(from: source) { _ in digest }
    }
}

extension FieldProblem {
    fileprivate init(_ violation: WireRuleViolation) {
        self.init(field: violation.field.rawValue, reason: "\(violation.rule)")
    }
}

extension RowRejection {
    /// The rejection of a row for a rule of the Users API.
    public init(_ violation: WireRuleViolation) {
        self.init(field: violation.field.rawValue, reason: "\(violation.rule)")
    }
}
