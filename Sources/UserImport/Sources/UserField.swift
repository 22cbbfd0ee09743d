/// A field of a user as the generic sources name it: a member in JSON Lines, a column in CSV.
///
/// What stands beside the hash (`options` there, `option.salt` and the like here) is no field of its own.
enum UserField: String, Sendable, Hashable, CaseIterable {
    case id, email, phone, name, emailVerified, phoneVerified, disabled, labels, prefs, createdAt
    case password, hash, scheme
}
