internal import AppwriteUsers
internal import UserImport

/// A row in the rejects file, below a comment line that says what is wrong with it:
///
///     # hashferry: row 3 (line 4): email is not an address
///     {"id":"3","email":"none"}
///
/// The reasons hold no value of the row. A row that was too long to hold has its comment line only.
struct RejectedRow: Redacted {
    /// The lines, each with its line end.
    let bytes: [UInt8]

    /// - Parameter hasHeader: whether the rows stand below a header row. Those of a JSON file do not, and each is
    ///   written as one line, so that the rejects are JSON Lines.
    init(_ row: SettledRow<some ImportPlan>, _ rejection: RowRejection, hasHeader: Bool) {
        let place = rejection.place.map { " \($0)" } ?? ""
        let isLine = place.hasPrefix(" (line")
        let comment =
            RejectComment.prefix + "row \(row.number)\(isLine ? place : ""): \(rejection.kind)\(isLine ? "" : place)"
        bytes = Self.line(Array(comment.utf8)) + (row.bytes.isEmpty ? [] : Self.row(row.bytes, hasHeader: hasHeader))
    }

    private static func row(_ bytes: [UInt8], hasHeader: Bool) -> [UInt8] {
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        let isJSON = !hasHeader && first.map("{[".utf8.contains) == true
        return isJSON ? line(bytes) : bytes + [UInt8(ascii: "\n")]
    }

    /// The bytes as one line: in JSON a line break stands between tokens only, where a space says the same.
    private static func line(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
            + [UInt8(ascii: "\n")]
    }
}
