public import FileReading

/// Why a file of users cannot be read any further.
///
/// Faults of one row are no such error: readers report them and go on. Descriptions never show what the file contains.
public enum ReadingError: Error, Sendable, Hashable {
    /// The system refused to read.
    case file(FileError)
    /// The file starts with the byte order mark of UTF-16 or UTF-32, or with characters of UTF-16.
    case notUTF8
    /// A JSON file ends before its array of users does: everything before the place has been delivered.
    case truncated(offset: Int)
    /// A row of CSV is so long that it cannot be held: a quote in it may never be closed.
    case rowTooLong(line: Int)
    /// A text file ends within a row, which starts in this line.
    case cutOff(line: Int)
    /// A backslash in an SQL dump that does not say whose it is: in MySQL's it begins an escape, elsewhere it is a character.
    case unknownEscape(line: Int)
    /// A dump does not say which columns a table has.
    case unknownColumns(line: Int)
    /// A JSON file is not built as this reader needs it.
    case wrongShape(expected: String, offset: Int)
    /// A compressed file ends too early; everything that could be unpacked has been delivered. Offsets are of the
    /// compressed file.
    case compressionCutOff(format: String, offset: Int)
    /// A compressed file is not what its format has, or one of its checksums differs.
    case compressionDamaged(format: String, offset: Int)
    /// Something else follows what was compressed.
    case compressionFollowed(format: String, offset: Int)
    /// A zstd file needs more memory to unpack than is given to it, in bytes.
    case windowTooLarge(maximum: Int)
    /// A compressed file was made with a dictionary, which it does not hold.
    case dictionaryNeeded(format: String)
    /// There is no memory left to unpack a file.
    case outOfMemory
    /// A YAML file is not well formed.
    case yaml(problem: String, line: Int)
    /// A file that is read as a whole has more bytes than that.
    case tooLarge(maximum: Int)
}

extension ReadingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .file(let error): error.description
        case .notUTF8: "the file is UTF-16 or UTF-32, not UTF-8"
        case .truncated(let offset): "the JSON file ends too early, at byte \(offset)"
        case .rowTooLong(let line):
            "the row that starts in line \(line) does not end: a quote in it may never be closed"
        case .cutOff(let line): "the file ends within the row that starts in line \(line)"
        case .unknownEscape(let line):
            "a text near line \(line) has a backslash, and nothing says whether the dump is MySQL's or another's"
        case .unknownColumns(let line):
            "the row near line \(line) has no list of columns, and the dump does not create its table"
        case .wrongShape(let expected, let offset): "expected \(expected) at byte \(offset)"
        case .compressionCutOff(let format, let offset): "the \(format) file is cut off: it ends at byte \(offset)"
        case .compressionDamaged(let format, let offset): "the \(format) file is damaged at byte \(offset) or before it"
        case .compressionFollowed(let format, let offset):
            "what follows the \(format) data at byte \(offset) is no \(format)"
        case .windowTooLarge(let maximum): "the zstd file needs more than \(maximum >> 20) MiB of memory to unpack"
        case .dictionaryNeeded(let format): "the \(format) file was made with a dictionary"
        case .outOfMemory: "there is not enough memory to unpack the file"
        case .yaml(let problem, let line): "the YAML is broken in line \(line): \(problem)"
        case .tooLarge(let maximum): "the file has more than \(maximum >> 20) MiB, and is of a kind that is read whole"
        }
    }

    /// What the user can do about it, or nil.
    public var hint: String? {
        switch self {
        case .file: nil
        case .notUTF8: "convert it first: iconv -f UTF-16 -t UTF-8 FILE > FILE.utf8"
        case .truncated: "the export was cut off; make it again, or import what there is and the rest later"
        case .rowTooLong: "correct that row or take it out, then run the same command again"
        case .cutOff: "the export was cut off; make it again, or import what there is and the rest later"
        case .unknownEscape: "make the dump with mysqldump or pg_dump, and leave the comments at its head"
        case .unknownColumns: "make the dump with its CREATE TABLE statements, or with column lists (mysqldump -c)"
        case .wrongShape: "is this the right --from for the file?"
        case .compressionCutOff(let format, _), .compressionDamaged(let format, _):
            "copy or make the file again; \(format) -t FILE says whether it is whole"
        case .compressionFollowed(let format, let offset):
            "where that is no part of the export: head -c \(offset) FILE | \(format) -dc | hashferry … -"
        case .windowTooLarge: "unpack it first: zstd -d --long=31 FILE"
        case .dictionaryNeeded: "unpack it first: zstd -d -D DICTIONARY FILE"
        case .outOfMemory: "unpack it first, on a machine with more memory"
        case .yaml(let problem, _) where problem.contains("UTF-8"): SourceNotes.encodingAdvice
        case .yaml: "correct that line; a YAML checker shows more"
        case .tooLarge: "split the file, or write its users as JSON Lines"
        }
    }
}
