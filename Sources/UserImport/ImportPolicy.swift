public import PasswordHashing

/// What every planner decides where a record leaves a choice.
public struct ImportPolicy: Sendable, Hashable {
    /// What becomes of a user whose password cannot be carried.
    public enum Uncarriable: String, Sendable, Hashable, CaseIterable {
        /// The user is created without a password, and listed for a reset.
        case createWithoutPassword = "create"
        /// The user is not created, and is listed.
        case skip
    }

    /// What becomes of users whose password cannot be carried.
    public var uncarriable = Uncarriable.createWithoutPassword
    /// The largest costs that a carried hash may have: what is over them would be refused at login.
    public var limits = HashLimits()

    /// Whether users whom the source has deleted are carried, too.
    public var includesDeleted = false
    /// Whether guests of the source are carried, too.
    public var includesAnonymous = false
    /// Whether an optional field that cannot be taken rejects its row, instead of being left out.
    public var strictFields = false

    /// Makes the default policy.
    public init() {}
}
