public import JSONText
public import PasswordHashing

/// A user as the store holds them.
public struct StoredUser: Sendable, Hashable, Identifiable {
    public let id: String
    public let email: String?
    public let phone: String?
    public let name: String
    /// The password's hash, or nil where there is none.
    public let password: StoredHash?
    public let emailVerified: Bool
    public let phoneVerified: Bool
    /// False where the user is blocked.
    public let status: Bool
    public let labels: [String]
    public let preferences: JSONObject
}

extension StoredUser: CustomStringConvertible, CustomReflectable {
    /// The id only.
    public var description: String { "StoredUser(\(id))" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
