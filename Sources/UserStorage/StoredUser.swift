public import JSONText
public import PasswordHashing

/// A user as the store holds them.
public struct StoredUser: Sendable, Hashable, Identifiable {
    /// The id.
    public let id: String
    /// The e-mail address, in lower case.
    public let email: String?
    /// The phone number, E.164.
    public let phone: String?
    /// The display name, empty where there is none.
    public let name: String
    /// The password's hash, or nil where there is none.
    public let password: StoredHash?
    /// Whether the e-mail address is verified.
    public let emailVerified: Bool
    /// Whether the phone number is verified.
    public let phoneVerified: Bool
    /// False where the user is blocked.
    public let status: Bool
    /// The labels.
    public let labels: [String]
    /// The preferences.
    public let preferences: JSONObject
}

extension StoredUser: CustomStringConvertible, CustomReflectable {
    /// The id only.
    public var description: String { "StoredUser(\(id))" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
