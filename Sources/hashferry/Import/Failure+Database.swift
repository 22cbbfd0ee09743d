internal import FileReading
internal import UserStorage

extension Failure {
    /// Why an import into a database cannot go on; what is committed stays there.
    init(_ error: StoreError, database: String) {
        switch error {
        case .diskFull:
            self.init(
                "the disk is full: what was to be written to \(database) is not there, all before it is",
                hint: error.hint)
        case .sqlite(code: Self.inputOutput, _) where ProcessStart.fileSizeLimit != nil:
            self.init(
                "cannot write \(database): it may be over the limit on files (ulimit -f); all before is there",
                hint: "ulimit -f unlimited lifts the limit on files, then run the same command again")
        case .sqlite: self.init("\(database): \(error)", hint: error.hint)
        default: self.init("\(error)", hint: error.hint)
        }
    }

    /// SQLITE_IOERR (sqlite.org/rescode.html).
    private static let inputOutput: Int32 = 10
}
