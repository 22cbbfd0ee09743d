internal import FileReading
internal import GRDB

extension StoreError {
    /// The error without what GRDB adds to it: the statement and its arguments hold secrets.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError where error.resultCode == .SQLITE_FULL: self = .diskFull
        case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB: self = .notAStore
        case let error as DatabaseError
        where [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM].contains(error.resultCode):
            self = .notWritable
        case let error as DatabaseError where error.resultCode == .SQLITE_BUSY: self = .locked
        case let error as DatabaseError:
            self = .sqlite(code: error.resultCode.rawValue, message: error.resultCode.description)
        case let error as FileError where error.isNoSpace: self = .diskFull
        case let error as FileError where error.isNotAllowed: self = .notWritable
        case let error as FileError: self = .file("\(error)")
        default: self = .sqlite(code: 1, message: "the database could not be used")
        }
    }

    /// GRDB's errors as ours; those of the caller's own closure stay what they are.
    static func redacting(_ error: any Error) -> any Error { error is DatabaseError ? StoreError(error) : error }
}
