import AppwriteUsers
import GRDB
import Testing

@testable import UserStorage

/// Tokens that are used, guessed at and voided.
@Suite struct TokenOperationsTests {
    private func insert(
        _ id: String, of user: StoredUser, expire: Timestamp = .test, _ transaction: StoreTransaction
    ) throws {
        try transaction.insert(
            StoredToken(
                id: id, userId: user.id, userSequence: user.sequence, secretDigest: "digest of \(id)", expire: expire,
                createdAt: .test))
    }

    private func guess(_ transaction: StoreTransaction, _ digest: String, _ id: String = "u1") throws -> StoredUser? {
        try transaction.useToken(secretDigest: digest, ofUser: id, at: .test)
    }

    private func failures(_ transaction: StoreTransaction) throws -> Int {
        try #require(try transaction.rows("SELECT tokenFailures FROM store", []).first)[0]
    }

    @Test func isGoodOnceAndUntilItsEnd() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            let other = try transaction.insert(NewUser(id: "u2"), at: .test)
            try insert("now", of: user, transaction)
            try insert("over", of: user, expire: .test.adding(seconds: -1), transaction)
            #expect(try guess(transaction, "digest of now", "u2") == nil)
            #expect(try guess(transaction, "digest of over") == nil)
            #expect(try guess(transaction, "digest of now", "U1")?.id == "u1")
            #expect(try guess(transaction, "digest of now") == nil)
            #expect(try transaction.token(ofUser: other, secretDigest: "digest of now") == nil)
        }
    }

    @Test func tenWrongGuessesVoidTheTokensThatWereThereAllTheWhile() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            let other = try transaction.insert(NewUser(id: "u2"), at: .test)
            try insert("first", of: user, transaction)
            try insert("others", of: other, transaction)
            for count in 1...9 {
                #expect(try guess(transaction, "wrong \(count)", count % 2 == 0 ? "U1" : "u1") == nil)
            }
            try insert("second", of: user, transaction)
            #expect(try transaction.token(ofUser: user, secretDigest: "digest of first") != nil)
            #expect(try guess(transaction, "wrong 10") == nil)
            #expect(try transaction.token(ofUser: user, secretDigest: "digest of first") == nil)
            for count in 2...9 { #expect(try guess(transaction, "wrong \(count)") == nil) }
            #expect(try transaction.token(ofUser: user, secretDigest: "digest of second") != nil)
            #expect(try guess(transaction, "wrong again") == nil)
            #expect(try transaction.token(ofUser: user, secretDigest: "digest of second") == nil)
            #expect(try guess(transaction, "digest of others", "u2")?.id == "u2")
        }
    }

    /// A guess that wrote nothing would be faster, and tell that nobody has the id.
    @Test func everyWrongGuessWritesWhetherThereIsAUserOrNot() async throws {
        try await withTransaction { transaction in
            #expect(try guess(transaction, "wrong", "nobody") == nil)
            #expect(try failures(transaction) == 1)
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            #expect(try guess(transaction, "wrong") == nil)
            #expect(try guess(transaction, "wrong", "nobody") == nil)
            #expect(try failures(transaction) == 3)
            try insert("right", of: user, transaction)
            #expect(try guess(transaction, "digest of right") != nil)
            #expect(try failures(transaction) == 3)
        }
    }

    @Test func goWithTheSessions() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            let other = try transaction.insert(NewUser(id: "u2"), at: .test)
            for owner in [user, other] {
                try insert("of \(owner.id)", of: owner, transaction)
                for number in 1...2 {
                    try transaction.insert(
                        StoredSession(
                            id: "\(owner.id)-\(number)", userId: owner.id, userSequence: owner.sequence,
                            secretDigest: "", provider: "email", expire: .test, createdAt: .test, updatedAt: .test))
                }
            }
            try transaction.deleteSessionsAndTokens(ofUser: user, except: "u1-2")
            #expect(try transaction.sessions(ofUser: user).map(\.id) == ["u1-2"])
            #expect(try transaction.token(ofUser: user, secretDigest: "digest of of u1") == nil)
            try transaction.deleteSessionsAndTokens(ofUser: user, except: nil)
            #expect(try transaction.sessions(ofUser: user) == [])
            #expect(try transaction.sessions(ofUser: other).count == 2)
            #expect(try transaction.token(ofUser: other, secretDigest: "digest of of u2") != nil)
        }
    }
}
