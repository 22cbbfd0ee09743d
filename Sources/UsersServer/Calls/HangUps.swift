internal import Synchronization

/// The hashes that are computed for callers who may hang up meanwhile, by their connections.
///
/// A connection has one call at a time.
final class HangUps: Sendable {
    private let cancellations = Mutex<[ObjectIdentifier: @Sendable () -> Void]>([:])

    /// Waits for an operation, which is cancelled when the connection's client hangs up.
    func cancelling<Value: Sendable>(
        _ connection: ObjectIdentifier, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        // Within the lock: whoever hangs up once it has begun finds it.
        let task = cancellations.withLock { cancellations in
            let task = Task { try await operation() }
            cancellations[connection] = { task.cancel() }
            return task
        }
        defer { cancellations.withLock { _ = $0.removeValue(forKey: connection) } }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Cancels what is computed for a connection.
    func cancel(_ connection: ObjectIdentifier) {
        cancellations.withLock { $0.removeValue(forKey: connection) }?()
    }
}
