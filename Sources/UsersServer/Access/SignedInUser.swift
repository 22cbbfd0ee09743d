internal import UserStorage

/// A signed-in user, and what speaks for them.
struct SignedInUser: Sendable {
    /// Whose account it is: the user whom an impersonator asks to be, where one calls.
    let user: StoredUser
    /// The session that the call stands on; nil where a JSON Web Token speaks that names none.
    let session: StoredSession?
    /// Whether a JSON Web Token speaks for the user, and not the session's own secret.
    var isToken = false
    /// Who acts for the user, where it is somebody else.
    var impersonatorId: String?
}
