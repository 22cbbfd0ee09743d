public import PasswordHashing

/// What a record says of the user's password.
public enum RecordCredential: Sendable, Hashable {
    /// Nothing: a federated account, or one that never had a password.
    case none
    /// A mark in the place of a password, such as Django's `!` or the `*` of /etc/shadow: nobody could log in with one.
    case marked
    /// The password itself.
    case plain(String)
    /// The password itself behind a mark that says so, such as `{noop}`: the source stored it readably.
    case clearText(String)
    /// A hash, with what the row and the source declare of it.
    case stored(StoredHash)
    /// The source has a password of which the row holds too little or nothing to verify it, with this reason.
    case unusable(String)
    /// A text that cannot be taken for the password, with the reason and its code.
    case refused(UncarriableReason)
}

extension RecordCredential: CustomStringConvertible, CustomReflectable {
    /// The kind, never the content.
    public var description: String {
        switch self {
        case .none: "no password"
        case .marked: "marked as without password"
        case .plain: "plain text"
        case .clearText: "clear text"
        case .stored(let stored): "\(stored)"
        case .unusable: "unusable"
        case .refused(let reason): reason.code.rawValue
        }
    }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
