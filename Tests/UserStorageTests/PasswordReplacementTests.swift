import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

/// What an import with `replacesUnused` does to the passwords of earlier imports.
@Suite struct PasswordReplacementTests {
    private static func user(_ credential: RecordCredential) -> UserRecord {
        .user("u1", email: "u1@example.com", credential)
    }

    private func login(_ store: UserStore, _ password: String) async throws -> Bool {
        let outcome = try await PasswordLogin(store: store, verifier: .cheap)(
            email: "u1@example.com", password: Password(password))
        if case .success = outcome { return true }
        return false
    }

    /// The example of firebase/scrypt (Vectors/schemes/scrypt-modified.json, firebase-example).
    private static let firebase = {
        var options = HashOptions()
        (options.salt, options.saltSeparator) = ("42xEC+ixf3L2lw==", "Bw==")
        options.signerKey = "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="
        return StoredHash(
            "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==",
            options: options, declaredScheme: .scryptModified)
    }()

    @Test func theRightSignerKeyReplacesAnotherProjects() async throws {
        try await withStore { store, _ in
            var wrong = Self.firebase
            wrong.options.signerKey = KnownUsers.scryptModified.options.signerKey
            let first = try await StoreDestination(store: store).apply(Self.user(.stored(wrong)))
            #expect(first == [.created])
            #expect(try await !login(store, "user1password"))
            let second = try await StoreDestination(store: store, replacesUnused: true).apply(
                Self.user(.stored(Self.firebase)))
            #expect(second == [.passwordReplaced])
            #expect(try await store.user(id: "u1")?.password == Self.firebase)
            #expect(try await login(store, "user1password"))
        }
    }

    @Test func withoutTheOptionItIsAConflictThatSaysWhatToDo() async throws {
        try await withStore { store, path in
            _ = try await StoreDestination(store: store).apply(Self.user(.stored(KnownUsers.md5)))
            let rows = try RawDatabase.rows(path)
            let outcomes = try await StoreDestination(store: store).apply(Self.user(.stored(KnownUsers.phpass)))
            let reason =
                "differs from the one that the user has, which nobody has used yet: --replace-unused replaces it"
            #expect(outcomes == [.conflict(RowRejection(field: "hash", reason: reason))])
            #expect(try RawDatabase.rows(path) == rows)
        }
    }

    @Test func aReplacementCanBeReplacedByTheNextRun() async throws {
        try await withStore { store, _ in
            func apply(_ stored: StoredHash) async throws -> [DestinationOutcome] {
                try await StoreDestination(store: store, replacesUnused: true).apply(Self.user(.stored(stored)))
            }
            #expect(try await apply(KnownUsers.md5) == [.created])
            let created = try #require(try await store.user(id: "u1"))
            #expect(try await apply(KnownUsers.phpass) == [.passwordReplaced])
            #expect(try await apply(KnownUsers.scrypt) == [.passwordReplaced])
            #expect(try await apply(KnownUsers.scrypt) == [.unchanged])
            let user = try #require(try await store.user(id: "u1"))
            #expect(user.password == KnownUsers.scrypt && user.hasUnusedPassword)
            #expect(user.passwordHistory == [KnownUsers.scrypt])
            #expect(user.createdAt == created.createdAt && user.registration == created.registration)
            #expect(user.passwordUpdate == user.updatedAt)
        }
    }

    /// Each import reads its file again; a password that an earlier run could not carry is one of an import, too.
    @Test func aPasswordThatWasAddedCanBeReplaced() async throws {
        try await withStore { store, _ in
            func apply(_ credential: RecordCredential) async throws -> [DestinationOutcome] {
                try await StoreDestination(store: store, replacesUnused: true).apply(Self.user(credential))
            }
            #expect(try await apply(.none) == [.created])
            let user = try #require(try await store.user(id: "u1"))
            #expect(!user.hasUnusedPassword)
            #expect(try await apply(.stored(KnownUsers.md5)) == [.passwordAdded])
            #expect(try await apply(.stored(KnownUsers.phpass)) == [.passwordReplaced])
        }
    }

    @Test func aPlainPasswordIsReplacedAndTheSameOneIsNot() async throws {
        try await withStore { store, _ in
            func apply(_ password: String) async throws -> [DestinationOutcome] {
                try await StoreDestination(store: store, verifier: Verifier.cheap, replacesUnused: true).apply(
                    Self.user(.plain(password)))
            }
            // The text of a hash that was taken for the password.
            #expect(try await apply(KnownUsers.md5.hash) == [.created])
            #expect(try await apply("correct horse") == [.passwordReplaced])
            let stored = try await store.user(id: "u1")?.password
            #expect(try await apply("correct horse") == [.unchanged])
            #expect(try await store.user(id: "u1")?.password == stored)
            #expect(try await login(store, "correct horse"))
            #expect(try await !login(store, KnownUsers.md5.hash))
        }
    }

    @Test func aPasswordIsNeverRemoved() async throws {
        try await withStore { store, path in
            _ = try await StoreDestination(store: store).apply(Self.user(.stored(KnownUsers.md5)))
            let rows = try RawDatabase.rows(path)
            let outcomes = try await StoreDestination(store: store, replacesUnused: true).apply(Self.user(.none))
            #expect(
                outcomes == [
                    .conflict(RowRejection(field: "hash", reason: "is missing in this run, and the user keeps theirs"))
                ])
            #expect(try RawDatabase.rows(path) == rows)
        }
    }

    @Test func otherDataStandInTheWay() async throws {
        try await withStore { store, path in
            _ = try await StoreDestination(store: store).apply(Self.user(.stored(KnownUsers.md5)))
            let rows = try RawDatabase.rows(path)
            var other = Self.user(.stored(KnownUsers.phpass))
            other.name = "Another"
            let outcomes = try await StoreDestination(store: store, replacesUnused: true).apply(other)
            #expect(outcomes == [.conflict(RowRejection(field: "id", reason: "is there already, with other data"))])
            #expect(try RawDatabase.rows(path) == rows)
        }
    }

    /// Otherwise a file with two rows for one user would say something else after each run.
    @Test(arguments: [false, true]) func theFirstOfTwoRowsCounts(inOneBatch: Bool) async throws {
        try await withStore { store, _ in
            let conflict = DestinationOutcome.conflict(
                RowRejection(
                    field: "hash",
                    reason: "differs from the one that the user has, which an earlier row of this import gave them"))
            for expected in [DestinationOutcome.created, .unchanged, .unchanged] {
                let destination = StoreDestination(store: store, replacesUnused: true)
                let rows = [Self.user(.stored(KnownUsers.md5)), Self.user(.stored(KnownUsers.phpass))]
                let outcomes =
                    inOneBatch
                    ? try await destination.apply(rows[0], rows[1])
                    : try await destination.apply(rows[0]) + destination.apply(rows[1])
                #expect(outcomes == [expected, conflict])
                #expect(try await store.user(id: "u1")?.password == KnownUsers.md5)
            }
        }
    }

    @Test func twoImportsAtOnceReplaceOnceEach() async throws {
        try await withStore { store, _ in
            _ = try await StoreDestination(store: store).apply(Self.user(.stored(KnownUsers.md5)))
            let hashes = [KnownUsers.phpass, KnownUsers.scrypt]
            let outcomes = try await withThrowingTaskGroup(of: [DestinationOutcome].self) { group in
                for hash in hashes {
                    group.addTask { @concurrent in
                        try await StoreDestination(store: store, replacesUnused: true).apply(Self.user(.stored(hash)))
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(outcomes == [.passwordReplaced, .passwordReplaced])
            let stored = try #require(try await store.user(id: "u1")?.password)
            #expect(hashes.contains(stored))
            #expect(try await login(store, KnownUsers.password))
        }
    }

    @Test func twoImportsOfOneFileAtOnceReplaceOnce() async throws {
        try await withStore { store, _ in
            _ = try await StoreDestination(store: store).apply(Self.user(.stored(KnownUsers.md5)))
            let outcomes = try await withThrowingTaskGroup(of: [DestinationOutcome].self) { group in
                for _ in 0..<4 {
                    group.addTask { @concurrent in
                        try await StoreDestination(store: store, replacesUnused: true).apply(
                            Self.user(.stored(KnownUsers.scrypt)))
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(outcomes.count { $0 == .passwordReplaced } == 1 && outcomes.count { $0 == .unchanged } == 3)
        }
    }

    @Test func aBatchThatFailsReplacesNothing() async throws {
        try await withStore { store, path in
            func apply(_ stored: StoredHash) async throws -> [DestinationOutcome] {
                let users = ["u1", "u2", "boom"].map {
                    UserRecord.user($0, email: "\($0)@example.com", .stored(stored))
                }
                return try await StoreDestination(store: store, replacesUnused: true).apply(
                    users.map { try StorePlanner().plan($0) })
            }
            _ = try await apply(KnownUsers.md5)
            let rows = try RawDatabase.rows(path)
            try RawDatabase.execute(
                path,
                """
                CREATE TRIGGER boom BEFORE UPDATE OF password ON users WHEN NEW.id = 'boom'
                BEGIN SELECT abs(-9223372036854775807 - 1); END
                """)
            await #expect(throws: StoreError.self) { try await apply(KnownUsers.phpass) }
            #expect(try RawDatabase.rows(path) == rows)
            try RawDatabase.execute(path, "DROP TRIGGER boom")
            #expect(try await apply(KnownUsers.phpass) == [.passwordReplaced, .passwordReplaced, .passwordReplaced])
        }
    }

    /// 200 rows, of each of ten kinds twenty.
    @Test func aBatchOfEveryOutcomeSettlesEachRowByItself() async throws {
        try await withStore { store, _ in
            func record(_ number: Int, _ stored: StoredHash?) -> UserRecord {
                .user("u\(number)", email: "u\(number)@example.com", stored.map(RecordCredential.stored) ?? .none)
            }
            let current = try BlockingVerifier.cheap.hash(Password(KnownUsers.password))
            let first = (0..<200).compactMap { number -> UserRecord? in
                switch number % 10 {
                case 0, 1: nil
                case 2: record(number, nil)
                case 3: record(number, current)
                default: record(number, KnownUsers.md5)
                }
            }
            let plans = try first.map { try StorePlanner().plan($0) }
            #expect(try await StoreDestination(store: store).apply(plans) == plans.map { _ in .created })
            let login = PasswordLogin(store: store, verifier: .cheap)
            for number in 0..<200 where [3, 4].contains(number % 10) {
                _ = try await login(email: "u\(number)@example.com", password: Password(KnownUsers.password))
            }
            let second = (0..<200).map { number -> UserRecord in
                switch number % 10 {
                case 1: .user("u\(number)", email: "u\(number + 4)@example.com")
                case 5: record(number, KnownUsers.md5)
                case 6: record(number, nil)
                case 7: .user("u\(number)", email: "v\(number)@example.com", .stored(KnownUsers.phpass))
                default: record(number, KnownUsers.phpass)
                }
            }
            let expected = (0..<200).map { number in
                ["created", "email", "added", "hash", "unchanged", "unchanged", "hash", "id", "replaced", "replaced"][
                    number % 10]
            }
            let outcomes = try await StoreDestination(store: store, replacesUnused: true).apply(
                second.map { try StorePlanner().plan($0) })
            let names = outcomes.map { outcome in
                switch outcome {
                case .created: "created"
                case .unchanged: "unchanged"
                case .passwordAdded: "added"
                case .passwordReplaced: "replaced"
                case .conflict(let rejection), .refused(let rejection): rejection.field ?? ""
                }
            }
            #expect(names == expected)
            for number in 0..<200 {
                let stored = try await store.user(id: "u\(number)")?.password
                switch number % 10 {
                case 1: #expect(stored == nil)
                case 3: #expect(stored == current)
                case 4: #expect(stored?.declaredScheme == .argon2)
                case 5, 6, 7: #expect(stored == KnownUsers.md5)
                default: #expect(stored == KnownUsers.phpass)
                }
            }
        }
    }
}
