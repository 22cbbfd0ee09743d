/// What a run means for one user of the file; every row has exactly one result.
public enum UserResult: String, Sendable, Hashable, CaseIterable {
    /// The user logs in with the password they have.
    case keepsPassword
    /// The user has their password at the destination, whose operator has to do something before it logs them in.
    case needsSetting
    /// The user had no password, and logs in through another service or by phone.
    case logsInOtherwise
    /// The user is there, and their password is not.
    case needsNewPassword
    /// The user is there, and the file gives them no way to log in.
    case hasNoWayIn
    /// The user was not taken: the row was rejected, is in conflict with a user who exists, or was skipped.
    case isNotImported
    /// The user is one whom the source has deleted, or a guest, and was left behind on purpose.
    case isLeftBehind

    init<Plan>(_ result: SettledRow<Plan>.Result) {
        self =
            switch result {
            case .rejected, .applied(_, .conflict), .applied(_, .refused): .isNotImported
            case .applied(let plan, _), .planned(let plan): UserResult(of: plan)
            }
    }

    private init(of plan: some ImportPlan) {
        if plan.exclusion != nil {
            self = .isLeftBehind
        } else if plan.isSkipped {
            self = .isNotImported
        } else {
            self =
                switch plan.route {
                case .carried, .reencoded, .compatible, .plain, .clearText: .keepsPassword
                case .needsSetting: .needsSetting
                case .noPassword, .marked: plan.hasNoWayIn ? .hasNoWayIn : .logsInOtherwise
                case .uncarriable: .needsNewPassword
                }
        }
    }
}
