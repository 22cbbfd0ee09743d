public import PasswordHashing

/// What is to be done for one record at one destination, in the destination's own terms.
public protocol ImportPlan: Sendable {
    /// The user's id at the destination.
    var userID: String { get }
    /// The e-mail address, as the destination gets it.
    var email: String? { get }
    /// The phone number, as the destination gets it.
    var phone: String? { get }
    /// Whether nobody is made: the policy leaves the user out.
    var isSkipped: Bool { get }
    /// How the password gets there.
    var route: CarryRoute { get }
    /// The scheme of the hash, where it was recognised.
    var scheme: Scheme? { get }
    /// How well the hash withstands guessing, where it could be read.
    var strength: HashStrength? { get }
    /// The id that the source has, where the destination's is another one.
    var mappedFrom: String? { get }
    /// The fields of the record that the destination cannot carry.
    var lostFields: [String] { get }
    /// Why the user is not to be carried at all, where the source has deleted them or knows them as a guest.
    var exclusion: UserExclusion? { get }
    /// Whether the source gives the user no way to log in: no password, no other service, no phone number.
    var hasNoWayIn: Bool { get }
    /// The optional fields that were left out, each with its reason.
    var problems: [FieldProblem] { get }
    /// Why the password that is carried may still not log the user in; none unless a destination has some.
    var risks: PasswordRisks { get }
    /// What the destination will verify the password against; unknown unless a destination says it.
    var expectedPassword: ExpectedPassword { get }

    /// Appends what would be done, as JSON lines, each with its line end.
    func appendJSONLines(to text: inout [UInt8])
}

extension ImportPlan {
    public var risks: PasswordRisks { [] }
    public var expectedPassword: ExpectedPassword { .unknown }
}

/// Decides what is done for a record at one destination: pure, and the same for the same record.
public protocol ImportPlanning<Plan>: Sendable {
    /// What is to be done for one user.
    associatedtype Plan: ImportPlan

    /// Plans one record.
    /// - Throws: the field that the destination does not allow and that is not a matter of the password; the row is then
    ///   left to whoever can correct it.
    func plan(_ record: UserRecord) throws(RowRejection) -> Plan

    /// A planner of the rows that need no record; nil where this destination has none.
    func regularPlanner() -> (any RegularPlanner<Plan>)?
}

extension ImportPlanning {
    public func regularPlanner() -> (any RegularPlanner<Plan>)? { nil }
}

/// Why a user of the source is left behind on purpose.
public enum UserExclusion: String, Sendable, Hashable, CaseIterable {
    /// The source has deleted the user.
    case deleted
    /// The user is a guest of the source.
    case anonymous
}
