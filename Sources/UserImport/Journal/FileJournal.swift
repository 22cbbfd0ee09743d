public import FileReading
internal import Synchronization

/// An import journal in a file, one JSON object a line, each with a checksum over it and the line before.
///
///     {"journal":2,"source":"jsonl","size":123456,"digest":"9f86d0…","destination":{…},"begun":…,"key":"…","sum":"…"}
///     {"begin":1,"absent":["u1","u2"],"present":["u3"],"sum":"…"}
///     {"batch":1,"row":1000,"time":…,"made":[["u1","created",…]],"found":[…],"left":[…],"summary":{…},"files":{…},"sum":"…"}
///
/// Lines are only ever added, and each is on the disk before the run goes on. A line cut short by a crash is dropped:
/// its batch is done again, which changes nothing. The journal holds ids, times and fingerprints of stored hashes, which
/// tell nothing to who has not got both the journal and the hash; no e-mail address, hash or password. Only its owner
/// may read it (0600).
public final class FileJournal: ImportJournal {
    /// Why a journal cannot be used.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The file is no journal, or one of an earlier version.
        case notAJournal
        /// The journal is of another export, database or options, or the export has changed since.
        case otherImport
        /// A line before the last one is not as it was written.
        case damaged(line: Int)
        /// The import was undone, wholly or in part.
        case undone
        /// Another run is using the journal.
        case inUse
        /// libcrypto has no SHA-256.
        case digest
        case file(FileError)

        public var description: String {
            switch self {
            case .notAJournal: "the file is not an import journal"
            case .otherImport: "the journal is of another import: the export, the destination or an option differs"
            case .damaged(let line): "line \(line) of the journal is damaged: it is not as it was written"
            case .undone: "the import of this journal was undone"
            case .inUse: "another run is using this journal"
            case .digest: "libcrypto has no SHA-256"
            case .file(let error): error.description
            }
        }

        init(any error: any Error) {
            self =
                switch error {
                case let error as Failure: error
                case let error as FileError: error.isLocked ? .inUse : .file(error)
                default: .digest
                }
        }
    }

    /// The last checkpoint, read or recorded.
    public var checkpoint: ImportCheckpoint? { progress.withLock { $0.checkpoint } }
    /// Whether the whole export was settled when the journal was opened.
    public let wasFinished: Bool
    /// Whether the last line was cut or damaged, and was dropped.
    public let hasDroppedTail: Bool

    private struct Progress {
        var checkpoint: ImportCheckpoint?
        /// The number of the last batch.
        var number: Int
        var isBegun = false
    }

    private let header: JournalHeader
    private let writer: JournalWriter
    private let progress: Mutex<Progress>

    /// Opens a journal to go on from its last checkpoint, or begins a new one where the file is not there or empty.
    ///
    /// The journal is locked as long as this object lives. A file that is there and not empty is never overwritten.
    /// - Parameters:
    ///   - export: by which another export is told from this one.
    ///   - destination: where the users go, in words that name it to who undoes the import.
    public convenience init(
        path: String, source: String, export: ExportFingerprint, destination: [String: String] = [:]
    ) throws(Failure) {
        let header = JournalHeader(
            source: source, export: export, destination: destination, begun: WallClock.milliseconds)
        // The lock is kept until the new file, with a lock of its own, is in the place of an empty one.
        let lock = try JournalWriter.lock(path)
        guard let lock, FileStatus(path: path)?.size != 0 else {
            let writer = try JournalWriter.create(path, header: header)
            withExtendedLifetime(lock) {}
            self.init(header, writer, nil)
            return
        }
        let state = try JournalState(readingFileAt: path)
        guard state.header.isOfSameImport(as: header) else { throw .otherImport }
        guard !state.isUndoBegun else { throw .undone }
        let writer = try JournalWriter.append(to: path, lock: lock, state: state)
        if state.finished == nil {
            do {
                try writer.append(JournalRecord.event(.resumed, WallClock.milliseconds))
            } catch {
                throw Failure(any: error)
            }
        }
        self.init(state.header, writer, state)
    }

    private init(_ header: JournalHeader, _ writer: JournalWriter, _ state: JournalState?) {
        (self.header, self.writer) = (header, writer)
        wasFinished = state?.finished != nil
        hasDroppedTail = state?.hasDroppedTail == true
        progress = Mutex(Progress(checkpoint: state?.checkpoint, number: state?.lastNumber ?? 0))
    }

    public func begin(absent: [String], present: [String]) throws {
        let number = progress.withLock { progress in
            progress.number += 1
            progress.isBegun = true
            return progress.number
        }
        try writer.append(JournalRecord.begin(number, absent: absent, present: present))
    }

    public func record(_ users: [JournalledUser], _ checkpoint: ImportCheckpoint) throws {
        let number = progress.withLock { progress in
            // A batch that makes nobody has no first line.
            if !progress.isBegun { progress.number += 1 }
            progress.isBegun = false
            return progress.number
        }
        try writer.append(
            JournalRecord.batch(
                number, users, checkpoint, key: header.fingerprintKey, time: WallClock.milliseconds))
        progress.withLock { $0.checkpoint = checkpoint }
    }

    /// Puts a journal that nobody can go on from out of the way: one of a finished import, or of one that was undone.
    ///
    /// The file gets the first free name of `PATH.1`, `PATH.2` and so on, and can still be undone under it.
    /// - Returns: the new name; nil where there is no journal, or one that a run can go on from.
    /// - Throws: `Failure`.
    public static func setAside(_ path: String) throws(Failure) -> String? {
        guard let lock = try JournalWriter.lock(path), FileStatus(path: path)?.size != 0 else { return nil }
        defer { withExtendedLifetime(lock) {} }
        let state = try JournalState(readingFileAt: path)
        guard state.undoFinished != nil || (state.finished != nil && !state.isUndoBegun) else { return nil }
        var number = 1
        while FileStatus(path: "\(path).\(number)") != nil { number += 1 }
        do { try FileReplacement.replace("\(path).\(number)", with: path) } catch { throw Failure(any: error) }
        return "\(path).\(number)"
    }

    /// Records that the whole export is settled, and the run's files are written.
    public func finish() throws {
        guard !wasFinished else { return }
        try writer.append(JournalRecord.event(.finished, WallClock.milliseconds))
    }
}
