import AppwriteUsers
import Foundation
import ImportDestinations
import JSONText
import PasswordHashing
import UserImport

extension MemoryService {
    /// A destination of this service, which waits for nothing.
    func destination(
        concurrency: Int = 8, retry: RetryPolicy = .default, stop: DeliveryStop = DeliveryStop()
    ) -> ServiceDestination {
        let client = UsersClient(
            endpoint: "https://users.example", project: "p", key: "k", transport: self, retry: retry,
            wait: { _ in try await stop.wait {} })
        return ServiceDestination(client: client, concurrency: concurrency, stop: stop)
    }

    /// Applies the plans of records.
    func apply(
        _ records: UserRecord..., concurrency: Int = 8, retry: RetryPolicy = .default
    ) async throws -> [DestinationOutcome] {
        try await destination(concurrency: concurrency, retry: retry).apply(
            records.map { record in try AppwritePlanner().plan(record) })
    }
}

extension UserRecord {
    /// A user with everything that a plan can send.
    static func full(_ id: String = "ada", phone: String = "+14155550100") -> UserRecord {
        var record = UserRecord.sample(.stored(.make("144fa7eaa4904e8ee120651997f70dcc", as: .md5)), id: id)
        record.email = "\(id)@example.com"
        record.name = "Ada"
        record.phone = phone
        (record.emailVerified, record.phoneVerified, record.disabled) = (true, true, true)
        record.labels = ["admin", "beta"]
        record.preferences = ["theme": .string("dark"), "empty": .object([:]), "size": .number("1.0")]
        return record
    }

    /// A copy with a change.
    func with(_ change: (inout UserRecord) -> Void) -> UserRecord {
        var copy = self
        change(&copy)
        return copy
    }
}

/// The rows of the tests that break a run: every kind of hash, everything that follows, and a conflict.
enum ServiceRows {
    static func all() throws -> [SourceRow.Content] { try rows.get() }

    private static let rows = Result {
        let text = try Data(contentsOf: ProjectRoot.url.appending(path: "examples/known-users.jsonl"))
        let source = try SourceReader(
            JSONLinesSource.self, reading: ByteReader(bytes: Array(text)), options: SourceOptions())
        var known: [SourceRow.Content] = []
        while let row = try source.next() { known.append(row.content) }
        let others: [UserRecord] = [
            .full("ada"), .full("eve", phone: "+14155550101"), .sample(.none, id: "nobody").with { $0.email = nil },
            .sample(.none, id: "same-email").with { $0.email = "ada@example.com" },
        ]
        return known + others.map { .record($0) }
    }
}
