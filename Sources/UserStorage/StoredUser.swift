public import AppwriteUsers
public import JSONText
public import PasswordHashing

/// A user as the store holds them.
public struct StoredUser: Sendable, Hashable, Identifiable {
    /// The user's number in the store, counted up from 1 and never used again.
    public var sequence: Int64
    /// The id.
    public var id: String
    /// The e-mail address, in lower case.
    public var email: String?
    /// The phone number, E.164.
    public var phone: String?
    /// The display name, empty where there is none.
    public var name: String
    /// The password's hash with all its options, secrets too, or nil where there is none.
    public var password: StoredHash?
    /// When the password was set, or nil where there is none; a renewal of the hash does not count.
    public var passwordUpdate: Timestamp?
    /// Whether an import brought the password, and nobody has used, renewed or changed it since.
    public var hasUnusedPassword: Bool
    /// The hashes of the passwords that the user has had, the latest first: of one who never changed it, the only one.
    public var passwordHistory: [StoredHash]
    /// Whether the e-mail address is verified.
    public var emailVerified: Bool
    /// Whether the phone number is verified.
    public var phoneVerified: Bool
    /// False where the user is blocked.
    public var status: Bool
    /// The labels.
    public var labels: [String]
    /// The preferences.
    public var preferences: JSONObject
    /// Whether a login takes a second factor.
    public var mfa: Bool
    /// Whether the user may act as another.
    public var impersonator: Bool
    /// The recovery codes, or nil before they are made.
    public var recoveryCodes: [String]?
    /// When the user registered: at the source, where an import knows it, which may be before 1970 and in the future;
    /// else when the user was made here.
    public var registration: Timestamp
    /// When the user was made here.
    public var createdAt: Timestamp
    /// When the user was changed last.
    public var updatedAt: Timestamp
    /// When the user was seen last, or nil.
    public var accessedAt: Timestamp?
}

extension StoredUser: CustomStringConvertible, CustomReflectable {
    /// The id only.
    public var description: String { "StoredUser(\(id))" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
