internal import UserImport

/// What an undo did, for people.
enum UndoReport {
    /// A line for each count that is not 0; the first one always.
    static func lines(_ counts: UndoCounts) -> [String] {
        var lines = ["\(counts.deleted.counted("user")) deleted"]
        if counts.loggedIn > 0 {
            lines.append("\(counts.loggedIn.counted("user")) kept: somebody has logged in since the import")
        }
        if counts.changed > 0 {
            lines.append("\(counts.changed.counted("user")) kept: changed since the import")
        }
        if counts.missing > 0 { lines.append("\(counts.missing.counted("user")) not there any more") }
        return lines
    }
}
