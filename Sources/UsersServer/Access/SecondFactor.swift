internal import AppwriteUsers
internal import UserStorage

/// Whether users have proved the second factor that they have (Users API, login).
enum SecondFactor {
    /// Whether a user must prove a second factor and their session has not: then they may not call for anything.
    ///
    /// Nothing is missing where a token speaks for the user without a session.
    static func isMissing(_ user: StoredUser, _ session: StoredSession?, _ store: UserStore) async throws -> Bool {
        guard let session, user.mfa, Set(session.factors).count < 2 else { return false }
        let factors = try await store.read { try $0.factors(ofUser: user) }
        return factors.totp || factors.email || factors.phone
    }
}
