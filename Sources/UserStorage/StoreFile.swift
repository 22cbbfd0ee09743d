internal import FileReading
internal import Synchronization

/// The files of an open database: notices when one of them is deleted, moved or replaced.
///
/// SQLite keeps writing into the files that it opened, whatever their names lead to by now: what it wrote there would be
/// lost, although its commit succeeded.
final class StoreFile: Sendable {
    let path: String
    private let opened: [FileStatus.Identity?]
    private let isLost = Mutex(false)
    private let changed: @Sendable (UserStore.FilePresence) -> Void

    /// SQLite's suffixes: the database, its write-ahead log and the index of that, which programs share.
    private static let suffixes = ["", "-wal", "-shm"]

    /// Remembers the files as they are: those that the caller has opened, and keeps open.
    init(path: String, changed: @escaping @Sendable (UserStore.FilePresence) -> Void) throws(StoreError) {
        self.path = path
        self.changed = changed
        opened = Self.identities(path)
        guard !opened.contains(nil) else { throw StoreError.fileLost }
    }

    /// Whether the names still lead to the files that were opened: three calls of the system, some microseconds.
    var isInPlace: Bool { Self.identities(path) == opened }

    /// Refuses to go on where a file is lost; tells so once, and once when it is back.
    func check() throws(StoreError) {
        let isLostNow = !isInPlace
        let hasChanged = isLost.withLock { isLost in
            defer { isLost = isLostNow }
            return isLost != isLostNow
        }
        if hasChanged { changed(isLostNow ? .lost : .back) }
        if isLostNow { throw StoreError.fileLost }
    }

    private static func identities(_ path: String) -> [FileStatus.Identity?] {
        suffixes.map { FileStatus(path: path + $0)?.identity }
    }
}
