internal import FileReading
internal import Foundation
internal import UserStorage

extension FileError {
    /// What a person can do about it.
    var hint: String? {
        if isNoSpace { return "make room, then run the same command again" }
        if isTooLarge { return "ulimit -f unlimited lifts the limit on files, then run the same command again" }
        return isNotAllowed ? StoreError.notWritable.hint : nil
    }
}

extension StoreError {
    /// What a person can do about it.
    var hint: String? {
        switch self {
        case .diskFull: "make room, then run the same command again"
        case .notAStore: "--database names the file; nothing was written to this one"
        case .newerVersion: "use the newer hashferry, or a backup that was taken before it; nothing was written"
        case .fileLost: "put the files back, then run the same command again; what was answered stands in them"
        case .notWritable: "ls -l shows whose it is: run the command as that user, or give this one the right to write"
        case .locked: "run the same command again once the other program has ended; fuser shows which has the file open"
        case .corrupt: "restore a backup; hashferry backup says whether the file is whole"
        case .sqlite(let code, _): Self.hint(code)
        case .file: nil
        }
    }

    /// By SQLite's result codes (sqlite.org/rescode.html).
    private static func hint(_ code: Int32) -> String? {
        switch code {
        case 10: "the disk or its file system fails: look into the system's log before anything else"
        case 11: "the file is damaged: restore a backup"
        default: nil
        }
    }
}

extension StoreBackup.Failure {
    var message: String {
        switch self {
        case .noDatabase: "there is no such database"
        case .alreadyThere: "the file for the backup is there already"
        case .isTheDatabase: "the backup cannot take the place of the database itself"
        case .inUse: "the file for the backup is a database that is in use: a -wal or -journal file lies beside it"
        case .running: "another backup to the same file is under way"
        case .damaged(let fault): "the copy is not sound, and was thrown away: \(fault)"
        }
    }

    var hint: String? {
        switch self {
        case .noDatabase: "--database names the file to back up"
        case .alreadyThere: "name another file, or replace that one with --force"
        case .isTheDatabase: "name another file"
        case .inUse: "name another file: with that log beside it the backup would be spoiled"
        case .running: "wait for that one to end, or name another file"
        case .damaged: "the database itself may be damaged: keep your older backups"
        }
    }
}

/// Refuses to go on where there is no database: opening it would make an empty one.
func requireDatabase(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
        throw Failure(
            "there is no database \(path)", hint: "hashferry import FILE --database \(path) makes one")
    }
}
