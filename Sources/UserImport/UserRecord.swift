public import JSONText

/// One user as a source describes them, in the source's own spelling: nothing is checked against the wire yet.
public struct UserRecord: Sendable, Hashable {
    /// The id in the source, or nil where it has none.
    public var id: String?
    public var email: String?
    public var phone: String?
    public var name: String?
    public var emailVerified = false
    public var phoneVerified = false
    public var disabled = false
    public var labels: [String] = []
    public var preferences: JSONObject?
    /// When the source made the user, as the source writes it; no API can set it, so it is reported as lost.
    public var createdAt: String?
    public var credential = RecordCredential.none

    public init() {}
}

extension UserRecord: CustomStringConvertible, CustomReflectable {
    /// What kind of record it is; never a value of it.
    public var description: String { "UserRecord(\(credential))" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
