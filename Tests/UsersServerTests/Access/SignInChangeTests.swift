import AppwriteUsers
import Dispatch
import PasswordHashing
import Testing
import UserStorage
import UsersServer

/// What happens to a user between the reading of their hash and the making of their session counts.
@Suite(.service { $0.metrics = MetricsRegistry() }, .serialized, .timeLimit(.minutes(10))) struct SignInChangeTests {
    /// Signs in with the right password, with a change of the user meanwhile.
    private func logIn(
        _ id: String, meanwhile change: @escaping @Sendable (StoredUser, StoreTransaction) throws -> Void
    ) async throws -> HTTPTransportResponse {
        let service = try ServiceUnderTest.current
        try await service.makeUser(id)
        let before = try await service.poolFigures()
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let mayEnd = DispatchSemaphore(value: 0)
        // The session is to be written behind this.
        async let changed: Void = service.store.write { transaction in
            begin.finish()
            mayEnd.wait()
            try change(#require(try transaction.user(id: id)), transaction)
        }
        for await _ in begun {}
        async let answer = service.logIn("\(id)@example.com")
        // The user has been read when the password is checked.
        _ = try await service.poolFigures { $0.waiting + $0.running + $0.finished > before.finished }
        mayEnd.signal()
        try await changed
        return try await answer
    }

    @Test func aChangedPasswordIsRefused() async throws {
        let answer = try await logIn("changed") { user, transaction in
            let other = StoredHash("5f4dcc3b5aa765d61d8327deb882cf99", declaredScheme: .md5)
            _ = try transaction.setPassword(
                other, ofUser: user, keeping: 0, at: Timestamp(milliseconds: user.createdAt.milliseconds + 60_000))
        }
        expect(answer, 401, "user_invalid_credentials")
    }

    @Test func aBlockedUserIsRefused() async throws {
        let answer = try await logIn("blocked") { user, transaction in
            _ = try transaction.setStatus(false, ofUser: user, at: user.updatedAt)
        }
        expect(answer, 403, "user_blocked")
    }

    @Test func aDeletedUserIsRefused() async throws {
        let answer = try await logIn("deleted") { user, transaction in
            try transaction.deleteUser(user)
        }
        expect(answer, 401, "user_invalid_credentials")
    }

    @Test func anotherNameIsNoObstacle() async throws {
        let answer = try await logIn("renamed") { user, transaction in
            _ = try transaction.setName("Another", ofUser: user, at: user.updatedAt)
        }
        #expect(answer.status == 201, "\(answer.text)")
    }
}
