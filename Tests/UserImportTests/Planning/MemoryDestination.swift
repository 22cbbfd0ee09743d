import AppwriteUsers
import ImportDestinations
import PasswordHashing
import Synchronization
import UserImport

/// A destination in memory, which can be made to fail.
actor MemoryDestination: UserDestination {
    struct Failure: Error {}

    /// The requests of every user by their id.
    private(set) var users: [String: [String]] = [:]
    /// How many plans each call brought.
    private(set) var batches: [Int] = []
    /// How many runs have ended.
    private(set) var finishes = 0
    private var failingCall: Int?

    init(failingAtCall call: Int? = nil) {
        failingCall = call
    }

    /// Lets the next calls through.
    func repair() { failingCall = nil }

    func finish() { finishes += 1 }

    func deliver(_ plans: [AppwritePlan], withReceipts: Bool) async throws -> [DeliveredPlan] {
        if failingCall == batches.count { throw Failure() }
        batches.append(plans.count)
        return plans.map { plan in
            guard let id = plan.create?.userId.text else { preconditionFailure("a plan that creates nobody was sent") }
            let there = users[id]
            if there == nil { users[id] = plan.lines }
            guard there == nil || there == plan.lines else {
                return DeliveredPlan(.conflict(RowRejection(field: "id", reason: "is there already")), nil)
            }
            let state = withReceipts ? state(ofUser: id) : nil
            return DeliveredPlan(
                there == nil ? .created : .unchanged, state.map { UserReceipt(isNew: there == nil, state: $0) })
        }
    }

    func states(ofUsers ids: [String]) -> [UserState?] { ids.map(state) }

    /// A user never changes here: their requests stand for the hash.
    private func state(ofUser id: String) -> UserState? {
        users[id].map { lines in
            UserState(
                updatedAt: Timestamp(milliseconds: 1), accessedAt: nil, password: Array(lines.joined().utf8),
                isUsed: false)
        }
    }
}

/// A journal in memory, which can be made to fail.
final class MemoryJournal: ImportJournal {
    struct Failure: Error {}

    private struct State {
        var checkpoints: [ImportCheckpoint] = []
        var intents: [(absent: [String], present: [String])] = []
        var failingRecord: Int?
    }

    private let state = Mutex(State())

    var checkpoints: [ImportCheckpoint] { state.withLock { $0.checkpoints } }
    /// Who was absent and who was there before each batch.
    var intents: [(absent: [String], present: [String])] { state.withLock { $0.intents } }
    var failingRecord: Int? {
        get { state.withLock { $0.failingRecord } }
        set { state.withLock { $0.failingRecord = newValue } }
    }

    var checkpoint: ImportCheckpoint? { checkpoints.last }

    func begin(absent: [String], present: [String]) { state.withLock { $0.intents.append((absent, present)) } }

    func record(_ users: [JournalledUser], _ checkpoint: ImportCheckpoint) throws {
        try state.withLock { state in
            if state.failingRecord == state.checkpoints.count { throw Failure() }
            state.checkpoints.append(checkpoint)
        }
    }
}

/// Eleven rows of every kind, the tenth in conflict with the first.
enum ImportRows {
    static let all: [SourceRow.Content] = [
        user("u1", .plain("correct horse")), user("u2", .stored(.make("$P$Br387rwferoKN7uwHZqNMu98q3U8RO."))),
        .rejected(RowRejection(field: "email", reason: "is twice there")), user("auth0|u4", .none),
        user("u5", .stored(.make("no hash"))), user("u6", .none, email: "nobody"), user("u7", .unusable("marked")),
        user("u8", .stored(.make("144FA7EAA4904E8EE120651997F70DCC", as: .md5))), user("u9", .none, createdAt: "2020"),
        user("u1", .none, email: "other@example.com"), user("u11", .none),
    ]

    private static func user(
        _ id: String, _ credential: RecordCredential, email: String? = nil, createdAt: String? = nil
    ) -> SourceRow.Content {
        var record = UserRecord.sample(credential, id: id)
        record.email = email ?? "\(id.filter { $0 != "|" })@example.com"
        record.createdAt = createdAt
        return .record(record)
    }
}
