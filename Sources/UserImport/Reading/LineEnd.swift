/// The end of a line in a reader's window; places are counted from the window's start.
struct LineEnd {
    /// Behind the last byte before the line end.
    var content: Int
    /// Behind the line end.
    var next: Int
    /// The line, or the row of which it is a part, exceeds the maximum; it has not been read to its end.
    var isTooLong = false
}

extension ByteReader {
    /// Finds the end of the line of which a place is part; nil at the end of the file.
    mutating func findLineEnd(from place: Int) throws(ReadingError) -> LineEnd? {
        var searched = place
        while true {
            if let end = window.firstIndex(of: UInt8(ascii: "\n"), from: searched) {
                let hasCR = end > place && window[end - 1] == UInt8(ascii: "\r")
                let content = hasCR ? end - 1 : end
                return LineEnd(content: content, next: end + 1, isTooLong: content > maximumRow)
            }
            searched = window.count
            guard searched <= maximumRow + 1 else {
                return LineEnd(content: searched, next: searched, isTooLong: true)
            }
            guard try window.fill() else {
                guard searched > place else { return nil }
                let hasCR = window[searched - 1] == UInt8(ascii: "\r")
                let content = hasCR ? searched - 1 : searched
                return LineEnd(content: content, next: searched, isTooLong: content > maximumRow)
            }
        }
    }

    /// Whether the line at the window's start is a ``RejectComment``.
    @inline(__always)
    func startsWithComment(upTo end: LineEnd) -> Bool {
        guard end.content > 0, window[0] == UInt8(ascii: "#"), !end.isTooLong else { return false }
        return RejectComment.starts(window.bytes.span.extracting(window.start..<window.start + end.content))
    }

    /// Moves bytes of a row that exceeds the maximum from the window to the row, for the rejects.
    ///
    /// - Throws: ``ReadingError/rowTooLong(line:)`` where the row has more than ``maximumHeldRow``.
    mutating func moveBytes(_ count: Int, to row: inout CSVRow) throws(ReadingError) {
        guard row.rawByteCount + count <= maximumHeldRow else { throw .rowTooLong(line: row.lineNumber) }
        row.appendRaw(window.bytes[window.start..<window.start + count])
        window.consume(count)
    }
}
