internal import AppwriteUsers
internal import FileReading
internal import GRDB
internal import JSONText
public import PasswordHashing

/// The users, in one SQLite file in WAL mode.
///
/// Every call blocks on the disk. Safe to share between threads; several processes may use the same file.
public final class UserStore: Sendable {
    let database: DatabasePool

    /// Opens a store, and makes the file (readable by its owner only) where there is none.
    /// - Throws: `StoreError`.
    public init(path: String) throws(StoreError) {
        do {
            // SQLite would make the file with the process's umask; it holds password hashes.
            try FileDescriptorWriter(creating: path, mode: .append).close()
            var configuration = Configuration()
            configuration.label = "users"
            configuration.busyMode = .timeout(30)
            configuration.prepareDatabase { database in
                // FULL: a commit is on the disk when it returns, as an import's journal says of its batches.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                guard !database.configuration.readonly else { return }
                // An import meets ids and e-mails in no order, so each batch changes pages all over two indexes: 32 MiB
                // of cache, and a checkpoint every 64 MiB that writes a page back once for many batches.
                try database.execute(sql: "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 16384")
            }
            // Before the pool, which would switch a database of something else to WAL, and the migrator add to it.
            let isForeign = try DatabaseQueue(path: path, configuration: configuration).read(UserStoreSchema.isForeign)
            guard !isForeign else { throw StoreError.notAStore }
            database = try DatabasePool(path: path, configuration: configuration)
            try UserStoreSchema.migrator.migrate(database)
        } catch {
            throw StoreError(error)
        }
    }

    /// What tells this store from every other, made with it.
    public func identifier() throws(StoreError) -> String {
        try read { try String.fetchOne($0, sql: "SELECT identifier FROM store") ?? "" }
    }

    /// The number of users.
    public func count() throws(StoreError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM users") ?? 0 }
    }

    /// The user with an e-mail address, in any case of letters.
    public func user(email: String) throws(StoreError) -> StoredUser? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM users WHERE email = ?", arguments: [email])
                .map(StoredUser.init)
        }
    }

    /// The user with an id.
    public func user(id: String) throws(StoreError) -> StoredUser? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM users WHERE id = ?", arguments: [id]).map(StoredUser.init)
        }
    }

    /// Replaces a user's hash if it still is the expected one: two logins at once renew it once.
    /// - Returns: whether it was replaced.
    public func replacePassword(
        ofUser id: String, expected: StoredHash, with replacement: StoredHash
    ) throws(StoreError) -> Bool {
        try write { database in
            try database.execute(
                sql: """
                    UPDATE users SET password = ?, scheme = ?, options = ?, passwordRenewed = 1, updatedAt = ?
                    WHERE id = ? AND password = ? AND options = ?
                    """,
                arguments: [
                    replacement.hash, replacement.declaredScheme?.name, replacement.options.columnText,
                    Timestamp.now().milliseconds, id, expected.hash, expected.options.columnText,
                ])
            return database.changesCount == 1
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try database.read(body) } catch { throw StoreError(error) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try database.write(body) } catch { throw StoreError(error) }
    }
}

extension StoreError {
    /// The error without what GRDB adds to it: the statement and its arguments hold secrets.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError where error.resultCode == .SQLITE_FULL: self = .diskFull
        case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB: self = .notAStore
        case let error as DatabaseError:
            self = .sqlite(code: error.resultCode.rawValue, message: error.resultCode.description)
        case let error as FileError: self = error.isNoSpace ? .diskFull : .file("\(error)")
        default: self = .sqlite(code: 1, message: "the database could not be used")
        }
    }
}

extension StoredUser {
    init(_ row: Row) throws {
        var password: StoredHash?
        if let text = row["password"] as String? {
            guard let scheme = (row["scheme"] as String?).flatMap(Scheme.init(rawValue:)) else {
                throw StoreError.corrupt("scheme")
            }
            password = StoredHash(text, options: try HashOptions(columnText: row["options"]), declaredScheme: scheme)
        }
        guard case .object(let preferences) = try JSONParser.parse(Array((row["prefs"] as String).utf8)),
            case .array(let labels) = try JSONParser.parse(Array((row["labels"] as String).utf8))
        else { throw StoreError.corrupt("prefs or labels") }
        self.init(
            id: row["id"], email: row["email"], phone: row["phone"], name: row["name"], password: password,
            emailVerified: row["emailVerification"], phoneVerified: row["phoneVerification"], status: row["status"],
            labels: labels.compactMap { if case .string(let label) = $0 { label } else { nil } },
            preferences: preferences)
    }
}
