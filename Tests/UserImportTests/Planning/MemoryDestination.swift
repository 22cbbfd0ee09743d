import AppwriteUsers
import ImportDestinations
import PasswordHashing
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

    func apply(_ plans: [AppwritePlan]) async throws -> [DestinationOutcome] {
        if failingCall == batches.count { throw Failure() }
        batches.append(plans.count)
        return plans.map { plan in
            guard let id = plan.create?.userId.text else { preconditionFailure("a plan that creates nobody was sent") }
            guard let there = users[id] else {
                users[id] = plan.lines
                return .created
            }
            return there == plan.lines ? .unchanged : .conflict(RowRejection(field: "id", reason: "is there already"))
        }
    }
}

/// A journal in memory, which can be made to fail.
final class MemoryJournal: ImportJournal {
    struct Failure: Error {}

    private(set) var checkpoints: [ImportCheckpoint] = []
    var failingRecord: Int?

    var checkpoint: ImportCheckpoint? { checkpoints.last }

    func record(_ checkpoint: ImportCheckpoint) throws {
        if failingRecord == checkpoints.count { throw Failure() }
        checkpoints.append(checkpoint)
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
