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
    /// A later version of this program has changed the database.
    case newerVersion
    /// The file was deleted, moved or replaced after it had been opened.
    case fileLost
    /// The file, or the folder that it stands in, may not be written.
    case notWritable
    /// Another program has kept the database locked for longer than a write waits.
    case locked

    public var description: String {
        switch self {
        case .sqlite(let code, let message): "SQLite error \(code): \(message)"
        case .file(let message): message
        case .diskFull: "the disk is full: what was to be written is not there, all before it is"
        case .corrupt(let column): "the column \(column) does not hold what it should"
        case .notAStore: "the file is not a users database"
        case .newerVersion: "the database is of a newer version of hashferry"
        case .fileLost: "the database's file is no longer the one that was opened: it was deleted, moved or replaced"
        case .notWritable: "this user may not read and write the database, or not write in its folder"
        case .locked: "another program keeps the database locked"
        }
    }
}
