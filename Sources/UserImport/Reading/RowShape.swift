/// How users stand in a file: what cuts it into rows.
public struct RowShape: Sendable {
    /// Opens a file whose head has been looked at.
    let open: @Sendable (consuming ByteReader, SourceOptions) throws(SourceError) -> any RowReader

    /// What kind of file it is, as far as that decides something.
    let kind: Kind

    enum Kind: Sendable {
        /// CSV with a header, whose columns a caller can map.
        case csv
        /// An SQL dump, in which the wanted tables may be missing.
        case sql
        case other
    }

    init(
        _ kind: Kind = .other,
        _ open: @escaping @Sendable (consuming ByteReader, SourceOptions) throws(SourceError) -> any RowReader
    ) {
        (self.kind, self.open) = (kind, open)
    }

    /// JSON Lines: an object a line.
    public static let jsonLines = json(.lines)

    /// A JSON array of objects: the file itself, or a member of the object that is the file.
    public static func jsonArray(member: String? = nil) -> Self { json(.array(member: member)) }

    /// CSV with a header row.
    public static let csv = Self(.csv) { reader, options throws(SourceError) in
        try CSVRowReader(reader, delimiter: options.delimiter)
    }

    /// CSV that may have comment lines (`#`) above its header, and rows without their last fields, which are empty
    /// then.
    public static let looseCSV = Self(.csv) { reader, options throws(SourceError) in
        try CSVRowReader(reader, delimiter: options.delimiter, isLoose: true)
    }

    /// A file that no reader cuts, and why.
    static func unreadable(_ error: SourceError) -> Self {
        Self { _, _ throws(SourceError) in throw error }
    }

    static func json(_ shape: JSONRows.Shape) -> Self {
        Self { reader, _ throws(SourceError) in JSONRows(reader, shape: shape) }
    }
}

/// Cuts a file into rows of one shape.
protocol RowReader: AnyObject {
    /// The next row, broken or not; nil at the end of the file.
    func next() throws(SourceError) -> RowFields?

    /// Passes over the rows that the table reads and the closure takes, some at the most, and reads the next one.
    func next(
        regular table: inout RegularTable, _ take: (Span<UInt8>, borrowing RegularFields) -> Bool
    ) throws(SourceError) -> RowStep

    /// The bytes of the file consumed so far.
    var bytesRead: Int { get }

    /// The names of the columns, where they stand above the rows.
    var columns: [String] { get }

    /// The bytes that stand above the rows and that they cannot be read without.
    var headerRow: [UInt8]? { get }
}

/// What a reader has found.
enum RowStep: Sendable {
    /// Some regular rows, which were taken.
    case taken
    case row(RowFields)
    case end
}

extension RowReader {
    /// How many regular rows are passed over at once at the most.
    static var maximumTakenCount: Int { 64 }

    func next(
        regular table: inout RegularTable, _ take: (Span<UInt8>, borrowing RegularFields) -> Bool
    ) throws(SourceError) -> RowStep { try next().map(RowStep.row) ?? .end }

    var columns: [String] { [] }
    var headerRow: [UInt8]? { nil }
}
