internal import GRDB
internal import Synchronization

/// Writes that wait share one commit: the disk is waited for once for all of them.
///
/// The first write of a pause starts at once; those that come while the disk is busy are the next group. Each runs in a
/// savepoint of its own, so that one that fails leaves the others alone, and none is answered before the commit is on
/// the disk.
final class GroupCommit: Sendable {
    /// A write that waits for its turn.
    private struct Entry: Sendable {
        /// Runs the body; returns what answers its caller after the commit. Throws where the whole transaction is lost.
        let run: @Sendable (Database) throws -> () -> Void
        /// Answers the caller with an error.
        let fail: @Sendable (StoreError) -> Void
    }

    private struct State {
        var waiting: [Entry] = []
        /// Whether a group is on its way to the writer, which will look for the next.
        var isScheduled = false
    }

    /// How many writes share a commit at most, so that the first of them does not wait for ever; ours.
    private static let maximumCount = 256

    private let database: DatabasePool
    private let state = Mutex(State())

    init(database: DatabasePool) { self.database = database }

    /// Runs a write and returns when it is on the disk.
    ///
    /// Whoever cancels a caller that waits gets the answer all the same: the write may be on the disk already.
    func write<Value: Sendable>(_ body: @escaping @Sendable (StoreTransaction) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(
                Entry(
                    run: { database in
                        var answer = {}
                        do {
                            try database.inSavepoint {
                                let value = try body(StoreTransaction(database: database))
                                answer = { continuation.resume(returning: value) }
                                return .commit
                            }
                        } catch {
                            // A full disk and the like make SQLite roll back everything, other writes included.
                            guard database.isInsideTransaction else { throw error }
                            let error = StoreError.redacting(error)
                            answer = { continuation.resume(throwing: error) }
                        }
                        return answer
                    },
                    fail: { continuation.resume(throwing: $0) }))
        }
    }

    /// How many writes wait for their turn.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    private func enqueue(_ entry: Entry) {
        let isFirst = state.withLock { state in
            state.waiting.append(entry)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if isFirst { schedule() }
    }

    /// One group at a time: an import on the same writer takes its turn in between.
    private func schedule() {
        database.asyncWriteWithoutTransaction { database in
            self.commit(self.nextGroup(), in: database)
            if self.hasMore() { self.schedule() }
        }
    }

    private func nextGroup() -> [Entry] {
        state.withLock { state in
            let group = Array(state.waiting.prefix(Self.maximumCount))
            state.waiting.removeFirst(group.count)
            return group
        }
    }

    private func hasMore() -> Bool {
        state.withLock { state in
            state.isScheduled = !state.waiting.isEmpty
            return state.isScheduled
        }
    }

    private func commit(_ group: [Entry], in database: Database) {
        do {
            var answers: [() -> Void] = []
            try database.inTransaction(.immediate) {
                answers = try group.map { try $0.run(database) }
                return .commit
            }
            for answer in answers { answer() }
        } catch {
            for entry in group { entry.fail(StoreError(error)) }
        }
    }
}
