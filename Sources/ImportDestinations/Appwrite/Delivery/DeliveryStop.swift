internal import Synchronization

/// Ends a delivery: no user is begun any more, calls under way are answered, and no wait is longer than that.
///
/// A wait is a pause that the server asked for, or the time between two attempts.
public final class DeliveryStop: Sendable {
    private struct State {
        var isStopped = false
        var waits: [Int: Task<Void, any Error>] = [:]
        var nextWait = 0
    }

    private let state = Mutex(State())

    /// Makes one that is not stopped.
    public init() {}

    /// Whether the delivery is to end.
    public var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Ends the delivery; a second call does nothing.
    public func stop() {
        let waits = state.withLock { state in
            state.isStopped = true
            return state.waits.values.map(\.self)
        }
        for wait in waits { wait.cancel() }
    }

    /// Waits, unless the delivery is stopped.
    /// - Throws: what `body` throws; `CancellationError` where the delivery is stopped, or the task cancelled.
    public func wait(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let (id, task) = state.withLock { state in
            let task = Task { try await body() }
            state.nextWait += 1
            state.waits[state.nextWait] = task
            if state.isStopped { task.cancel() }
            return (state.nextWait, task)
        }
        defer { state.withLock { _ = $0.waits.removeValue(forKey: id) } }
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
        // A wait of nothing ends well even then.
        if isStopped { throw CancellationError() }
    }
}
