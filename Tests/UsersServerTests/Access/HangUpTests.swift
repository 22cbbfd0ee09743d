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

    private func client(_ connection: Connection, isOpen: Bool = true) -> ClientConnection {
        ClientConnection(id: ObjectIdentifier(connection)) { isOpen }
    }

    @Test func cancelsTheOperationOfTheConnectionThatHangsUp() async throws {
        let hangUps = HangUps()
        let gone = Connection()
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let call = Task {
            try await hangUps.cancelling(client(gone)) {
                begin.finish()
                try await Self.untilCancelled()
            }
        }
        for await _ in begun {}
        hangUps.hangUp(ObjectIdentifier(gone))
        await #expect(throws: CancellationError.self) { try await call.value }
    }

    @Test func leavesTheOperationsOfOthersAlone() async throws {
        let hangUps = HangUps()
        let (gone, other) = (Connection(), Connection())
        let isCancelled = try await hangUps.cancelling(client(other)) {
            hangUps.hangUp(ObjectIdentifier(gone))
            return Task.isCancelled
        }
        #expect(!isCancelled)
        // Nothing is left of it to cancel.
        hangUps.hangUp(ObjectIdentifier(other))
    }

    @Test func whatBeginsAfterTheHangUpIsCancelledFromTheStart() async throws {
        let hangUps = HangUps()
        let (halfClosed, closed, other) = (Connection(), Connection(), Connection())
        hangUps.hangUp(ObjectIdentifier(halfClosed))
        hangUps.hangUp(ObjectIdentifier(closed))
        hangUps.forget(ObjectIdentifier(closed))
        for client in [client(halfClosed), client(closed, isOpen: false)] {
            await #expect(throws: CancellationError.self) {
                try await hangUps.cancelling(client) { try await Self.untilCancelled() }
            }
        }
        // Another connection that is where the closed one was.
        for client in [client(closed), client(other)] {
            #expect(try await hangUps.cancelling(client) { !Task.isCancelled })
        }
    }
}
