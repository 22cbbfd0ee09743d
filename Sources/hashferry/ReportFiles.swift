internal import AppwriteUsers
internal import JSONText
internal import UserImport

/// The open files of a run, in which it keeps account of its rows.
struct ReportFiles {
    let rejects: ReportFile?
    let resets: ReportFile?
    let idMap: ReportFile?
    let fieldProblems: ReportFile?
    /// Whether the rows stand below a header row.
    let hasHeader: Bool

    private var all: [ReportFile] { [rejects, resets, idMap, fieldProblems].compactMap(\.self) }

    /// Writes down a row where it belongs; said on stderr, too, where it was not taken.
    func record<Plan>(_ row: SettledRow<Plan>) throws {
        switch row.result {
        case .rejected(let rejection):
            try reject(row, rejection)
        case .applied(let plan, .conflict(let rejection)), .applied(let plan, .refused(let rejection)):
            try reject(row, rejection)
            try recordFieldProblems(plan, row.number)
        case .planned(let plan) where plan.exclusion != nil:
            break
        case .applied(let plan, _), .planned(let plan):
            try record(plan, row)
        }
    }

    private func reject(_ row: SettledRow<some ImportPlan>, _ rejection: RowRejection) throws {
        try rejects?.write(RejectedRow(row, rejection, hasHeader: hasHeader).bytes)
        RejectionNotices.note(row.number, rejection)
    }

    private func record(_ plan: some ImportPlan, _ row: SettledRow<some ImportPlan>) throws {
        if plan.isSkipped, case .uncarriable(let reason) = plan.route {
            let rejection = RowRejection(field: "password", reason: "cannot be carried: \(reason.message)")
            try rejects?.write(RejectedRow(row, rejection, hasHeader: hasHeader).bytes)
        }
        if let reason = Self.resetReason(plan) {
            try resets?.write([
                "row": .integer(Int64(row.number)), "userId": .string(plan.userID),
                "email": plan.email.map { .string($0) } ?? .null,
                "phone": plan.phone.map { .string($0) } ?? .null, "reason": .string(reason),
                "created": .bool(!plan.isSkipped),
            ])
        }
        if let from = plan.mappedFrom, !plan.isSkipped {
            try idMap?.write([
                "row": .integer(Int64(row.number)), "from": .string(from), "to": .string(plan.userID),
            ])
        }
        try recordFieldProblems(plan, row.number)
    }

    /// Why a user needs a new password; nil where they have one, or log in without.
    private static func resetReason(_ plan: some ImportPlan) -> String? {
        if case .uncarriable(let reason) = plan.route { return "\(reason)" }
        if case .needsSetting(let setting) = plan.route { return "needs-setting: \(setting)" }
        return plan.hasNoWayIn ? "no password in the file" : nil
    }

    private func recordFieldProblems(_ plan: some ImportPlan, _ row: Int) throws {
        for problem in plan.problems {
            try fieldProblems?.write([
                "row": .integer(Int64(row)), "userId": .string(plan.userID), "field": .string(problem.field),
                "reason": .string(problem.reason),
            ])
        }
    }

    /// Puts what was recorded on the disk, and says how long each file is: a checkpoint rests on it.
    func synchronize() throws -> [String: Int] {
        for file in all { try file.synchronize() }
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.size) })
    }

    /// Closes the files.
    func close() throws {
        for file in all { try file.close() }
    }
}

/// The first rejected rows, said as they come; the census has the rest.
private enum RejectionNotices {
    private static let maximum = 10

    static func note(_ number: Int, _ rejection: RowRejection) {
        let count = counter.increment()
        if count <= maximum { Console.note("row \(number): \(rejection)") }
        if count == maximum + 1 { Console.note("more rows were not taken: --rejects FILE keeps them all") }
    }

    private static let counter = Counter()
}
