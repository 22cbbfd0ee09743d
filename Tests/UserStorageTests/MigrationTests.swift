import AppwriteUsers
import GRDB
import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport

@testable import UserStorage

@Suite struct MigrationTests {
    /// A file as the version before the service made it.
    private func withFirstVersion(_ body: (_ path: String) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/users.sqlite"
            let queue = try DatabaseQueue(path: path)
            try await queue.write { try UserStoreSchema.migrate($0, upTo: "001 users") }
            try await queue.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO users (id, email, phone, labels, prefs, password, scheme, options, passwordUpdate,
                            registration, createdAt, updatedAt)
                        VALUES
                            ('u1', 'ada@example.com', '+14155550100', '["vip","Beta","vip"]', '{"n":1}',
                                '144fa7eaa4904e8ee120651997f70dcc', 'md5', '{}', 5, 1, 2, 3),
                            ('u2', NULL, NULL, '[]', '{}', NULL, NULL, NULL, NULL, 1, 2, 3),
                            ('u3', 'eve@example.com', NULL, '["vip"]', '{}', NULL, NULL, NULL, NULL, 1, 2, 3)
                        """)
            }
            try queue.close()
            try await body(path)
        }
    }

    @Test func anOlderFileGetsItsTargetsAndLabels() async throws {
        try await withFirstVersion { path in
            let store = try UserStore(path: path)
            try await store.read { transaction in
                let user = try #require(try transaction.user(id: "u1"))
                #expect(user.password == KnownUsers.md5 && user.passwordHistory == [KnownUsers.md5])
                #expect(user.labels == ["vip", "Beta", "vip"] && user.preferences == ["n": 1])
                #expect(user.passwordUpdate == Timestamp(milliseconds: 5))
                #expect(user.updatedAt == Timestamp(milliseconds: 3) && user.accessedAt == nil)
                let targets = try transaction.targets(ofUser: user)
                #expect(targets.map(\.identifier) == ["ada@example.com", "+14155550100"])
                #expect(targets.map(\.providerType) == ["email", "sms"])
                for target in targets { #expect(target.id.utf8.count == 20) }
                let bare = try #require(try transaction.user(id: "u2"))
                #expect(try transaction.targets(ofUser: bare).isEmpty)
                let labels = try Row.fetchAll(
                    transaction.database, sql: "SELECT label, user FROM userLabels ORDER BY label, user"
                ).map { "\($0["label"] as String) \($0["user"] as Int)" }
                #expect(labels == ["Beta 1", "vip 1", "vip 3"])
            }
        }
    }

    @Test func anOlderFileGetsOneKeyAndOneProject() async throws {
        try await withFirstVersion { path in
            let store = try UserStore(path: path)
            let key = try await store.read { try $0.tokenKey() }
            #expect(key.count == 32 && Set(key).count > 1)
            #expect(try await store.project(orChoosing: "p'1") == "p'1")
            #expect(try await store.project(orChoosing: "p2") == "p'1")
            let again = try UserStore(path: path)
            #expect(try await again.read { try $0.tokenKey() } == key)
            #expect(try await again.project(orChoosing: "p3") == "p'1")
        }
    }

    @Test func noTwoStoresHaveTheSameKey() async throws {
        try await withStore { first, _ in
            try await withStore { second, _ in
                let key = try await first.read { try $0.tokenKey() }
                #expect(try await second.read { try $0.tokenKey() } != key)
            }
        }
    }

    /// A file with a user as the version before unused passwords imported them: an Argon2 hash, which no login renews.
    private func withImportOfAnOlderVersion(
        _ body: (_ path: String, UserRecord, StoredHash) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/users.sqlite"
            let hash = try BlockingVerifier.cheap.hash(Password(KnownUsers.password))
            let queue = try DatabaseQueue(path: path)
            try await queue.write { try UserStoreSchema.migrate($0, upTo: "004 search") }
            try await queue.write { database in
                // The digest is the SHA-256, computed by Python's hashlib, of the text
                // ["u1","ada@example.com",null,"Ada",true,false,true,"[\"vip\"]","{\"n\":1}"]
                try database.execute(
                    sql: """
                        INSERT INTO users (id, email, name, password, scheme, options, emailVerification, labels, prefs,
                            passwordUpdate, registration, createdAt, updatedAt, importDigest)
                        VALUES ('u1', 'ada@example.com', 'Ada', ?, 'argon2', '{}', 1, '["vip"]', '{"n":1}',
                            1700000000000, 1700000000000, 1700000000000, 1700000000000,
                            x'8f601bbbb09858fba25df4ab71d3917e7d91ff110f97698ba6c4dce8444d3812')
                        """, arguments: [hash.hash])
            }
            try queue.close()
            var record = UserRecord.user("u1", email: "ada@example.com", .stored(hash))
            (record.name, record.emailVerified, record.labels, record.preferences) = ("Ada", true, ["vip"], ["n": 1])
            record.createdAt = "2013-05-06"
            try await body(path, record, hash)
        }
    }

    @Test func aRunOverAnOlderImportFindsItUnchanged() async throws {
        try await withImportOfAnOlderVersion { path, record, hash in
            let store = try UserStore(path: path)
            let plan = try StorePlanner().plan(record)
            #expect(plan.registration != nil)
            for replacesUnused in [false, true] {
                let destination = StoreDestination(store: store, replacesUnused: replacesUnused)
                #expect(try await destination.apply([plan]) == [.unchanged])
            }
            let user = try #require(try await store.user(id: "u1"))
            #expect(user.password == hash && !user.hasUnusedPassword)
            #expect(user.registration == Timestamp(milliseconds: 1_700_000_000_000))
            let login = try await PasswordLogin(store: store, verifier: .cheap)(
                email: "ada@example.com", password: Password(KnownUsers.password))
            guard case .success(_, .argon2, .notNeeded) = login else {
                Issue.record("no login")
                return
            }
        }
    }

    /// Whether somebody logged in, an older version did not write down.
    @Test func aPasswordOfAnOlderImportIsNotReplaced() async throws {
        try await withImportOfAnOlderVersion { path, record, hash in
            let store = try UserStore(path: path)
            var other = record
            other.credential = .stored(KnownUsers.phpass)
            let reason = "differs from the one that the user has, which may be in use, and stays"
            for replacesUnused in [false, true] {
                let outcomes = try await StoreDestination(store: store, replacesUnused: replacesUnused).apply(other)
                #expect(outcomes == [.conflict(RowRejection(field: "hash", reason: reason))])
            }
            #expect(try await store.user(id: "u1")?.password == hash)
        }
    }

    @Test func anImportedUserIsFoundByTheLabels() async throws {
        try await withStore { store, path in
            let destination = StoreDestination(store: store)
            var (first, second) = (UserRecord.user("u1", email: "ada@example.com"), UserRecord.user("u2"))
            // The second label is the first one in the eyes of the database.
            (first.labels, second.labels) = (["vip", "VIP", "beta"], ["vip"])
            #expect(try await destination.apply(first, second) == [.created, .created])
            #expect(try await destination.apply(first, second) == [.unchanged, .unchanged])
            let labels = try await store.read { transaction in
                try Row.fetchAll(transaction.database, sql: "SELECT label, user FROM userLabels ORDER BY label, user")
                    .map { "\($0["label"] as String) \($0["user"] as Int)" }
            }
            #expect(labels == ["beta 1", "vip 1", "vip 2"])
            let user = try #require(try await store.user(id: "u1"))
            try await store.write { try $0.deleteUser(user) }
            #expect(try RawDatabase.count(path, "userLabels") == 1)
        }
    }

    @Test func labelsFollowTheirUser() async throws {
        try await withStore { store, path in
            try await store.write { transaction in
                let user = try transaction.insert(NewUser(id: "u1"), at: .test)
                try transaction.setLabels(["vip", "beta"], ofUser: user, at: .test)
                try transaction.setLabels(["Beta", "new"], ofUser: user, at: .test)
            }
            #expect(try RawDatabase.count(path, "userLabels WHERE label IN ('beta', 'new')") == 2)
            #expect(try RawDatabase.count(path, "userLabels") == 2)
        }
    }
}
