import AppwriteUsers
import GRDB
import Testing
import UserStorage

/// The smaller tables, and that nothing of a user outlives them.
@Suite struct UserBelongingsTests {
    private func withUser(
        _ body: @escaping @Sendable (StoreTransaction, StoredUser, _ other: StoredUser) throws -> Void
    ) async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            let other = try transaction.insert(NewUser(id: "u2"), at: .test)
            try body(transaction, user, other)
        }
    }

    private func membership(_ user: StoredUser) -> StoredMembership {
        StoredMembership(
            id: "m of \(user.id)", userId: user.id, teamId: "team", teamName: "Team", invited: .test, confirm: true,
            roles: ["owner", "viewer"], createdAt: .test, updatedAt: .test)
    }
    private func authenticator(_ user: StoredUser) -> StoredAuthenticator {
        StoredAuthenticator(id: "a of \(user.id)", userId: user.id, type: "totp", createdAt: .test)
    }
    private func challenge(_ user: StoredUser) -> StoredChallenge {
        StoredChallenge(
            id: "c of \(user.id)", userId: user.id, type: "email", code: "123456", expire: .test, createdAt: .test)
    }
    private func passkey(_ user: StoredUser) -> StoredPasskey {
        StoredPasskey(id: "p of \(user.id)", userId: user.id, name: "Key", createdAt: .test, updatedAt: .test)
    }

    @Test func keepsAnIdentityAndAMembership() async throws {
        try await withUser { transaction, user, _ in
            let identity = StoredIdentity.test("i1", ofUser: "u1", email: "ada@example.com")
            try transaction.insert(identity)
            #expect(try transaction.identity(id: "I1") == identity)
            #expect(try transaction.deleteIdentity(id: "i1"))
            #expect(try !transaction.deleteIdentity(id: "i1"))
            let membership = membership(user)
            try transaction.insert(membership)
            #expect(try transaction.membership(id: membership.id) == membership)
            #expect(try transaction.deleteMembership(id: membership.id))
            #expect(try !transaction.deleteMembership(id: membership.id))
        }
    }

    @Test func listsTheLatestLogsFirst() async throws {
        try await withUser { transaction, user, other in
            for number in 0..<5 {
                try transaction.appendLog(
                    event: "event \(number)", ofUser: user, userType: "app", ip: "127.0.0.1", userAgent: "curl/8",
                    at: .test.adding(seconds: Int64(number)))
                try transaction.appendLog(
                    event: "other", ofUser: other, userType: "user", ip: "", userAgent: "", at: .test)
            }
            let page = try transaction.logs(ofUser: user, limit: 2, offset: 1)
            #expect(page.map(\.event) == ["event 3", "event 2"])
            let log = try #require(page.first)
            #expect(log.userType == "app" && log.ip == "127.0.0.1" && log.userAgent == "curl/8")
            #expect(log.time == .test.adding(seconds: 3))
            #expect(try transaction.countLogs(ofUser: user) == 5)
            #expect(try transaction.logs(ofUser: user, limit: 0, offset: 0).isEmpty)
            #expect(try transaction.logs(ofUser: user, limit: 9, offset: 5).isEmpty)
        }
    }

    @Test func keepsASecondFactor() async throws {
        try await withUser { transaction, user, other in
            var authenticator = authenticator(user)
            try transaction.insert(authenticator)
            #expect(try transaction.authenticators(ofUser: user) == [authenticator])
            #expect(try transaction.setVerified(true, authenticator: "totp", ofUser: user))
            authenticator.verified = true
            #expect(try transaction.authenticators(ofUser: user) == [authenticator])
            #expect(try !transaction.setVerified(true, authenticator: "totp", ofUser: other))
            #expect(try !transaction.deleteAuthenticator(type: "totp", ofUser: other))
            #expect(try transaction.deleteAuthenticator(type: "totp", ofUser: user))
            #expect(try transaction.authenticators(ofUser: user).isEmpty)

            let challenge = challenge(user)
            try transaction.insert(challenge)
            #expect(try transaction.challenge(id: challenge.id, ofUser: user) == challenge)
            #expect(try transaction.challenge(id: challenge.id, ofUser: other) == nil)
            #expect(try !transaction.deleteChallenge(id: challenge.id, ofUser: other))
            #expect(try transaction.deleteChallenge(id: challenge.id, ofUser: user))
        }
    }

    @Test func keepsAPasskey() async throws {
        try await withUser { transaction, user, other in
            let passkey = passkey(user)
            try transaction.insert(passkey)
            #expect(try transaction.passkeys(ofUser: user) == [passkey])
            #expect(try transaction.passkeys(ofUser: other).isEmpty)
            #expect(try !transaction.deletePasskey(id: passkey.id, ofUser: other))
            #expect(try transaction.deletePasskey(id: passkey.id, ofUser: user))
        }
    }

    @Test func nothingCanBelongToNobody() async throws {
        try await withStore { store, _ in
            for insert: @Sendable (StoreTransaction) throws -> Void in [
                { try $0.insert(.test("t1", ofUser: "nobody", "ada@example.com")) },
                { try $0.insert(.test("i1", ofUser: "nobody", email: "")) },
                {
                    try $0.insert(
                        StoredToken(
                            id: "t", userId: "nobody", userSequence: 7, secretDigest: "", expire: .test,
                            createdAt: .test))
                },
            ] {
                await #expect(throws: StoreError.self) { try await store.write(insert) }
            }
        }
    }

    @Test func everythingOfADeletedUserGoesWithThem() async throws {
        try await withStore { store, path in
            try await store.write { transaction in
                for id in ["u1", "u2"] {
                    let phone = id == "u1" ? "+14155550100" : "+14155550101"
                    let user = try transaction.insert(
                        NewUser(id: id, email: "\(id)@example.com", phone: phone), at: .test)
                    try transaction.setLabels(["vip", "beta"], ofUser: user, at: .test)
                    try transaction.insert(
                        StoredSession(
                            id: "s of \(id)", userId: id, userSequence: user.sequence, secretDigest: "",
                            provider: "email", expire: .test, createdAt: .test, updatedAt: .test))
                    try transaction.insert(
                        StoredToken(
                            id: "t of \(id)", userId: id, userSequence: user.sequence, secretDigest: "", expire: .test,
                            createdAt: .test))
                    try transaction.insert(.test("i of \(id)", ofUser: id, email: ""))
                    try transaction.insert(membership(user))
                    try transaction.insert(authenticator(user))
                    try transaction.insert(challenge(user))
                    try transaction.insert(passkey(user))
                    try transaction.appendLog(
                        event: "user.create", ofUser: user, userType: "", ip: "", userAgent: "", at: .test)
                }
            }
            let tables = [
                ("users", 1), ("targets", 2), ("userLabels", 2), ("sessions", 1), ("tokens", 1), ("identities", 1),
                ("memberships", 1), ("authenticators", 1), ("challenges", 1), ("passkeys", 1), ("logs", 1),
            ]
            for (table, count) in tables { #expect(try RawDatabase.count(path, table) == 2 * count, "\(table)") }
            try await store.write { try $0.deleteUser(try #require(try $0.user(id: "U1"))) }
            for (table, count) in tables { #expect(try RawDatabase.count(path, table) == count, "\(table)") }
            // Everything of theirs is free again.
            _ = try await store.write {
                try $0.insert(NewUser(id: "u1", email: "u1@example.com", phone: "+14155550100"), at: .test)
            }
        }
    }

    @Test func noneIsDescribedByItsContents() async throws {
        try await withUser { _, user, _ in
            let session = StoredSession(
                id: "s", userId: "u", userSequence: 1, secretDigest: "digest", provider: "email",
                providerUid: "ada@example.com", ip: "127.0.0.1", expire: .test, createdAt: .test, updatedAt: .test)
            let identity = StoredIdentity.test("i", ofUser: "u", email: "ada@example.com")
            let target = StoredTarget.test("t", ofUser: "u", "ada@example.com")
            for value: any Redacted in [session, identity, target, challenge(user)] {
                var text = "\(value) \(String(reflecting: value))"
                dump(value, to: &text)
                for secret in ["ada@", "digest", "127.", "access", "refresh", "123456"] {
                    #expect(!text.contains(secret))
                }
            }
        }
    }
}
