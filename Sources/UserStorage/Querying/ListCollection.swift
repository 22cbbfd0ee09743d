/// A collection whose rows the service lists.
public enum ListCollection: String, Sendable, Hashable, CaseIterable {
    case users, targets, identities, memberships

    /// The attributes that queries may name (Users API, query strings): those of the list, and the ones every row has.
    public var attributes: [QueryableAttribute] {
        switch self {
        case .users: Self.userAttributes
        case .targets: Self.targetAttributes
        case .identities: Self.identityAttributes
        case .memberships: Self.membershipAttributes
        }
    }

    /// The attribute with a name, or nil.
    func attribute(_ name: String) -> QueryableAttribute? { attributes.first { $0.name == name } }

    /// The attribute by which rows stand in the order of their insertion.
    var sequence: QueryableAttribute { Self.sequence(of: self) }

    /// One row, as messages call it.
    var noun: String {
        switch self {
        case .users: "User"
        case .targets: "Target"
        case .identities: "Identity"
        case .memberships: "Membership"
        }
    }

    /// What rows are selected from: every collection but the users knows a row's user by their number only.
    var source: String {
        self == .users ? "users" : "\(rawValue) JOIN users ON users.sequence = \(rawValue).user"
    }

    private static let userAttributes: [QueryableAttribute] =
        common(.users) + [
            QueryableAttribute("name", .string, "users.name COLLATE NOCASE"),
            QueryableAttribute("email", .string, "users.email", isNullable: true),
            QueryableAttribute("phone", .string, "users.phone", isNullable: true),
            QueryableAttribute("status", .boolean, "users.status"),
            QueryableAttribute("passwordUpdate", .datetime, "users.passwordUpdate", isNullable: true),
            QueryableAttribute("registration", .datetime, "users.registration"),
            QueryableAttribute("emailVerification", .boolean, "users.emailVerification"),
            QueryableAttribute("phoneVerification", .boolean, "users.phoneVerification"),
            // No password was ever checked against known breaches (docs/differences.md).
            QueryableAttribute("passwordPwned", .boolean, QueryableAttribute.null, isNullable: true),
            QueryableAttribute("labels", .string, "users.labels", array: .labels),
            QueryableAttribute("impersonator", .boolean, "users.impersonator"),
            QueryableAttribute("accessedAt", .datetime, "users.accessedAt", isNullable: true),
        ]

    private static let targetAttributes: [QueryableAttribute] =
        common(.targets) + [
            QueryableAttribute("userId", .string, "users.id"),
            QueryableAttribute("providerId", .string, "targets.providerId COLLATE NOCASE", isNullable: true),
            QueryableAttribute("identifier", .string, "targets.identifier COLLATE NOCASE"),
            QueryableAttribute("providerType", .string, "targets.providerType COLLATE NOCASE"),
        ]

    private static let identityAttributes: [QueryableAttribute] =
        common(.identities) + [
            QueryableAttribute("userId", .string, "users.id"),
            QueryableAttribute("provider", .string, "identities.provider COLLATE NOCASE"),
            QueryableAttribute("providerUid", .string, "identities.providerUid COLLATE NOCASE"),
            QueryableAttribute("providerEmail", .string, "identities.providerEmail"),
            QueryableAttribute(
                "providerAccessTokenExpiry", .datetime, "identities.providerAccessTokenExpiry", isNullable: true),
        ]

    private static let membershipAttributes: [QueryableAttribute] =
        common(.memberships) + [
            QueryableAttribute("userId", .string, "users.id"),
            QueryableAttribute("teamId", .string, "memberships.teamId COLLATE NOCASE"),
            QueryableAttribute("invited", .datetime, "memberships.invited", isNullable: true),
            QueryableAttribute("joined", .datetime, "memberships.joined", isNullable: true),
            QueryableAttribute("confirm", .boolean, "memberships.confirm"),
            QueryableAttribute("roles", .string, "memberships.roles", array: .json),
        ]

    private static func sequence(of table: ListCollection) -> QueryableAttribute {
        QueryableAttribute("$sequence", .integer, "\(table.rawValue).sequence")
    }

    private static func common(_ table: ListCollection) -> [QueryableAttribute] {
        [
            QueryableAttribute("$id", .string, "\(table.rawValue).id"),
            QueryableAttribute("$createdAt", .datetime, "\(table.rawValue).createdAt"),
            QueryableAttribute("$updatedAt", .datetime, "\(table.rawValue).updatedAt"),
            sequence(of: table),
        ]
    }
}
