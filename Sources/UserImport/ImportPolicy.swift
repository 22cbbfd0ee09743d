public import PasswordHashing

/// What the planner decides where a record leaves a choice.
public struct ImportPolicy: Sendable, Hashable {
    /// What becomes of a user whose password cannot be carried.
    public enum Uncarriable: String, Sendable, Hashable, CaseIterable {
        /// The user is created without a password, and listed for a reset.
        case createWithoutPassword = "create"
        /// The user is not created, and is listed.
        case skip
    }

    /// Who will verify the carried hashes.
    public enum Destination: Sendable, Hashable {
        /// A service of the Users API: what its endpoints take, and verify.
        case usersAPI
        /// The embedded store: every hash of the accepted schemes, as found where no endpoint takes it.
        case store(accepting: AcceptedSchemes)
    }

    /// Who will verify the carried hashes.
    public var destination = Destination.usersAPI
    /// What becomes of users whose password cannot be carried.
    public var uncarriable = Uncarriable.createWithoutPassword
    /// The largest costs that a carried hash may have: what is over them would be refused at login.
    public var limits = HashLimits()

    /// Whether the destination hashes plain passwords with bcrypt alone, which takes none over 72 bytes and none with a
    /// NUL: such a password cannot be carried.
    public var hashesPlainWithBcrypt = false

    /// Whether digests by `sha512/224` and `sha512/256` are sent: servers up to 1.7 verify them, later ones refuse them.
    public var allowsLegacySHAVersions = false

    /// Whether users whom the source has deleted are carried, too.
    public var includesDeleted = false
    /// Whether guests of the source are carried, too.
    public var includesAnonymous = false
    /// Whether an optional field that cannot be taken rejects its row, instead of being left out.
    public var strictFields = false
    /// Whether the destination keeps the date on which the source made a user: the embedded store does, no API can.
    public var keepsRegistration = false

    /// Makes the default policy.
    public init() {}
}
