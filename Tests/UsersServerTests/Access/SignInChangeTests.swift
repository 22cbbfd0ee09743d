import AppwriteUsers
import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserStorage
import UsersServer

/// What happens to a user between the reading of their hash and the making of their session counts.
@Suite(.service(), .serialized, .timeLimit(.minutes(10))) struct SignInChangeTests {
    /// Signs in with the right password, with a change of the user meanwhile.
    private func logIn(
        _ id: String, meanwhile change: @escaping @Sendable (StoredUser, StoreTransaction) throws -> Void
    ) async throws -> HTTPTransportResponse {
        let service = try ServiceUnderTest.current
        try await service.makeUser(id)
        return try await service.overtake {
            try await service.logIn("\(id)@example.com")
        } by: { transaction in
            try change(#require(try transaction.user(id: id)), transaction)
        }
    }

    @Test func aChangedPasswordIsRefused() async throws {
        let answer = try await logIn("changed") { user, transaction in
            let other = StoredHash("5f4dcc3b5aa765d61d8327deb882cf99", declaredScheme: .md5)
            _ = try transaction.setPassword(
                other, ofUser: user, keeping: 0, at: Timestamp(milliseconds: user.createdAt.milliseconds + 60_000))
        }
        expect(answer, 401, "user_invalid_credentials")
    }

    /// The clock may stand still between two changes.
    @Test func aPasswordThatChangedWithinItsMillisecondIsRefused() async throws {
        let answer = try await logIn("instant") { user, transaction in
            let other = StoredHash("5f4dcc3b5aa765d61d8327deb882cf99", declaredScheme: .md5)
            _ = try transaction.setPassword(
                other, ofUser: user, keeping: 0, at: #require(user.passwordUpdate))
        }
        expect(answer, 401, "user_invalid_credentials")
    }

    @Test func aRenewedHashIsNoObstacle() async throws {
        let answer = try await logIn("renewed") { user, transaction in
            let verified = try #require(user.password)
            let renewed = try BlockingVerifier().hash(Password(ServiceUnderTest.password))
            #expect(try transaction.renewPassword(ofUser: user, expected: verified, with: renewed, at: user.updatedAt))
        }
        #expect(answer.status == 201, "\(answer.text)")
    }

    @Test func aTokenOfABlockedUserIsRefused() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("stopped")
        let token = try await service.call(.post, "/users/stopped/tokens", [:])
        let secret = try #require(token.json["secret"])
        let answer = try await service.overtake {
            try await service.call(
                .post, "/account/sessions/token", ["userId": "stopped", "secret": secret], service.guestFields)
        } by: { transaction in
            let user = try #require(try transaction.user(id: "stopped"))
            try transaction.setStatus(false, ofUser: user, at: user.updatedAt)
        }
        expect(answer, 403, "user_blocked")
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
