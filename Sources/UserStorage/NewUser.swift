public import AppwriteUsers
public import PasswordHashing

/// What a user is made of; the rest gets its first values (Users API, "Create - plain and hashed", side effects).
public struct NewUser: Sendable, Hashable, Redacted {
    /// The id.
    public var id: String
    /// The e-mail address, in lower case.
    public var email: String?
    /// The phone number, E.164.
    public var phone: String?
    /// The display name, empty where there is none.
    public var name: String
    /// The password's hash, or nil for none.
    public var password: StoredHash?

    /// Makes a user of an id and whatever else there is.
    public init(id: String, email: String? = nil, phone: String? = nil, name: String = "", password: StoredHash? = nil)
    {
        self.id = id
        self.email = email
        self.phone = phone
        self.name = name
        self.password = password
    }
}
