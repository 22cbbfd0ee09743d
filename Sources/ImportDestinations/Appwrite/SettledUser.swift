internal import AppwriteUsers
internal import JSONText
internal import UserImport

/// What became of one user on the way to a service.
struct SettledUser: Redacted, Sendable {
    let outcome: DestinationOutcome
    /// The user as the service said them last; nil where nobody of the plan is there.
    let user: User?
    /// Whether the create call was answered with the user.
    let isNew: Bool
    /// Whether the user was changed since by a call whose answer does not say when.
    let isStale: Bool

    init(_ outcome: DestinationOutcome, _ user: User? = nil, isNew: Bool = false, isStale: Bool = false) {
        (self.outcome, self.user, self.isNew, self.isStale) = (outcome, user, isNew, isStale)
    }
}

extension UserState {
    /// A user as the service says them.
    ///
    /// Somebody has used the user where they were seen, or their password was set, after they were made. The service
    /// notes that a user was seen at most once a day (Users API, response models: `accessedAt`).
    init(_ user: User) {
        let isSeen = user.accessedAt.map { $0 > user.createdAt } ?? false
        let isSet = user.passwordUpdate.map { $0 > user.createdAt } ?? false
        self.init(
            updatedAt: user.updatedAt, accessedAt: user.accessedAt, password: user.passwordBytes,
            isUsed: isSeen || isSet)
    }
}

extension User {
    fileprivate var passwordBytes: [UInt8] {
        guard let password, hasPassword else { return [] }
        let options = (hashOptions ?? [:]).members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return UserState.passwordBytes(
            hash: password, kind: hash ?? "", options: JSONValue.object(JSONObject(options)).jsonText)
    }
}
