import AppwriteUsers
import Dispatch
import Synchronization

@testable import UserStorage

extension ServiceUnderTest {
    /// Makes a call, and changes the store when the call has read what it needs and waits to write.
    ///
    /// A call that writes nothing is changed behind its answer.
    func overtake(
        _ call: @escaping @Sendable () async throws -> HTTPTransportResponse,
        by change: @escaping @Sendable (StoreTransaction) throws -> Void
    ) async throws -> HTTPTransportResponse {
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let mayEnd = DispatchSemaphore(value: 0)
        // The call is to write behind this.
        async let changed: Void = store.write { transaction in
            begin.finish()
            mayEnd.wait()
            try change(transaction)
        }
        for await _ in begun {}
        let isAnswered = Mutex(false)
        async let answer = {
            defer { isAnswered.withLock { $0 = true } }
            return try await call()
        }()
        while store.waitingWriteCount == 0, !isAnswered.withLock({ $0 }) { await Task.yield() }
        mayEnd.signal()
        try await changed
        return try await answer
    }
}
