internal import Synchronization

/// The hashes that are computed for callers who may hang up meanwhile, or have done so before, by their connections.
///
/// A connection has one call at a time.
final class HangUps: Sendable {
    private struct State {
        var cancellations: [ObjectIdentifier: @Sendable () -> Void] = [:]
        /// Connections that still are, and whose clients have hung up.
        var gone: Set<ObjectIdentifier> = []
    }

    private let state = Mutex(State())

    /// Waits for an operation, which is cancelled when the connection's client hangs up, or begins cancelled where he
    /// has done so already.
    func cancelling<Value: Sendable>(
        _ connection: ClientConnection, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        // Within the lock: whoever hangs up once it has begun finds it.
        let (task, isGone) = state.withLock { state in
            let task = Task { try await operation() }
            state.cancellations[connection.id] = { task.cancel() }
            return (task, state.gone.contains(connection.id))
        }
        // A connection that has ended before is not among those that are gone.
        if isGone || !connection.isOpen() { task.cancel() }
        defer { state.withLock { _ = $0.cancellations.removeValue(forKey: connection.id) } }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Cancels what is computed for a connection, and what will be.
    func hangUp(_ connection: ObjectIdentifier) {
        let cancel = state.withLock { state in
            state.gone.insert(connection)
            return state.cancellations.removeValue(forKey: connection)
        }
        cancel?()
    }

    /// Forgets a connection that has ended: another one may get its identity.
    func forget(_ connection: ObjectIdentifier) {
        state.withLock { _ = $0.gone.remove(connection) }
    }
}
