public import AppwriteUsers
public import PasswordHashing
public import UserImport

/// Decides what is sent to a service of the Users API for a record.
///
/// Builds only calls that the API's rules allow, and never one whose hash the service would store but not verify.
public struct AppwritePlanner: ImportPlanning {
    /// What is decided where a record leaves a choice.
    public let policy: ImportPolicy
    /// The service that it plans for.
    public let target: AppwriteTarget
    private let carrier: CredentialCarrier

    /// Makes a planner of a policy, for a service, and of the schemes that a file's hashes may be of.
    public init(
        policy: ImportPolicy = ImportPolicy(), target: AppwriteTarget = AppwriteTarget(),
        registry: SchemeRegistry = .standard
    ) {
        self.policy = policy
        self.target = target
        carrier = CredentialCarrier(target: target, limits: policy.limits, registry: registry)
    }

    public func plan(_ record: UserRecord) throws(RowRejection) -> AppwritePlan {
        var checked = try CheckedRecord(record, policy: policy)
        var password = password(of: record, checked)
        var create: CreateUser?
        if checked.exclusion == nil, !isSkipped(password) {
            do {
                create = try checked.call(
                    password.form ?? .none, allowsLegacySHAVersions: target.version.verifiesTruncatedSHA512)
            } catch {
                password = password.lost(.wireRule, RowRejection(error).kind)
                create = isSkipped(password) ? nil : try checked.callWithoutPassword()
            }
        }
        let followUps = if let create { try checked.updates(after: create) } else { [UserUpdate]() }
        return AppwritePlan(
            checked, create: create, followUps: followUps, password: password, version: target.version)
    }

    public func regularPlanner() -> (any RegularPlanner<AppwritePlan>)? { RegularAppwritePlanner() }

    /// The endpoint that verifies a hash, for a user with an e-mail address; nil where there is none, and the route
    /// says why.
    public func endpoint(for stored: StoredHash) -> (endpoint: CreateUser.Endpoint?, route: CarryRoute) {
        var record = UserRecord()
        record.email = "user@example.com"
        record.credential = .stored(stored)
        guard let plan = try? plan(record), let create = plan.create else { return (nil, .noPassword) }
        guard case .uncarriable = plan.route else { return (create.endpoint, plan.route) }
        return (nil, plan.route)
    }

    private func isSkipped(_ password: PlannedPassword<CreateUser.Credential>) -> Bool {
        password.loss != nil && policy.uncarriable == .skip
    }

    private func password(
        of record: UserRecord, _ checked: CheckedRecord
    ) -> PlannedPassword<CreateUser.Credential> {
        switch record.credential {
        case .none: PlannedPassword(nil, .noPassword)
        case .marked: PlannedPassword(nil, .marked)
        case .plain(let password): PlannedPassword(.plain(password), .plain)
        case .clearText(let password): PlannedPassword(.plain(password), .clearText)
        case .refused(let reason): .uncarriable(reason)
        case .unusable(let reason): .uncarriable(UncarriableReason(.unusable, reason))
        case .stored(let stored): hash(stored, checked)
        }
    }

    private func hash(_ stored: StoredHash, _ checked: CheckedRecord) -> PlannedPassword<CreateUser.Credential> {
        let password = carrier.carry(stored)
        guard password.loss == nil, checked.email == nil else { return password }
        let message =
            "a hash can only be sent with an e-mail address, and the row has \(checked.whatThereIsInstead) only"
        return password.lost(.noEmail, message)
    }
}
