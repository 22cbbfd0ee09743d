internal import FileReading
internal import Foundation
internal import GRDB

extension UserStore {
    /// How long a connection waits for another program's write.
    static let busyMilliseconds = 30_000

    /// How much of the file a connection that writes keeps in memory, and sorts at a time where it sorts in files.
    ///
    /// Ours: an import takes both at its end, and is to stay under 150 MB with what else it holds.
    static let cacheKibibytes = 40 << 10

    /// How every connection to the file is set up.
    /// - Parameter check: called before a connection touches the file's contents; it is not made where that throws.
    static func configuration(checking check: @escaping @Sendable () throws -> Void = {}) -> Configuration {
        var configuration = Configuration()
        configuration.label = "users"
        configuration.busyMode = .timeout(Double(busyMilliseconds) / 1000)
        configuration.prepareDatabase { database in
            try check()
            // FULL: a commit is on the disk when it returns, as an import's journal says of its batches.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard !database.configuration.readonly else { return }
            // An import meets ids and e-mails in no order, so each batch changes pages all over two indexes: a cache,
            // which is taken as it is needed, and a checkpoint every 256 MiB that writes a page back once for many
            // batches; a log that has grown longer is cut to that. Each insert could be taken back by itself: what that
            // takes stays in memory.
            try database.execute(
                sql: """
                    PRAGMA cache_size = -\(cacheKibibytes); PRAGMA wal_autocheckpoint = 65536;
                    PRAGMA journal_size_limit = 268435456; PRAGMA temp_store = MEMORY
                    """)
        }
        return configuration
    }

    /// Makes the file where there is none: SQLite would take the process's umask, and it holds password hashes.
    ///
    /// A file that is there is not opened: closing it again would take the locks away that SQLite has on it in this
    /// process (POSIX, fcntl: "all locks associated with a file for a given process").
    static func makeFile(at path: String) throws {
        if let status = FileStatus(path: path) {
            guard !status.isFolder else { throw FileError(.open, name: path, errno: EISDIR) }
            return
        }
        do {
            try FileDescriptorWriter(creating: path, mode: .createNew).close()
        } catch let error where error.isAlreadyThere {
            // Another program was first.
        }
    }

    /// Brings the tables up to date, where need be; another program may be at it, too.
    static func migrate(_ queue: DatabaseQueue) throws {
        if try queue.read(UserStoreSchema.isBehind) {
            try queue.writeWithoutTransaction { database in
                // What was read is read again under the lock: another program may have been first.
                try database.inTransaction(.immediate) {
                    if try UserStoreSchema.isBehind(database) { try UserStoreSchema.migrate(database) }
                    return .commit
                }
            }
        }
        try switchToLog(queue)
        try queue.close()
    }

    /// Has the database keep a write-ahead log from now on; the file remembers it.
    ///
    /// SQLite waits for nobody here: where another program reads the new file at this moment, it is tried again.
    private static func switchToLog(_ queue: DatabaseQueue) throws {
        let deadline = ContinuousClock.now + .milliseconds(busyMilliseconds)
        while true {
            do {
                return try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            } catch DatabaseError.SQLITE_BUSY where ContinuousClock.now < deadline {
                Thread.sleep(forTimeInterval: 0.005)
            }
        }
    }
}
