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
        case otherExport
        case file(FileError)

        public var description: String {
            switch self {
            case .notAJournal: "the file is not an import journal"
            case .otherExport: "the journal is of another import: the export, the database or an option differs"
            case .file(let error): error.description
            }
        }
    }

    /// The last checkpoint, read or recorded.
    public private(set) var checkpoint: ImportCheckpoint?
    private let writer: FileDescriptorWriter

    /// Opens a journal to go on from its last checkpoint, or begins a new one where the file is not there.
    /// - Parameters:
    ///   - resuming: without it an existing journal is begun anew; a file that is no journal is never touched.
    ///   - export: by which another export is told from this one.
    public init(path: String, source: String, export: ExportFingerprint, resuming: Bool) throws(Failure) {
        let header: JSONObject = [
            "journal": .integer(1), "source": .string(source), "size": .integer(Int64(export.size)),
            "digest": .string(export.digestText),
        ]
        var lines: [[UInt8]] = []
        // Without resuming, too: an export that was named as the journal by mistake must not be overwritten.
        if let content = try Self.content(of: path), resuming || !content.isEmpty {
            let found = content.split(separator: UInt8(ascii: "\n")).map { Array($0) }
            guard let first = found.first.flatMap(Self.object) else { throw .notAJournal }
            guard first["journal"] == header["journal"] else { throw .notAJournal }
            guard !resuming || first == header else { throw .otherExport }
            lines = resuming ? found : []
        }
        let last = lines.dropFirst().reversed().lazy.compactMap { Self.object($0).flatMap(ImportCheckpoint.init) }.first
        checkpoint = last
        do {
            // Written anew, so that a line cut short is not in the middle of the next run's.
            writer = try FileDescriptorWriter(creating: path + ".new")
            try writer.write(JSONValue.object(header).jsonText + "\n")
            if let last { try writer.write(last.line) }
            try writer.synchronize()
            try FileReplacement.replace(path, with: path + ".new")
        } catch {
            throw .file(error)
        }
    }

    public func record(_ checkpoint: ImportCheckpoint) throws {
        try writer.write(checkpoint.line)
        try writer.synchronize()
        self.checkpoint = checkpoint
    }

    private static func content(of path: String) throws(Failure) -> [UInt8]? {
        do {
            return try FileDescriptorReader(opening: path).readAll()
        } catch {
            if error.isNotFound { return nil }
            throw .file(error)
        }
    }

    private static func object(_ line: [UInt8]) -> JSONObject? {
        guard case .object(let object)? = try? JSONParser.parse(line) else { return nil }
        return object
    }
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
