import AppwriteUsers
import Testing
import UserStorage

@Suite struct SessionOperationsTests {
    private func session(_ id: String, of user: StoredUser) -> StoredSession {
        StoredSession(
            id: id, userId: user.id, userSequence: user.sequence, secretDigest: "digest of \(id)", provider: "email",
            providerUid: "ada@example.com", factors: ["password", "totp"], ip: "2001:db8::1", userAgent: "Mozilla/5.0",
            expire: .test.adding(seconds: 60), mfaUpdatedAt: .test, createdAt: .test, updatedAt: .test)
    }

    private func withUsers(
        _ body: @escaping @Sendable (StoreTransaction, StoredUser, _ other: StoredUser) throws -> Void
    ) async throws {
        try await withTransaction { transaction in
            // Of the other user's sessions, some are before and some between the user's own.
            let other = try transaction.insert(NewUser(id: "other"), at: .test)
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            for number in 0..<5 {
                try transaction.insert(session("o\(number)", of: other))
                try transaction.insert(session("s\(4 - number)", of: user))
            }
            try body(transaction, user, other)
            #expect(try transaction.sessions(ofUser: other).map(\.id) == ["o0", "o1", "o2", "o3", "o4"])
        }
    }

    @Test func keepsEveryField() async throws {
        try await withUsers { transaction, user, _ in
            #expect(try transaction.session(id: "S3") == session("s3", of: user))
            #expect(try transaction.session(id: "s5") == nil)
            var bare = session("bare", of: user)
            (bare.mfaUpdatedAt, bare.factors, bare.ip) = (nil, [], "")
            try transaction.insert(bare)
            #expect(try transaction.session(id: "bare") == bare)
        }
    }

    @Test func listsThemInTheOrderOfTheirCreation() async throws {
        try await withUsers { transaction, user, _ throws in
            #expect(try transaction.sessions(ofUser: user).map(\.id) == ["s4", "s3", "s2", "s1", "s0"])
        }
    }

    @Test func movesTheEndOfOne() async throws {
        try await withUsers { transaction, user, _ in
            var session = session("s2", of: user)
            (session.expire, session.updatedAt) = (.test.adding(seconds: 99), .test.adding(seconds: 5))
            try transaction.setExpire(session.expire, ofSession: session, at: session.updatedAt)
            #expect(try transaction.session(id: "s2") == session)
            #expect(try transaction.session(id: "s1") == self.session("s1", of: user))
        }
    }

    @Test func deletesOneOfTheUsersOnly() async throws {
        try await withUsers { transaction, user, _ throws in
            #expect(try !transaction.deleteSession(id: "o1", ofUser: user))
            #expect(try transaction.deleteSession(id: "s1", ofUser: user))
            #expect(try !transaction.deleteSession(id: "s1", ofUser: user))
            #expect(try transaction.sessions(ofUser: user).map(\.id) == ["s4", "s3", "s2", "s0"])
        }
    }

    @Test func deletesAllButOne() async throws {
        try await withUsers { transaction, user, _ in
            try transaction.deleteSessions(ofUser: user, except: "S2")
            #expect(try transaction.sessions(ofUser: user).map(\.id) == ["s2"])
            try transaction.deleteSessions(ofUser: user, except: nil)
            #expect(try transaction.sessions(ofUser: user).isEmpty)
        }
    }

    @Test func theOldestGoFirst() async throws {
        try await withUsers { transaction, user, _ in
            try transaction.trimSessions(ofUser: user, to: 5)
            #expect(try transaction.sessions(ofUser: user).count == 5)
            try transaction.trimSessions(ofUser: user, to: 2)
            #expect(try transaction.sessions(ofUser: user).map(\.id) == ["s1", "s0"])
        }
    }

    @Test func aTokenIsFoundByItsDigestAndUsedOnce() async throws {
        try await withUsers { transaction, user, other in
            let token = StoredToken(
                id: "t1", userId: user.id, userSequence: user.sequence, secretDigest: "abc",
                expire: .test.adding(seconds: 900), createdAt: .test)
            try transaction.insert(token)
            #expect(try transaction.token(ofUser: user, secretDigest: "abc") == token)
            #expect(try transaction.token(ofUser: user, secretDigest: "abd") == nil)
            #expect(try transaction.token(ofUser: other, secretDigest: "abc") == nil)
            #expect(try transaction.deleteToken(id: "t1"))
            #expect(try !transaction.deleteToken(id: "t1"))
        }
    }
}
