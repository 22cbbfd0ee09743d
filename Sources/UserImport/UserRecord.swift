public import JSONText

/// One user as a source describes them, in the source's own spelling: nothing is checked against the wire yet.
public struct UserRecord: Sendable, Hashable {
    /// The id in the source, or nil where it has none.
    public var id: String?
    /// The e-mail address.
    public var email: String?
    /// The phone number.
    public var phone: String?
    /// The display name.
    public var name: String?
    /// Whether the source has verified the e-mail address.
    public var emailVerified = false
    /// Whether the source has verified the phone number.
    public var phoneVerified = false
    /// Whether the user may not log in.
    public var disabled = false
    /// Whether the source has deleted the user, and keeps the row.
    public var isDeleted = false
    /// Whether the user never gave a name, an address or a password: a guest of the source.
    public var isAnonymous = false
    /// Whether another service signs the user in.
    public var isFederated = false
    /// The labels, as roles or tags of the source.
    public var labels: [String] = []
    /// What else the source keeps of the user, as a JSON object.
    public var preferences: JSONObject?
    /// When the source made the user, as the source writes it.
    public var createdAt: String?
    /// What else the source says that has a name of its own; no value is null.
    public var attributes: [UserAttribute: JSONValue] = [:]
    /// What the source says of the password.
    public var credential = RecordCredential.none
    /// The optional fields that could not be read, and were left out.
    public var problems: [FieldProblem] = []

    /// Makes a record without any field.
    public init() {}
}

extension UserRecord: CustomStringConvertible, CustomReflectable {
    /// What kind of record it is; never a value of it.
    public var description: String { "UserRecord(\(credential))" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
