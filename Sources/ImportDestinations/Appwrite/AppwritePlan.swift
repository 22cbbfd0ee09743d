public import AppwriteUsers
public import PasswordHashing
public import UserImport

/// What will be sent to a service of the Users API for one record: the create call, the calls that follow it, and how the
/// password fares.
///
/// A class, though it never changes: a plan passes through many hands, and each copy would retain a dozen texts.
public final class AppwritePlan: ImportPlan, Redacted {
    public let userID: String
    public let email: String?
    /// The phone number, wherever it is sent.
    public let phone: String?
    /// The call that makes the user, or nil where the policy leaves the user out.
    public let create: CreateUser?
    /// The calls that follow, in order.
    public let followUps: [UserUpdate]
    public let route: CarryRoute
    public let scheme: Scheme?
    public let strength: HashStrength?
    public let mappedFrom: String?
    public let lostFields: [String]
    public let exclusion: UserExclusion?
    public let hasNoWayIn: Bool
    public let problems: [FieldProblem]
    public let risks: PasswordRisks

    init(
        _ record: CheckedRecord, create: CreateUser?, followUps: [UserUpdate],
        password: PlannedPassword<CreateUser.Credential>, version: AppwriteVersion
    ) {
        (userID, email, phone) = (record.userID.text, record.email?.text, record.phone?.text)
        (self.create, self.followUps) = (create, followUps)
        (route, scheme, strength) = (password.route, password.scheme, password.strength)
        (mappedFrom, exclusion, problems) = (record.mappedFrom, record.exclusion, record.problems)
        // No call sets a date, a second factor, or a name to log in with.
        lostFields = record.lostFields(reading: CheckedRecord.fields)
        hasNoWayIn = password.route.hasNoPassword && record.hasNoOtherWayIn
        risks = create.map { PasswordRisks(of: $0.credential, password.scheme, record, version) } ?? []
    }

    public var isSkipped: Bool { create == nil }

    /// Appends the requests as JSON lines, in order: `{"method", "path", "body"}`.
    public func appendJSONLines(to text: inout [UInt8]) {
        for request in requests { request.appendJSONLine(to: &text) }
    }

    /// The requests in order.
    public var requests: [UserRequest] {
        guard let create else { return [] }
        return [create.request] + followUps.map { $0.request(for: create.userId) }
    }
}
