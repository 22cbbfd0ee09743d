/// Why the store could not do what was asked; carries no value of a row.
public enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// SQLite failed: its result code and its own words, without the statement's arguments.
    case sqlite(code: Int32, message: String)
    /// The database's file could not be opened or made: the system's own words.
    case file(String)
    /// The disk, or the space that this user may use of it, is full.
    case diskFull
    /// A column does not hold what this version writes.
    case corrupt(String)
    /// The file is no SQLite database, or one of something else.
    case notAStore

    public var description: String {
        switch self {
        case .sqlite(let code, let message): "SQLite error \(code): \(message)"
        case .file(let message): message
        case .diskFull: "the disk is full: the batch was not written, everything before it is safe"
        case .corrupt(let column): "the column \(column) does not hold what it should"
        case .notAStore: "the file is not a users database"
        }
    }
}
