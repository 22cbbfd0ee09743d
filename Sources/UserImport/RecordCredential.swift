public import PasswordHashing

/// What a record says of the user's password.
public enum RecordCredential: Sendable, Hashable {
    /// Nothing: a federated account, or one that never had a password.
    case none
    /// The password itself.
    case plain(String)
    /// A hash, with what the row and the source declare of it.
    case stored(StoredHash)
    /// The source marks the password as unusable, with this reason.
    case unusable(String)
}

extension RecordCredential: CustomStringConvertible, CustomReflectable {
    /// The kind, never the content.
    public var description: String {
        switch self {
        case .none: "no password"
        case .plain: "plain text"
        case .stored(let stored): "\(stored)"
        case .unusable: "unusable"
        }
    }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
