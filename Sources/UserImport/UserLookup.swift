public import AppwriteUsers

/// Says who is at a destination already, and changes nothing there.
public protocol UserLookup: Sendable {
    /// Who stands in the way of each of some users, in order; nil where nobody does.
    /// - Throws: where the destination cannot be asked.
    func existing(_ users: [UserKeys]) async throws -> [ExistingUser?]
}

/// What a user has and no other user of the destination may have.
public struct UserKeys: Sendable, Hashable, Redacted {
    public let id: String
    public let email: String?
    public let phone: String?

    /// Takes the keys of a plan.
    public init(of plan: some ImportPlan) { (id, email, phone) = (plan.userID, plan.email, plan.phone) }
}

/// A user who is there already.
public enum ExistingUser: Sendable, Hashable {
    /// One of the same id: an earlier run may have made them.
    case sameID
    /// Another one, who has the value of a field.
    case another(field: String)
}
