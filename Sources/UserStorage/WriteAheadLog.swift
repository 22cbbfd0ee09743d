internal import FileReading
internal import GRDB
internal import Synchronization

/// Keeps the write-ahead log of a database short, and empties it at the end.
///
/// What is committed stands in the log until a checkpoint carries it into the database's file. SQLite's own checkpoints
/// wait for nobody, so that under constant reads the log would grow without end.
final class WriteAheadLog: Sendable {
    /// At a quiet moment a log of this size is emptied; ours: some five thousand users, a tenth of a second.
    static let quietByteCount = 64 << 20

    /// A log of this size is emptied although writes wait: SQLite's own checkpoint, at 256 MiB, has not managed to.
    static let mostByteCount = 384 << 20

    /// Bytes by which a log grows before a checkpoint that failed is tried again: a reader may take its time.
    private static let retryByteCount = 64 << 20

    private let path: String
    /// The size below which the log is left alone, after a checkpoint that failed.
    private let retryAt = Atomic(0)

    init(database path: String) { self.path = path + "-wal" }

    /// Empties a log that has grown long; called on the writer, outside of a transaction, after its callers' answers.
    ///
    /// At a quiet moment it waits for no reader, and otherwise a second.
    func keepShort(_ database: Database, isQuiet: Bool) {
        let size = FileStatus(path: path)?.size ?? 0
        let limit = isQuiet ? Self.quietByteCount : Self.mostByteCount
        guard size >= max(limit, retryAt.load(ordering: .relaxed)) else { return }
        let isEmpty = Self.empty(database, waitingMilliseconds: isQuiet ? 0 : 1000)
        retryAt.store(isEmpty ? 0 : size + Self.retryByteCount, ordering: .relaxed)
    }

    /// Carries the log into the database's file and cuts it to nothing.
    ///
    /// Readers go on meanwhile. Where one of them still needs the log, or the disk is full, everything stays as safe as
    /// it was.
    /// - Returns: whether the log is empty.
    static func empty(_ database: Database, waitingMilliseconds: Int) -> Bool {
        do {
            try database.execute(sql: "PRAGMA busy_timeout = \(waitingMilliseconds)")
            defer { try? database.execute(sql: "PRAGMA busy_timeout = \(UserStore.busyMilliseconds)") }
            try database.checkpoint(.truncate)
            return true
        } catch {
            return false
        }
    }

    /// Empties the log of a database that was closed: of a pool's connections its readers are closed last, and they may
    /// not write, so that it takes one more, which deletes the log where it is the last one.
    ///
    /// Waits two seconds for another program's reader.
    /// - Returns: whether the log is empty or gone.
    static func emptyAtEnd(of path: String) -> Bool {
        do {
            let queue = try DatabaseQueue(path: path, configuration: UserStore.configuration())
            let isEmpty = try queue.inDatabase { database in
                // SQLite opens the log with the first read.
                _ = try Row.fetchOne(database, sql: "SELECT 1 FROM sqlite_schema LIMIT 1")
                return empty(database, waitingMilliseconds: 2000)
            }
            try queue.close()
            return isEmpty
        } catch {
            return false
        }
    }
}
