public import FileReading
internal import JSONText

/// An import journal in a file: a line that names the export, then a line a settled batch.
///
///     {"journal":1,"source":"jsonl","size":123456,"digest":"9f86d0…"}
///     {"row":1000,"summary":{…},"files":{"rejects":123}}
///
/// Each line is on the disk before the next batch starts. A line cut short by a crash is not there: the batch before
/// it is done again, which changes nothing. Holds no e-mail, hash or password.
public final class FileJournal: ImportJournal {
    /// Why a journal cannot be used.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The file is no journal.
        case notAJournal
        /// The journal is of another export, database or options, or the export has changed since.
        case otherImport
        /// A journal of this import is there, and the run is not to go on from it.
        case alreadyThere
        /// Another run is using the journal.
        case inUse
        case file(FileError)

        public var description: String {
            switch self {
            case .notAJournal: "the file is not an import journal"
            case .otherImport: "the journal is of another import: the export, the destination or an option differs"
            case .alreadyThere: "there is a journal of this import already"
            case .inUse: "another run is using this journal"
            case .file(let error): error.description
            }
        }
    }

    /// The last checkpoint, read or recorded.
    public private(set) var checkpoint: ImportCheckpoint?
    private let writer: FileDescriptorWriter
    private let lock: FileLock

    /// Opens a journal to go on from its last checkpoint, or begins a new one where the file is not there.
    ///
    /// The journal is locked as long as this object lives. A file that is there and not empty is never overwritten.
    /// - Parameters:
    ///   - export: by which another export is told from this one.
    ///   - resuming: whether to go on from a journal that is there; without it, one that is there is an error.
    public init(path: String, source: String, export: ExportFingerprint, resuming: Bool) throws(Failure) {
        let header: JSONObject = [
            "journal": .integer(1), "source": .string(source), "size": .integer(Int64(export.size)),
            "digest": .string(export.digestText),
        ]
        let existing = try Self.lock(existing: path)
        // The lock is kept until the new file, with a lock of its own, is in the place of the old one.
        defer { withExtendedLifetime(existing) {} }
        if existing != nil {
            checkpoint = try Self.lastCheckpoint(of: path, header: header, resuming: resuming)
        }
        do {
            // Written anew, so that a line cut short is not in the middle of the next run's.
            let new = path + ".new"
            try FileReplacement.removeLeftover(new)
            writer = try FileDescriptorWriter(creating: new, mode: .createNew, named: path)
            lock = try FileLock(path: new)
            try writer.write(JSONValue.object(header).jsonText + "\n")
            if let checkpoint { try writer.write(checkpoint.line) }
            try writer.synchronize()
            try FileReplacement.replace(path, with: new)
        } catch {
            throw Failure(error)
        }
        // Two first runs at once: only one of them has the file that stands there in the end.
        guard lock.isOn(path) else { throw .inUse }
    }

    public func record(_ checkpoint: ImportCheckpoint) throws {
        try writer.write(checkpoint.line)
        try writer.synchronize()
        self.checkpoint = checkpoint
    }

    /// Locks the journal; nil where there is none.
    private static func lock(existing path: String) throws(Failure) -> FileLock? {
        let lock: FileLock
        do {
            lock = try FileLock(path: path)
        } catch {
            if error.isNotFound { return nil }
            throw Failure(error)
        }
        // Another run has put its own file in the place of the one that was opened here.
        guard lock.isOn(path) else { throw .inUse }
        return lock
    }

    private static func lastCheckpoint(
        of path: String, header: JSONObject, resuming: Bool
    ) throws(Failure) -> ImportCheckpoint? {
        let content: [UInt8]
        do { content = try FileDescriptorReader(opening: path).readAll() } catch { throw .file(error) }
        // An empty file has nothing to lose. It is no journal, either, and a run that is to be resumed left more.
        if content.isEmpty, !resuming { return nil }
        let lines = content.split(separator: UInt8(ascii: "\n")).map { Array($0) }
        guard let first = lines.first.flatMap(object), first["journal"] == header["journal"] else {
            throw .notAJournal
        }
        guard first == header else { throw .otherImport }
        guard resuming else { throw .alreadyThere }
        return lines.dropFirst().reversed().lazy.compactMap { object($0).flatMap(ImportCheckpoint.init) }.first
    }

    private static func object(_ line: [UInt8]) -> JSONObject? {
        guard case .object(let object)? = try? JSONParser.parse(line) else { return nil }
        return object
    }
}

extension FileJournal.Failure {
    fileprivate init(_ error: FileError) { self = error.isLocked ? .inUse : .file(error) }
}

extension ImportCheckpoint {
    fileprivate init?(_ object: JSONObject) {
        guard case .integer(let row)? = object["row"], case .object(let counts)? = object["summary"],
            let summary = ImportSummary(json: counts), row >= 0, row == Int64(summary.rows),
            case .object(let files)? = object["files"]
        else { return nil }
        var sizes: [String: Int] = [:]
        for member in files.members {
            guard case .integer(let size) = member.value, size >= 0 else { return nil }
            sizes[member.key] = Int(size)
        }
        self.init(row: Int(row), summary: summary, fileSizes: sizes)
    }

    fileprivate var line: String {
        let files = fileSizes.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.integer(Int64($0.value))) }
        let object: JSONObject = [
            "row": .integer(Int64(row)), "summary": .object(summary.json), "files": .object(JSONObject(files)),
        ]
        return JSONValue.object(object).jsonText + "\n"
    }
}
