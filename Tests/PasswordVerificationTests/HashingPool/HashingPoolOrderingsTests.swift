import PasswordHashing
import Testing

@testable import PasswordVerification

/// Every ordering of a few submissions, ends and cancellations, each step checked against a plain account of it.
@Suite struct HashingPoolOrderingsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let workers: Int
        let overtakings: Int
        let groupCount: Int
        var testDescription: String { "\(workers) workers, \(overtakings) overtakings, groups of \(groupCount)" }
    }

    static let cases = [
        Case(workers: 1, overtakings: 1, groupCount: 1), Case(workers: 2, overtakings: 1, groupCount: 1),
        Case(workers: 3, overtakings: 2, groupCount: 1), Case(workers: 2, overtakings: 1, groupCount: 4),
    ]

    @Test(arguments: cases) func everyOrderingKeepsTheRules(example: Case) {
        var search = Search()
        search.walk(Account(example), steps: 6)
        #expect(search.violations.prefix(5).isEmpty)
        #expect(search.orderings > 10_000)
    }

    @Test func theBoundOfOvertakingIsReachedAndNeverPassed() {
        // Without cancellations, so that orderings may be longer.
        var search = Search(cancels: false)
        search.walk(Account(Case(workers: 3, overtakings: 2, groupCount: 1)), steps: 7)
        #expect(search.violations.prefix(5).isEmpty)
        #expect(search.mostOvertakings == 2)
    }
}

/// Tries every next step of every account.
private struct Search {
    var cancels = true
    var violations: [String] = []
    var orderings = 0
    var mostOvertakings = 0

    mutating func walk(_ account: Account, steps: Int) {
        mostOvertakings = max(mostOvertakings, account.overtakings.values.max() ?? 0)
        if let violation = account.violation { return violations.append("\(account.steps): \(violation)") }
        guard steps > 0 else {
            orderings += 1
            if let violation = account.violationAtTheEnd { violations.append("\(account.steps): \(violation)") }
            return
        }
        // A small job, one that fits beside it, and one that takes the whole budget.
        for size in [UInt64(1), 3, 4] { walk(account.submitting(size), steps: steps - 1) }
        for group in account.groups { walk(account.finishing(group), steps: steps - 1) }
        // A log-in that hashes anew after its verification: twice at the most.
        for group in account.groups where account.wentOn.isDisjoint(with: group) {
            walk(account.goingOn(group), steps: steps - 1)
        }
        guard cancels else { return }
        for id in account.waiting + account.groups.joined() { walk(account.cancelling(id), steps: steps - 1) }
    }
}

/// What the state machine was told and answered, kept without its rules.
private struct Account {
    typealias ID = HashingPoolState.ID

    static let budget: UInt64 = 4

    let example: HashingPoolOrderingsTests.Case
    var state: HashingPoolState
    var sizes: [UInt64] = []
    var waiting: [ID] = []
    var groups: [[ID]] = []
    /// Jobs that are in their second part.
    var wentOn: Set<ID> = []
    var cancelled: Set<ID> = []
    /// How many later jobs started before a job.
    var overtakings: [ID: Int] = [:]
    var steps: [String] = []
    var violation: String?

    init(_ example: HashingPoolOrderingsTests.Case) {
        self.example = example
        state = HashingPoolState(
            HashingPoolState.Limits(
                workers: example.workers, memory: Self.budget, waiting: 100, overtakings: example.overtakings,
                groupCount: example.groupCount))
    }

    func submitting(_ size: UInt64) -> Account {
        after("submit \(size)") { account in
            let id = ID(account.sizes.count)
            account.sizes.append(size)
            account.waiting.append(id)
            let cost = Account.cost(size)
            do {
                return try account.state.submit(id, cost, deadline: .seconds(1), now: .zero)
            } catch {
                account.violation = "refused: \(error)"
                return []
            }
        }
    }

    private static func cost(_ size: UInt64) -> HashingJobCost {
        var cost = HashingJobCost(scheme: .argon2, memory: size, work: 1)
        cost.batchCount = .max
        return cost
    }

    func finishing(_ group: [ID]) -> Account {
        after("finish \(group)") { account in
            account.groups.removeAll { $0 == group }
            return account.state.finish(group, now: .zero)
        }
    }

    /// Each job of a group goes on once, with other memory.
    func goingOn(_ group: [ID]) -> Account {
        after("go on \(group)") { account in
            account.groups.removeAll { $0 == group }
            // Nobody waits for the rest of a job that was cancelled.
            let living = group.filter { !account.cancelled.contains($0) }
            for id in living { account.sizes[Int(id)] = Self.budget + 1 - account.sizes[Int(id)] }
            account.waiting.insert(contentsOf: living, at: 0)
            account.wentOn.formUnion(group)
            let costs = group.map { ($0, Self.cost(account.sizes[Int($0)])) }
            return account.state.finish(group, goingOn: Dictionary(uniqueKeysWithValues: costs), now: .zero)
        }
    }

    func cancelling(_ id: ID) -> Account {
        after("cancel \(id)") { account in
            account.waiting.removeAll { $0 == id }
            account.cancelled.insert(id)
            return account.state.cancel(id, now: .zero)
        }
    }

    private func after(_ step: String, _ change: (inout Account) -> [[ID]]) -> Account {
        var account = self
        account.steps.append(step)
        for group in change(&account) { account.start(group) }
        account.check()
        return account
    }

    private mutating func start(_ group: [ID]) {
        groups.append(group)
        for id in group {
            guard let index = waiting.firstIndex(of: id) else {
                violation = "job \(id) started that does not wait"
                return
            }
            for earlier in waiting[..<index] { overtakings[earlier, default: 0] += 1 }
            waiting.remove(at: index)
        }
    }

    private var reserved: UInt64 { groups.joined().reduce(0) { $0 + sizes[Int($1)] } }

    private mutating func check() {
        let statistics = state.statistics
        if reserved > Self.budget { violation = "\(reserved) bytes are held" }
        if groups.count > example.workers { violation = "\(groups.count) groups run" }
        if groups.contains(where: { $0.isEmpty || $0.count > example.groupCount }) { violation = "a group's size" }
        if let most = overtakings.values.max(), most > example.overtakings { violation = "\(most) overtakings" }
        if statistics.waiting != waiting.count || statistics.running != groups.joined().count
            || statistics.reservedBytes != reserved
        {
            violation = "the levels are not what was done"
        }
        if groups.count < example.workers, let id = startable { violation = "job \(id) waits beside an idle worker" }
    }

    /// The first job that fits, unless one before it has been passed often enough.
    private var startable: ID? {
        for id in waiting {
            if sizes[Int(id)] <= Self.budget - reserved { return id }
            if overtakings[id, default: 0] >= example.overtakings { return nil }
        }
        return nil
    }

    /// What goes wrong when nothing more comes and every group ends, or nil.
    var violationAtTheEnd: String? {
        var account = self
        while let group = account.groups.first {
            account = account.finishing(group)
            if let violation = account.violation { return violation }
        }
        return account.waiting.isEmpty && account.state.isEmpty ? nil : "jobs \(account.waiting) never start"
    }
}
