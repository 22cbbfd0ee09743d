import GRDB
import JSONText
import PasswordHashing
import PasswordVerification
import Synchronization
import Testing
import UserImport

@testable import UserStorage

/// A project's signer key stands in the file once, and in no user's row.
@Suite struct HashKeysTests {
    private static let signerKey = KnownUsers.scryptModified.options.signerKey ?? ""

    private func rows(_ path: String) throws -> String { try RawDatabase.rows(path).joined(separator: "\n") }

    @Test func theKeyIsKeptOnce() async throws {
        try await withStore { store, path in
            let users = (1...3).map {
                UserRecord.user("u\($0)", email: "u\($0)@example.com", .stored(KnownUsers.scryptModified))
            }
            #expect(try await StoreDestination(store: store).apply(users[0], users[1]) == [.created, .created])
            try await store.write { transaction in
                _ = try transaction.insert(NewUser(id: "u4", password: KnownUsers.scryptModified), at: .test)
            }
            #expect(try await StoreDestination(store: store).apply(users[2], users[0]) == [.created, .unchanged])
            for number in 1...4 {
                #expect(try await store.user(id: "u\(number)")?.password == KnownUsers.scryptModified)
            }
            #expect(try RawDatabase.count(path, "hashKeys") == 1)
            #expect(try RawDatabase.count(path, "hashKeys WHERE secret = '\(Self.signerKey)'") == 1)
            #expect(try !rows(path).contains(Self.signerKey))
            #expect(try RawDatabase.count(path, #"users WHERE options LIKE '%"signerKey":{"key":"1"}%'"#) == 4)
        }
    }

    /// A batch looks its one signer key up once, and so does a list of those users.
    @Test func aTransactionLooksAKeyUpOnce() async throws {
        try await withStore { store, _ in
            for round in 0..<2 {
                let selects = try await store.write { transaction in
                    let counter = StatementCounter(naming: "FROM hashKeys")
                    transaction.database.trace { counter.count("\($0)") }
                    for number in 1...100 {
                        let user = NewUser(id: "u\(round)-\(number)", password: KnownUsers.scryptModified)
                        _ = try transaction.insert(user, at: .test)
                    }
                    transaction.database.trace(options: [])
                    return counter.total
                }
                #expect(selects == 1)
            }
        }
    }

    @Test func manyKeysAreManyNumbers() async throws {
        try await withStore { store, path in
            try await store.write { transaction in
                for number in 1...200 {
                    var hash = KnownUsers.scryptModified
                    hash.options.signerKey = "key\(number % 100)"
                    _ = try transaction.insert(NewUser(id: "u\(number)", password: hash), at: .test)
                }
            }
            #expect(try RawDatabase.count(path, "hashKeys") == 100)
            for number in [1, 63, 64, 65, 99, 163, 164, 200] {
                #expect(try await store.user(id: "u\(number)")?.password?.options.signerKey == "key\(number % 100)")
            }
        }
    }

    @Test func theHistoryNamesTheKeyToo() async throws {
        try await withStore { store, path in
            try await store.write { transaction in
                var user = try transaction.insert(NewUser(id: "u1", password: KnownUsers.scryptModified), at: .test)
                user = try transaction.setPassword(KnownUsers.md5, ofUser: user, keeping: 5, at: .test)
                user = try transaction.setPassword(KnownUsers.scryptModified, ofUser: user, keeping: 5, at: .test)
                let expected = [KnownUsers.scryptModified, KnownUsers.md5, KnownUsers.scryptModified]
                #expect(user.passwordHistory == expected && user.password == KnownUsers.scryptModified)
            }
            #expect(try await store.user(id: "u1")?.passwordHistory.count == 3)
            #expect(try !rows(path).contains(Self.signerKey))
            #expect(try RawDatabase.count(path, "hashKeys") == 1)
        }
    }

    /// A row as an earlier version wrote it, with the key in its options.
    private func withOlderRow(_ body: (UserStore, _ path: String) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/users.sqlite"
            let queue = try DatabaseQueue(path: path)
            try await queue.write { try UserStoreSchema.migrate($0, upTo: "006 wrong guesses at tokens") }
            let user = UserRecord.user("u1", email: "u1@example.com", .stored(KnownUsers.scryptModified))
            let plan = try StorePlanner().plan(user)
            let row = try PlannedUserRow(plan, creating: #require(plan.create))
            try await queue.write {
                try $0.execute(
                    sql: PlannedUserRow.insertSQL,
                    arguments: row.arguments(at: .test, import: 7, password: row.password))
            }
            try queue.close()
            let store = try UserStore(path: path)
            #expect(try rows(path).contains(Self.signerKey))
            #expect(try RawDatabase.count(path, "hashKeys") == 0)
            try await body(store, path)
        }
    }

    @Test func anOlderRowKeepsItsKeyAndLogsIn() async throws {
        try await withOlderRow { store, _ in
            #expect(try await store.user(id: "u1")?.password == KnownUsers.scryptModified)
            let outcome = try await PasswordLogin(store: store, verifier: .cheap)(
                email: "u1@example.com", password: Password(KnownUsers.password))
            guard case .success(_, .scryptModified, .renewed(.scheme)) = outcome else {
                Issue.record("\(outcome)")
                return
            }
        }
    }

    @Test func anOlderRowIsUnchangedByItsImport() async throws {
        try await withOlderRow { store, _ in
            let user = UserRecord.user("u1", email: "u1@example.com", .stored(KnownUsers.scryptModified))
            for replacesUnused in [false, true] {
                let destination = StoreDestination(store: store, replacesUnused: replacesUnused)
                #expect(try await destination.apply(user) == [.unchanged])
            }
            var other = KnownUsers.scryptModified
            other.options.signerKey = "c2lnbmVyS2V5"
            let changed = UserRecord.user("u1", email: "u1@example.com", .stored(KnownUsers.phpass))
            #expect(
                try await StoreDestination(store: store, replacesUnused: true).apply(changed) == [.passwordReplaced])
            let isReplaced = try await store.replacePassword(ofUser: "u1", expected: other, with: KnownUsers.md5)
            #expect(!isReplaced)
        }
    }

    @Test func aNumberWithoutASecretIsCorrupt() async throws {
        try await withStore { store, path in
            try await store.write { transaction in
                _ = try transaction.insert(NewUser(id: "u1", password: KnownUsers.scryptModified), at: .test)
            }
            try RawDatabase.execute(path, "DELETE FROM hashKeys")
            await #expect(throws: StoreError.corrupt("options")) { try await store.user(id: "u1") }
        }
    }

    /// A program's own scheme reads options that no standard scheme knows.
    @Test func optionsOfOtherSchemesComeBack() async throws {
        try await withStore { store, _ in
            var options = HashOptions()
            options[HashOptions.Name("grain")] = .text("1")
            options[HashOptions.Name("turns", .number)] = .number(3)
            options[HashOptions.Name("shared", .secret)] = .text("a secret")
            let hash = StoredHash("0a0b", options: options, declaredScheme: Scheme("of-a-program"))
            let user = try await store.write { try $0.insert(NewUser(id: "u1", password: hash), at: .test) }
            #expect(user.password == hash)
            #expect(try await store.user(id: "u1")?.password == hash)
        }
    }
}

/// Counts the statements that name something.
private final class StatementCounter: Sendable {
    private let found = Mutex(0)
    private let words: String

    init(naming words: String) { self.words = words }

    func count(_ statement: String) {
        if statement.contains(words) { found.withLock { $0 += 1 } }
    }

    var total: Int { found.withLock { $0 } }
}

/// What the policy leaves out, and clear text whatever it says, logs nobody in.
@Suite struct UnacceptedHashTests {
    private func outcome(
        _ hash: StoredHash, _ accepted: AcceptedSchemes, registry: SchemeRegistry = .standard
    ) async throws -> PasswordLogin.Outcome<StoredUser> {
        try await withStore { store, _ in
            try await store.write { transaction in
                _ = try transaction.insert(
                    NewUser(id: "u1", email: "u1@example.com", password: hash), at: .test)
            }
            var policy = Verifier.cheap.policy
            policy.schemes = accepted
            let verifier = Verifier(pool: Verifier.cheap.pool, policy: policy, registry: registry)
            return try await PasswordLogin(store: store, verifier: verifier)(
                email: "u1@example.com", password: Password(KnownUsers.password))
        }
    }

    @Test func aSchemeThatIsNotAcceptedHasNoAnswer() async throws {
        let error = await #expect(throws: VerificationError.self) {
            _ = try await outcome(KnownUsers.md5, .salted)
        }
        #expect(error?.code == .notAccepted)
        guard case .success = try await outcome(KnownUsers.md5, .users) else {
            Issue.record("no login")
            return
        }
    }

    @Test func clearTextIsNobodysPassword() async throws {
        let hash = StoredHash(KnownUsers.password, declaredScheme: ClearText.scheme)
        let outcome = try await outcome(hash, .all, registry: SchemeRegistry.standard.adding(ClearText.self))
        guard case .invalidCredentials = outcome else {
            Issue.record("\(outcome)")
            return
        }
        let verifier = BlockingVerifier(
            policy: VerificationPolicy(schemes: .all), registry: SchemeRegistry.standard.adding(ClearText.self))
        #expect(try verifier.verify(Password(KnownUsers.password), against: hash).verdict != .mismatch)
    }
}

/// A scheme of a program: the password itself.
private struct ClearText: PasswordHash {
    static let descriptor = SchemeDescriptor(
        Scheme("test-clear-text"), title: "Clear text", protection: .clearText, shapes: [],
        digestField: .whole(.hex))

    private let md5: MD5

    init(parsing stored: StoredHash) throws(HashFormatError) {
        do throws(HashingError) {
            md5 = try MD5(insecurelyHashing: stored.hash.utf8Span.span)
        } catch {
            throw .malformed(Self.scheme, "the text", "cannot be read")
        }
    }

    var stored: StoredHash { md5.stored }
    var publicParameters: [HashParameter] { [] }
    static let strengthRules = [StrengthRule.always(.broken)]
    var strength: HashStrength { .broken }
    var derivation: KeyDerivation { md5.derivation }
    var digest: Digest { md5.digest }
}
