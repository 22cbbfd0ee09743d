public import AppwriteUsers
internal import FileReading
internal import Foundation
internal import GRDB
public import PasswordHashing

/// The users, in one SQLite file in WAL mode.
///
/// Safe to share between threads; several processes may use the same file. The asynchronous `read` and `write` block no
/// thread of the caller's; every other call blocks on the disk.
public final class UserStore: Sendable, Redacted {
    let database: DatabasePool
    private let commits: GroupCommit

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
                database.add(function: StoreIdentifier.function)
                guard !database.configuration.readonly else { return }
                // An import meets ids and e-mails in no order, so each batch changes pages all over two indexes: 128 MiB
                // of cache, which is taken as it is needed, and a checkpoint every 256 MiB that writes a page back once
                // for many batches. Each insert could be taken back by itself: what that takes stays in memory.
                try database.execute(
                    sql: "PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 65536; PRAGMA temp_store = MEMORY")
            }
            // Before the pool, which would switch a database of something else to WAL, and the migrator add to it.
            let isForeign = try DatabaseQueue(path: path, configuration: configuration).read(UserStoreSchema.isForeign)
            guard !isForeign else { throw StoreError.notAStore }
            database = try DatabasePool(path: path, configuration: configuration)
            commits = GroupCommit(database: database)
            try UserStoreSchema.migrator.migrate(database)
            try database.write(UserStoreSchema.addIndexes)
        } catch {
            throw StoreError(error)
        }
    }

    /// Closes the file; every call after it fails. Blocks until those that run are done.
    /// - Throws: `StoreError`.
    public func close() throws(StoreError) {
        do { try database.close() } catch { throw StoreError(error) }
    }

    /// Reads one state of the file; other reads and the writes go on beside it.
    /// - Throws: what `body` throws, `StoreError`, and `CancellationError` where the task is cancelled.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (StoreTransaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await database.read { try body(StoreTransaction(database: $0)) }
        } catch {
            throw StoreError.redacting(error)
        }
    }

    /// Writes: when it returns, what was written is on the disk, and when it throws, nothing was written.
    ///
    /// Writes that wait at the same time share one commit. A cancelled task gets its answer all the same.
    /// - Throws: what `body` throws, and `StoreError`.
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (StoreTransaction) throws -> Value
    ) async throws -> Value {
        try await commits.write(body)
    }

    /// How many asynchronous writes wait for their turn.
    var waitingWriteCount: Int { commits.waitingCount }

    /// `read` for callers that may block.
    func blockingRead<Value>(_ body: (StoreTransaction) throws -> Value) throws(StoreError) -> Value {
        do { return try database.read { try body(StoreTransaction(database: $0)) } } catch { throw StoreError(error) }
    }

    /// `write` for callers that may block, in a transaction of its own.
    func blockingWrite<Value>(_ body: (StoreTransaction) throws -> Value) throws(StoreError) -> Value {
        do { return try database.write { try body(StoreTransaction(database: $0)) } } catch { throw StoreError(error) }
    }
}

extension UserStore {
    /// What tells this store from every other, made with it.
    public func identifier() throws(StoreError) -> String {
        try blockingRead { try $0.rows("SELECT identifier FROM store", []).first?[0] ?? "" }
    }

    /// The id of the project whose users these are; `id` where none was chosen before, which is kept then.
    public func project(orChoosing id: String) throws(StoreError) -> String {
        try blockingWrite { transaction in
            try transaction.change("UPDATE store SET project = ? WHERE project IS NULL", [id])
            return try transaction.rows("SELECT project FROM store", []).first?[0] ?? id
        }
    }

    /// The key that signs JSON Web Tokens: 32 random bytes, made with the store.
    public func tokenKey() throws(StoreError) -> [UInt8] {
        try blockingRead { try $0.rows("SELECT tokenKey FROM store", []).first.map { Array($0[0] as Data) } ?? [] }
    }

    /// The number of users.
    public func count() throws(StoreError) -> Int { try blockingRead { try $0.countUsers() } }

    /// The number of users; blocks no thread of the caller's.
    public func userCount() async throws -> Int { try await read { try $0.countUsers() } }

    /// The user with an e-mail address, in any case of letters.
    public func user(email: String) throws(StoreError) -> StoredUser? { try blockingRead { try $0.user(email: email) } }

    /// The user with an id, in any case of letters.
    public func user(id: String) throws(StoreError) -> StoredUser? { try blockingRead { try $0.user(id: id) } }

    /// Replaces a user's hash if it still is the expected one: two logins at once renew it once.
    /// - Returns: whether it was replaced.
    public func replacePassword(
        ofUser id: String, expected: StoredHash, with replacement: StoredHash
    ) throws(StoreError) -> Bool {
        try blockingWrite { transaction in
            guard let user = try transaction.user(id: id) else { return false }
            return try transaction.renewPassword(ofUser: user, expected: expected, with: replacement, at: .now())
        }
    }
}
