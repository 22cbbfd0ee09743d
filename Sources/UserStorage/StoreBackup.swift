internal import FileReading
internal import Foundation
internal import GRDB

/// A copy of a users database in one file, taken while programs use the database.
public struct StoreBackup: Sendable, Hashable {
    /// The number of users in it.
    public let userCount: Int
    /// Its length in bytes.
    public let byteCount: Int

    /// Why there is no copy.
    public enum Failure: Error, Sendable, Hashable {
        /// There is no database to copy.
        case noDatabase
        /// A file is in the copy's place, and is not to be replaced.
        case alreadyThere
        /// The copy's place is the database itself.
        case isTheDatabase
        /// The file in the copy's place is a database that some program uses: its log lies beside it.
        case inUse
        /// Another backup to the same place is under way.
        case running
        /// SQLite finds a fault in the copy, in its own words; the copy was thrown away.
        case damaged(String)
    }

    /// Pages that are copied between two reports of progress: 4 MiB.
    private static let pagesPerStep: CInt = 1024

    /// Copies a database as it is at one moment; its programs go on reading and writing meanwhile.
    ///
    /// The copy holds every user whose creation was answered before the call. It is checked (SQLite's `integrity_check`,
    /// and the number of users), readable by its owner only, and takes its place in one step: until then the place holds
    /// what it held before. A database of another version is copied as it is.
    ///
    /// Blocks for as long as the disk takes, on a thread of the caller's. The write-ahead log of the database cannot be
    /// cut meanwhile.
    /// - Parameters:
    ///   - replaces: whether a file in the copy's place is replaced.
    ///   - progress: told of the bytes that are copied, and of all.
    /// - Throws: `Failure`, `StoreError`, and `FileError` for the copy's file.
    public static func make(
        of path: String, at destination: String, replaces: Bool = false,
        progress: @escaping (_ copied: Int, _ all: Int) -> Void = { _, _ in }
    ) throws -> StoreBackup {
        guard let database = FileStatus(path: path) else { throw Failure.noDatabase }
        try check(destination, isNot: database, replaces: replaces)
        let copy = destination + ".new"
        let lock = try lock(copy)
        defer { remove(copy, lock) }
        do {
            let userCount = try fill(copy, from: path, progress)
            try FileReplacement.synchronize(copy)
            try check(destination, isNot: database, replaces: replaces)
            try FileReplacement.replace(destination, with: copy)
            try FileReplacement.synchronize(URL(filePath: destination).deletingLastPathComponent().relativePath)
            return StoreBackup(userCount: userCount, byteCount: FileStatus(path: destination)?.size ?? 0)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Makes the file that becomes the copy, empty, and locks it; a run that was killed may have left one.
    private static func lock(_ copy: String) throws -> FileLock {
        // A link in its place, which somebody else may have set, would lead the copy into another file.
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: copy)) != nil {
            try FileReplacement.removeLeftover(copy)
        }
        try FileDescriptorWriter(creating: copy, mode: .append).close()
        let lock: FileLock
        do {
            lock = try FileLock(path: copy)
        } catch  where error.isLocked {
            throw Failure.running
        }
        // Another run has put it in its place meanwhile.
        guard lock.isOn(copy) else { throw Failure.running }
        try FileReplacement.removeLeftover(copy + "-journal")
        try FileDescriptorWriter(creating: copy, mode: .truncate).close()
        return lock
    }

    /// Removes what is left of a copy that has not come about; `lock` keeps other runs away until then.
    private static func remove(_ copy: String, _ lock: FileLock) {
        for name in [copy + "-journal", copy] where lock.isOn(copy) { try? FileReplacement.removeLeftover(name) }
    }

    private static func check(_ destination: String, isNot database: FileStatus, replaces: Bool) throws {
        for suffix in ["-wal", "-journal"] where FileStatus(path: destination + suffix) != nil {
            // SQLite would take it for the copy's, and spoil the copy with it.
            throw FileStatus(path: destination)?.identity == database.identity ? Failure.isTheDatabase : .inUse
        }
        guard let there = FileStatus(path: destination) else { return }
        guard there.identity != database.identity else { throw Failure.isTheDatabase }
        guard replaces else { throw Failure.alreadyThere }
    }

    /// - Returns: the number of users.
    private static func fill(
        _ copy: String, from path: String, _ progress: @escaping (_ copied: Int, _ all: Int) -> Void
    ) throws -> Int {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(UserStore.busyMilliseconds) / 1000)
        let source = try DatabaseQueue(path: path, configuration: configuration)
        let target = try DatabaseQueue(path: copy, configuration: configuration)
        // One transaction: the writes of others do not make the copy start anew.
        let expected = try source.read { database in
            guard try UserStoreSchema.isOurs(database) else { throw StoreError.notAStore }
            let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
            let count = try countUsers(database)
            try target.writeWithoutTransaction { target in
                try database.backup(to: target, pagesPerStep: pagesPerStep) { state in
                    progress(state.completedPageCount * pageSize, state.totalPageCount * pageSize)
                }
            }
            return count
        }
        try source.close()
        let (found, faults) = try target.inDatabase { database in
            // One file, which can be read where nothing can be written; a store that opens it goes back to WAL.
            try database.execute(sql: "PRAGMA journal_mode = DELETE")
            return try (countUsers(database), String.fetchAll(database, sql: "PRAGMA integrity_check(1)"))
        }
        try target.close()
        guard faults == ["ok"] else { throw Failure.damaged(faults.first ?? "no answer") }
        guard found == expected else {
            throw Failure.damaged("it has \(found) users, the database had \(expected)")
        }
        return found
    }

    private static func countUsers(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM users") ?? 0
    }
}
