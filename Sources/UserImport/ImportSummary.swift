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
    /// Users in whose way another one stands.
    public var conflicts = 0
    /// Rows that could not be planned, or that the service refused.
    public var rejected = 0
    /// Users left out, because their password cannot be carried and the policy says so.
    public var skipped = 0
    /// Users whose id at the destination is another one than in the source.
    public var mappedIDs = 0
    /// Plans by route: `carried`, `reencoded`, `plain`, `no-password`, `uncarriable`.
    public var routes: [String: Int] = [:]
    /// Plans by the scheme of their hash.
    public var schemes: [String: Int] = [:]
    /// Reasons of everything that is not simply carried: of routes, rejections and conflicts.
    public var reasons: [String: Int] = [:]
    /// Fields that no call can carry, by the number of rows that have them.
    public var lostFields: [String: Int] = [:]

    public init() {}

    /// Counts a row that was planned and is not sent anywhere.
    public mutating func count(_ row: PlannedRow) {
        rows += 1
        switch row.decision {
        case .success(let plan): count(plan)
        case .failure(let rejection): count(rejection)
        }
    }

    /// Counts a plan, before it is sent.
    mutating func count(_ plan: UserPlan) {
        routes[plan.route.name, default: 0] += 1
        if let scheme = plan.scheme { schemes[scheme.name, default: 0] += 1 }
        if plan.mappedFrom != nil { mappedIDs += 1 }
        if plan.create == nil { skipped += 1 }
        for field in plan.lostFields { lostFields[field, default: 0] += 1 }
        switch plan.route {
        case .carried, .plain, .noPassword: break
        case .reencoded: countReason("reencoded: \(plan.route.reason)")
        case .uncarriable(let reason): countReason("\(reason)")
        }
    }

    mutating func count(_ rejection: RowRejection) {
        rejected += 1
        countReason("rejected: \(rejection.kind)")
    }

    mutating func count(_ outcome: DestinationOutcome) {
        switch outcome {
        case .created: created += 1
        case .unchanged: unchanged += 1
        case .passwordAdded: passwordsAdded += 1
        case .conflict(let rejection):
            conflicts += 1
            countReason("conflict: \(rejection.kind)")
        case .refused(let rejection): count(rejection)
        }
    }

    /// Reasons that differ by an offset or a number must not fill memory: past this many kinds they share a row.
    private static let maximumReasonCount = 1000

    private mutating func countReason(_ reason: String) {
        let isNew = reasons[reason] == nil
        reasons[isNew && reasons.count >= Self.maximumReasonCount ? "other reasons" : reason, default: 0] += 1
    }

    /// Users whose password does not survive.
    public var lostPasswords: Int { routes["uncarriable"] ?? 0 }

    /// Whether every user got where they should, with their password if they had one: exit 0.
    public var isComplete: Bool { rejected == 0 && conflicts == 0 && skipped == 0 && lostPasswords == 0 }
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
            ("passwordsAdded", number(passwordsAdded)),
            ("conflicts", number(conflicts)), ("rejected", number(rejected)), ("skipped", number(skipped)),
            ("mappedIds", number(mappedIDs)), ("routes", object(routes)), ("schemes", object(schemes)),
            ("reasons", object(reasons)), ("lostFields", object(lostFields)),
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
            let passwordsAdded = number("passwordsAdded"), let conflicts = number("conflicts"),
            let rejected = number("rejected"), let skipped = number("skipped"),
            let mappedIDs = number("mappedIds"), let routes = counts("routes"), let schemes = counts("schemes"),
            let reasons = counts("reasons"), let lostFields = counts("lostFields")
        else { return nil }
        self.init()
        (self.rows, self.created, self.unchanged, self.conflicts) = (rows, created, unchanged, conflicts)
        self.passwordsAdded = passwordsAdded
        (self.rejected, self.skipped, self.mappedIDs) = (rejected, skipped, mappedIDs)
        (self.routes, self.schemes, self.reasons, self.lostFields) = (routes, schemes, reasons, lostFields)
    }
}
