public import JSONText
internal import PasswordHashing

/// What a run has done so far, counted.
public struct ImportSummary: Sendable, Hashable {
    /// Rows read, good and bad.
    public var rows = 0
    /// Users that were made.
    public var created = 0
    /// Users that were there from an earlier run.
    public var unchanged = 0
    /// Users who were there without a password, and have one now.
    public var passwordsAdded = 0
    /// Users who were there with another password that nobody had used, and have this one now.
    public var passwordsReplaced = 0
    /// Users in whose way another one stands.
    public var conflicts = 0
    /// Rows that could not be planned, or that the service refused.
    public var rejected = 0
    /// Users left out, because their password cannot be carried and the policy says so.
    public var skipped = 0
    /// Users whom the source has deleted, and who were left behind on purpose.
    public var deleted = 0
    /// Guests of the source, left behind on purpose.
    public var anonymous = 0
    /// Users to whom the source gives no way to log in: no password, no other service, no phone number.
    public var withoutWayIn = 0
    /// Users whose password stood readably in the file, behind a mark that says so.
    public var clearText = 0
    /// Users whose id at the destination is another one than in the source.
    public var mappedIDs = 0
    /// Plans by route: `carried`, `reencoded`, `compatible`, `needs-setting`, `plain`, `no-password`, `uncarriable`.
    public var routes: [String: Int] = [:]
    /// Plans by the scheme of their hash.
    public var schemes: [String: Int] = [:]
    /// Reasons of everything that is not simply carried: of routes, rejections and conflicts.
    public var reasons: [String: Int] = [:]
    /// Fields that no call can carry, by the number of rows that have them.
    public var lostFields: [String: Int] = [:]
    /// Carried hashes by their strength: `broken`, `weak`, `adequate`, `strong`.
    public var strengths: [String: Int] = [:]
    /// Carried passwords by what may still keep their user out, under the names of ``PasswordRisks``.
    public var atRisk: [String: Int] = [:]
    /// Optional fields that were left out, by field and reason.
    public var fieldProblems: [String: Int] = [:]
    /// Users by what the run means for them, under the names of ``UserResult``: each row of the file counts once.
    public var users: [String: Int] = [:]

    public init() {}

    /// Counts a row and what became of it.
    /// - Parameter count: of how many rows the same became.
    public mutating func count<Plan>(_ result: SettledRow<Plan>.Result, times count: Int = 1) {
        rows += count
        users[UserResult(result).rawValue, default: 0] += count
        switch result {
        case .planned(let plan): self.count(plan: plan, count)
        case .rejected(let rejection): self.count(rejection, count)
        case .applied(let plan, let outcome):
            self.count(plan: plan, count)
            self.count(outcome, count)
        }
    }

    private mutating func count(plan: some ImportPlan, _ count: Int) {
        switch plan.exclusion {
        case .deleted: deleted += count
        case .anonymous: anonymous += count
        case nil: countCarried(plan, count)
        }
    }

    private mutating func countCarried(_ plan: some ImportPlan, _ count: Int) {
        routes[plan.route.name, default: 0] += count
        if let scheme = plan.scheme { schemes[scheme.name, default: 0] += count }
        if plan.mappedFrom != nil { mappedIDs += count }
        if plan.isSkipped { skipped += count }
        if plan.hasNoWayIn { withoutWayIn += count }
        if plan.route == .clearText { clearText += count }
        for field in plan.lostFields { lostFields[field, default: 0] += count }
        for risk in plan.risks.names { atRisk[risk, default: 0] += count }
        for problem in plan.problems { Self.add("\(problem)", count, to: &fieldProblems) }
        switch plan.route {
        case .carried: countStrength(plan, count)
        case .plain, .clearText, .noPassword, .marked: break
        case .reencoded, .compatible, .needsSetting:
            countStrength(plan, count)
            countReason("\(plan.route.name): \(plan.route.reason)", count)
        case .uncarriable(let reason): countReason("\(reason)", count)
        }
    }

    private mutating func count(_ rejection: RowRejection, _ count: Int) {
        rejected += count
        countReason("rejected: \(rejection.kind)", count)
    }

    private mutating func count(_ outcome: DestinationOutcome, _ count: Int) {
        switch outcome {
        case .created: created += count
        case .unchanged: unchanged += count
        case .passwordAdded: passwordsAdded += count
        case .passwordReplaced: passwordsReplaced += count
        case .conflict(let rejection):
            conflicts += count
            countReason("conflict: \(rejection.kind)", count)
        case .refused(let rejection): self.count(rejection, count)
        }
    }

    /// Reasons that differ by an offset or a number must not fill memory: past this many kinds they share a row.
    private static let maximumReasonCount = 1000

    private mutating func countReason(_ reason: String, _ count: Int) {
        Self.add(reason, count, to: &reasons)
    }

    private static func add(_ reason: String, _ count: Int, to counts: inout [String: Int]) {
        let isNew = counts[reason] == nil
        counts[isNew && counts.count >= maximumReasonCount ? "other reasons" : reason, default: 0] += count
    }

    private mutating func countStrength(_ plan: some ImportPlan, _ count: Int) {
        if let strength = plan.strength { strengths[strength.rawValue, default: 0] += count }
    }

    /// Users whose password does not survive.
    public var lostPasswords: Int { routes["uncarriable"] ?? 0 }

    /// Whether every user got where they should, with their password if they had one: exit 0.
    public var isComplete: Bool {
        rejected == 0 && conflicts == 0 && skipped == 0 && lostPasswords == 0 && routes["needs-setting"] == nil
    }

    /// The number of users for whom the run has this result.
    public subscript(result: UserResult) -> Int { users[result.rawValue] ?? 0 }
}

extension ImportSummary {
    /// The counts as a JSON object, as `--report` and the journal write them.
    public var json: JSONObject {
        func object(_ counts: [String: Int]) -> JSONValue {
            .object(JSONObject(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) }))
        }
        func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
        return JSONObject([
            ("rows", number(rows)), ("created", number(created)), ("unchanged", number(unchanged)),
            ("passwordsAdded", number(passwordsAdded)), ("passwordsReplaced", number(passwordsReplaced)),
            ("conflicts", number(conflicts)), ("rejected", number(rejected)), ("skipped", number(skipped)),
            ("deleted", number(deleted)), ("anonymous", number(anonymous)), ("withoutWayIn", number(withoutWayIn)),
            ("clearText", number(clearText)), ("mappedIds", number(mappedIDs)), ("routes", object(routes)),
            ("schemes", object(schemes)),
            ("reasons", object(reasons)), ("lostFields", object(lostFields)),
            ("strengths", object(strengths)), ("atRisk", object(atRisk)), ("fieldProblems", object(fieldProblems)),
            ("users", object(users)),
        ])
    }

    /// Reads what `json` wrote; nil where it is something else.
    public init?(json: JSONObject) {
        // No file has more rows than this, and sums of such counts stay far from overflow.
        let range = 0...(Int64(1) << 53)
        func number(_ key: String) -> Int? {
            guard case .integer(let value)? = json[key], range.contains(value) else { return nil }
            return Int(value)
        }
        func counts(_ key: String) -> [String: Int]? {
            guard case .object(let object)? = json[key] else { return nil }
            var counts: [String: Int] = [:]
            for member in object.members {
                guard case .integer(let value) = member.value, range.contains(value) else { return nil }
                counts[member.key] = Int(value)
            }
            return counts
        }
        guard let rows = number("rows"), let created = number("created"), let unchanged = number("unchanged"),
            let passwordsAdded = number("passwordsAdded"), let passwordsReplaced = number("passwordsReplaced"),
            let conflicts = number("conflicts"), let rejected = number("rejected"), let skipped = number("skipped"),
            let deleted = number("deleted"), let anonymous = number("anonymous"),
            let withoutWayIn = number("withoutWayIn"), let clearText = number("clearText"),
            let mappedIDs = number("mappedIds"), let routes = counts("routes"), let schemes = counts("schemes"),
            let reasons = counts("reasons"), let lostFields = counts("lostFields"),
            let strengths = counts("strengths"), let atRisk = counts("atRisk"),
            let fieldProblems = counts("fieldProblems"),
            let users = counts("users")
        else { return nil }
        self.init()
        (self.rows, self.created, self.unchanged, self.conflicts) = (rows, created, unchanged, conflicts)
        (self.passwordsAdded, self.passwordsReplaced) = (passwordsAdded, passwordsReplaced)
        (self.deleted, self.anonymous, self.withoutWayIn) = (deleted, anonymous, withoutWayIn)
        (self.clearText, self.strengths, self.fieldProblems) = (clearText, strengths, fieldProblems)
        (self.users, self.atRisk) = (users, atRisk)
        (self.rejected, self.skipped, self.mappedIDs) = (rejected, skipped, mappedIDs)
        (self.routes, self.schemes, self.reasons, self.lostFields) = (routes, schemes, reasons, lostFields)
    }
}
