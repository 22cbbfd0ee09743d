internal import AppwriteUsers

/// The first rows of a file, held back until it is decided what their fields mean.
struct RowSample<Row: Sendable>: Sendable, Redacted {
    /// Rows that are looked at: enough to tell hashes from passwords, and read in an instant.
    static var maximumRowCount: Int { 1000 }

    /// Bytes of rows that are held at the most.
    static var maximumByteCount: Int { 16 << 20 }

    private(set) var rows: [Row] = []
    private var byteCount = 0
    private var next = 0
    /// Why the file cannot be read on behind these rows.
    private var error: SourceError?

    /// Reads the first rows.
    /// - Parameter read: gives the next row with its length in bytes, or nil at the end.
    init(_ read: () throws(SourceError) -> (row: Row, byteCount: Int)?) {
        do throws(SourceError) {
            while rows.count < Self.maximumRowCount, byteCount < Self.maximumByteCount, let (row, count) = try read() {
                rows.append(row)
                byteCount += count
            }
        } catch {
            // What was read before the break is good, and is handed out first.
            self.error = error
        }
    }

    /// Whether the file has been read to its end, and has no row.
    var isOfEmptyFile: Bool { rows.isEmpty && error == nil }

    /// The next of the rows, or nil when all are handed out; their memory is then given back.
    mutating func take() throws(SourceError) -> Row? {
        guard next < rows.count else {
            rows = []
            next = 0
            if let error { throw error }
            return nil
        }
        defer { next += 1 }
        return rows[next]
    }
}
