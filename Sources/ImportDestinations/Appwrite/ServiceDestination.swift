public import AppwriteUsers
public import UserImport

/// A users service as the destination of an import: a call makes a user, others complete them, several users at a time.
///
/// No journal of single calls is needed: what a run that was killed had done of a batch is recognised by reading the
/// users back, and only what they do not have yet is sent (docs/decisions/007). A user who is there in another state is
/// a conflict, and stays as they are.
public struct ServiceDestination: UserDestination {
    /// Rows a batch: a call takes milliseconds where a row of the embedded store takes microseconds, and progress is
    /// shown between batches only. As many as the service's own migrations read at once (Users API, utopia-php/migration).
    public static let batchSize = 100

    /// Users under way at a time at the most: a service on one machine has about as many cores, and others are seldom
    /// slower.
    public static let defaultConcurrency = 8

    let client: UsersClient
    private let concurrency: Int
    private let stop: DeliveryStop

    /// Makes a destination of a service.
    /// - Parameters:
    ///   - client: The client, with a key that has the scopes `users.read` and `users.write`; a ``PacedTransport``
    ///     bounds its rate, an ``AdaptiveTransport`` adapts to what the server bears.
    ///   - concurrency: How many users are under way at a time at the most, 1 or more.
    ///   - stop: What ends the delivery before its time.
    public init(
        client: UsersClient, concurrency: Int = Self.defaultConcurrency, stop: DeliveryStop = DeliveryStop()
    ) {
        self.client = client
        self.concurrency = max(1, concurrency)
        self.stop = stop
    }

    /// Asks the service for a user, and waits for the answer: a wrong endpoint, project or key is found before the
    /// first row.
    public func checkAccess() async throws(AppwriteError) {
        _ = try await client.list(queries: [.limit(1)], total: false)
    }

    /// Applies plans; each user has either all of it, or a conflict or a refusal that is said.
    ///
    /// A row that the service refuses (400, 409, 413, 500 again and again) is that row's; the others go on. Where the
    /// delivery is stopped, the outcomes end before the first user who is not settled.
    /// - Throws: ``AppwriteError`` where the next row would fare no better: key, project, too many requests, no service.
    ///   Users under way are left where they are, for the next run to complete.
    public func deliver(_ plans: [AppwritePlan], withReceipts: Bool) async throws -> [DeliveredPlan] {
        let deliveries = plans.compactMap { UserDelivery($0, client, stop) }
        var waiting = deliveries[...]
        var settled: [SettledUser] = []
        while !waiting.isEmpty {
            let count = Self.independentCount(waiting)
            let users = try await deliver(waiting.prefix(count))
            settled += users
            guard users.count == count else { break }
            waiting = waiting.dropFirst(count)
        }
        guard withReceipts else { return settled.map { DeliveredPlan($0.outcome, nil) } }
        return try await receipts(of: settled, ids: deliveries.map(\.id))
    }

    /// How many of the first have no id or address in common: of two that have, the first one wins, whatever the pace.
    private static func independentCount(_ deliveries: ArraySlice<UserDelivery>) -> Int {
        var seen: Set<String> = []
        let shared = deliveries.firstIndex { delivery in
            let keys = delivery.uniqueKeys
            guard seen.isDisjoint(with: keys) else { return true }
            seen.formUnion(keys)
            return false
        }
        return (shared ?? deliveries.endIndex) - deliveries.startIndex
    }

    private func deliver(_ deliveries: ArraySlice<UserDelivery>) async throws -> [SettledUser] {
        try await withThrowingTaskGroup(of: (index: Int, user: SettledUser?).self) { group in
            var waiting = zip(deliveries.indices, deliveries).makeIterator()
            func startNext() {
                guard !stop.isStopped, let (index, delivery) = waiting.next() else { return }
                group.addTask { (index, try await settle(delivery)) }
            }
            for _ in 0..<concurrency { startNext() }
            var users: [Int: SettledUser] = [:]
            while let settled = try await group.next() {
                users[settled.index] = settled.user
                startNext()
            }
            return Array(deliveries.indices.lazy.map { users[$0] }.prefix { $0 != nil }.compactMap(\.self))
        }
    }

    /// What became of a user; nil where the delivery was stopped before that was settled.
    private func settle(_ delivery: UserDelivery) async throws -> SettledUser? {
        do {
            return try await delivery.settle()
        } catch  where stop.isStopped {
            return nil
        }
    }
}
