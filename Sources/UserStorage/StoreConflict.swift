/// What is in the way of a change; the transaction has changed nothing when one is thrown.
public enum StoreConflict: Error, Sendable, Hashable {
    /// A user has the id, the e-mail address or the phone number: which, the wire does not tell.
    case userExists
    /// An identity of another user carries the e-mail address.
    case identityHasEmail
    /// Another user has the e-mail address.
    case emailExists
    /// Another user has the phone number.
    case phoneExists
    /// A target has the id or the identifier.
    case targetExists
    /// The user has been deleted since they were read.
    case userMissing
}
