public import AppwriteUsers
internal import FileReading
internal import GRDB
internal import Synchronization

/// The users, in one SQLite file in WAL mode.
///
/// Safe to share between threads; several processes may use the same file. The asynchronous calls block no thread of the
/// caller's. Opening a store by its initializer, and the calls whose names say so, block on the disk.
public final class UserStore: Sendable, Redacted {
    /// What became of the file under an open store.
    public enum FilePresence: Sendable {
        /// It was deleted, moved or replaced: nothing is written until it is back.
        case lost
        /// It is where it was again.
        case back
    }

    let database: DatabasePool
    private let file: StoreFile
    private let commits: GroupCommit
    private let isClosed = Atomic(false)

    /// Opens a store, and makes the file (readable by its owner only) where there is none; brings an older file up to
    /// date.
    ///
    /// Blocks, for minutes where an old file with millions of users needs new indexes.
    /// - Parameter fileChanged: told when a write finds the file lost, and when one finds it back; on any thread.
    /// - Throws: `StoreError`.
    public init(
        path: String, fileChanged: @escaping @Sendable (FilePresence) -> Void = { _ in }
    ) throws(StoreError) {
        do {
            try Self.makeFile(at: path)
            let opened = Mutex<StoreFile?>(nil)
            // Readers are opened when they are needed, by the name: it may lead to another database by then.
            let configuration = Self.configuration { try opened.withLock { $0 }?.check() }
            // Before the pool, which would switch a database of something else to WAL.
            try Self.migrate(DatabaseQueue(path: path, configuration: configuration))
            database = try DatabasePool(path: path, configuration: configuration)
            let file = try StoreFile(path: path, changed: fileChanged)
            opened.withLock { $0 = file }
            self.file = file
            commits = GroupCommit(database: database, file: file)
        } catch {
            throw StoreError(error)
        }
    }

    /// Reads one state of the file; other reads and the writes go on beside it.
    /// - Throws: what `body` throws, `StoreError`, and `CancellationError` where the task is cancelled.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (StoreTransaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await database.read { try body(StoreTransaction(database: $0)) }
        } catch {
            // A connection that could not be opened, because there is nothing where the file was.
            if error is DatabaseError { try file.check() }
            throw StoreError.redacting(error)
        }
    }

    /// Writes: when it returns, what was written is on the disk, and when it throws, nothing was written.
    ///
    /// Writes that wait at the same time share one commit. A cancelled task gets its answer all the same.
    /// - Throws: what `body` throws, and `StoreError`. After `fileLost` the write may stand in the file that was moved.
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (StoreTransaction) throws -> Value
    ) async throws -> Value {
        try await commits.write(body)
    }

    /// How many asynchronous writes wait for their turn.
    var waitingWriteCount: Int { commits.waitingCount }

    /// `write` for a long one, in a transaction of its own.
    /// - Throws: `StoreError`.
    func writeAlone<Value: Sendable>(
        _ body: @escaping @Sendable (StoreTransaction) throws -> Value
    ) async throws -> Value {
        try await commits.writeAlone(body)
    }

    /// Says whether the file is still where it was opened.
    /// - Throws: `StoreError.fileLost` where it was deleted, moved or replaced.
    public func checkFile() async throws {
        try await BlockingCall.run { [file] in try file.check() }
    }
}

extension UserStore {
    /// Opens a store as the initializer does, on a thread of its own.
    /// - Throws: `StoreError`.
    public static func open(
        path: String, fileChanged: @escaping @Sendable (FilePresence) -> Void = { _ in }
    ) async throws -> UserStore {
        try await BlockingCall.run { try UserStore(path: path, fileChanged: fileChanged) }
    }

    /// Closes the file; every call after it fails. Waits until those that run are done.
    ///
    /// Everything is carried into the file itself: the write-ahead log beside it is emptied, and deleted where no other
    /// program has the database open.
    /// A second call does nothing.
    /// - Returns: whether the file alone is the whole database. It is not where another program still needs the log, or
    ///   where the disk is full: then the log beside the file belongs to it, and nothing is lost.
    /// - Throws: `StoreError`; `fileLost` where the files were deleted, moved or replaced.
    @discardableResult
    public func close() async throws -> Bool {
        try await BlockingCall.run { try self.blockingClose() }
    }

    /// `close` for callers that may block.
    @discardableResult
    public func blockingClose() throws(StoreError) -> Bool {
        guard !isClosed.load(ordering: .acquiring) else { return true }
        guard file.isInPlace else {
            // SQLite deletes the log by its name, which may be that of another database's log by now.
            Self.abandoned.withLock { $0.append(database) }
            throw StoreError.fileLost
        }
        do { try database.close() } catch { throw StoreError(error) }
        isClosed.store(true, ordering: .releasing)
        return WriteAheadLog.emptyAtEnd(of: file.path)
    }

    /// Databases that stay open until the process ends.
    private static let abandoned = Mutex<[DatabasePool]>([])
}
