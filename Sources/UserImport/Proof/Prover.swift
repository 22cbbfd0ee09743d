internal import AppwriteUsers
public import PasswordHashing

/// Holds a destination against the plan of an import: user by user, in constant memory but for a sample that is drawn.
public struct Prover<Plan: ImportPlan> {
    /// Whether a password is the one that a hash is of.
    public typealias Verify = @Sendable (_ password: String, _ hash: StoredHash) async throws -> Bool

    /// A part of the users, drawn at random.
    public struct Draw: Sendable, Hashable {
        /// How many users.
        public let count: Int
        /// What decides who.
        public let seed: UInt64

        public init(count: Int, seed: UInt64) { (self.count, self.seed) = (count, seed) }
    }

    private struct Entry: Sendable, Redacted {
        let number: Int
        let plan: Plan
    }

    private let rows: PlannedRows<Plan>
    private let readBack: any UserReadBack<Plan>
    private let batchSize: Int
    private let draw: Draw?
    private let verify: Verify

    /// Makes a prover.
    /// - Parameters:
    ///   - rows: The source, planned as the import was.
    ///   - batchSize: How many users are asked for at once.
    ///   - draw: Who is read back; nil for everybody.
    ///   - verify: Says whether a password that was sent in plain text is the one of the hash that was read back.
    public init(
        rows: PlannedRows<Plan>, readBack: some UserReadBack<Plan>, batchSize: Int, draw: Draw? = nil,
        verify: @escaping Verify
    ) {
        (self.rows, self.readBack, self.batchSize) = (rows, readBack, max(1, batchSize))
        (self.draw, self.verify) = (draw, verify)
    }

    /// Reads the source to its end and the users of its rows back.
    /// - Parameters:
    ///   - looked: told of every row of the source, before it is compared.
    ///   - failed: told of every user who is not as planned, with the row's number and what is wrong, without a value.
    /// - Throws: `SourceError`, what the destination throws where it cannot be asked, and what the closures throw.
    public func run(
        looked: (PlannedRow<Plan>) throws -> Void = { _ in }, failed: (Int, String) throws -> Void
    ) async throws -> ProofSummary {
        var summary = ProofSummary()
        var batch: [Entry] = []
        var sampling = draw.map { RowSampling<Entry>(count: $0.count, seed: $0.seed) }
        while let row = try rows.next() {
            summary.rows += 1
            try looked(row)
            guard let plan = Self.planned(row, &summary) else { continue }
            guard sampling == nil else {
                sampling?.offer(Entry(number: row.number, plan: plan))
                continue
            }
            batch.append(Entry(number: row.number, plan: plan))
            if batch.count == batchSize {
                try await compare(batch[...], &summary, failed)
                batch.removeAll(keepingCapacity: true)
            }
        }
        let excluded = summary.notCompared.values.reduce(0, +)
        var rest = (sampling?.drawn.sorted { $0.number < $1.number } ?? batch)[...]
        if sampling != nil, case let outside = summary.rows - excluded - rest.count, outside > 0 {
            summary.notCompared["outside of the sample"] = outside
            summary.outsideSample = outside
        }
        while !rest.isEmpty {
            try await compare(rest.prefix(batchSize), &summary, failed)
            rest = rest.dropFirst(batchSize)
        }
        return summary
    }

    /// The plan of a row that makes a user; counts every other row.
    private static func planned(_ row: PlannedRow<Plan>, _ summary: inout ProofSummary) -> Plan? {
        switch row.decision {
        case .failure:
            summary.leaveOut("the row is rejected")
        case .success(let plan) where plan.exclusion != nil:
            summary.leftBehind += 1
            summary.leaveOut("left behind on purpose")
        case .success(let plan) where plan.isSkipped:
            summary.leaveOut("left out, because the password cannot be carried")
        case .success(let plan):
            return plan
        }
        return nil
    }

    private func compare(
        _ batch: ArraySlice<Entry>, _ summary: inout ProofSummary, _ failed: (Int, String) throws -> Void
    ) async throws {
        guard !batch.isEmpty else { return }
        let found = try await readBack.compare(batch.map(\.plan))
        precondition(found.count == batch.count, "a destination answers for every plan")
        for (entry, found) in zip(batch, found) {
            switch found {
            case .equal: summary.equal += 1
            case .renewed: summary.renewed += 1
            case .withoutPassword:
                summary.withoutPassword += 1
                if case .uncarriable = entry.plan.route { summary.lostPasswords += 1 }
            case .made(let hash):
                guard case .plain(let password) = entry.plan.expectedPassword, try await verify(password, hash) else {
                    summary.changed += 1
                    try failed(entry.number, "the password was changed since")
                    continue
                }
                summary.verified += 1
            case .changed:
                summary.changed += 1
                try failed(entry.number, "the password was changed since")
            case .different(let difference):
                summary.different += 1
                try failed(entry.number, "\(difference)")
            case .missing:
                summary.missing += 1
                try failed(entry.number, "the user is not there")
            }
        }
    }
}
