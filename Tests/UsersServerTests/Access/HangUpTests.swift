import Synchronization
import Testing

@testable import UsersServer

/// What is computed for a client is given up when it hangs up.
@Suite struct HangUpTests {
    private final class Connection: Sendable {}

    /// Waits until its task is cancelled.
    private static func untilCancelled() async throws {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        await withTaskCancellationHandler {
            for await _ in stream {}
        } onCancel: {
            continuation.finish()
        }
        try Task.checkCancellation()
    }

    @Test func cancelsTheOperationOfTheConnectionThatHangsUp() async throws {
        let hangUps = HangUps()
        let (gone, other) = (Connection(), Connection())
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let call = Task {
            try await hangUps.cancelling(ObjectIdentifier(gone)) {
                begin.finish()
                try await Self.untilCancelled()
            }
        }
        for await _ in begun {}
        hangUps.cancel(ObjectIdentifier(other))
        #expect(!call.isCancelled)
        hangUps.cancel(ObjectIdentifier(gone))
        await #expect(throws: CancellationError.self) { try await call.value }
    }

    @Test func leavesTheOperationsOfOthersAlone() async throws {
        let hangUps = HangUps()
        let (gone, other) = (Connection(), Connection())
        let answer = try await hangUps.cancelling(ObjectIdentifier(other)) {
            hangUps.cancel(ObjectIdentifier(gone))
            try Task.checkCancellation()
            return 42
        }
        #expect(answer == 42)
        // Nothing is left of it to cancel.
        hangUps.cancel(ObjectIdentifier(other))
    }
}
