/// One product's export: how its files are recognised, and what one of its rows says of a user.
///
/// A source is a shape of file and a mapping of one row. ``SourceReader`` owns everything else, once for all sources: the
/// loop, the numbers of the rows, the bytes of those that are rejected, the notices. A new source is one file, one word in
/// ``SourceRegistry`` and one folder of vectors.
public protocol UserSource: Sendable {
    /// The name on the command line.
    static var name: String { get }

    /// One line of help: which product's export, in which shape.
    static var summary: String { get }

    /// What the caller can say of the file that this source takes note of.
    static var options: Set<SourceOption> { get }

    /// Whether a file is this source's, and how its rows are to be cut.
    static func recognition(of head: FileHead) -> SourceMatch

    /// Makes a source of what the caller says.
    /// - Throws: where an option cannot be right for this source.
    init(_ options: SourceOptions) throws(SourceError)

    /// How the rows of a second file are cut that belongs to the first (`--with`); nil where it is no such file.
    static func companionShape(of head: FileHead) -> RowShape?

    /// Keeps what a row of the second file says. All of its rows come before the first row of the first file, and what is
    /// kept of them stands in memory: see ``SourceOptions/companion``.
    /// - Throws: why the row cannot be taken. Nothing is read then.
    mutating func take(companion row: borrowing RowFields) throws(RowRejection)

    /// Looks at the first rows before any of them becomes a record.
    /// - Throws: where they show that the file is not what it was taken for, or that a field would be lost in silence.
    mutating func inspect(_ sample: SampledRows, _ notes: inout SourceNotes) throws(SourceError)

    /// The user that a row describes; nil for a row that is no user: another table's, another model's.
    /// - Throws: why the row cannot be taken. The reading goes on behind it.
    mutating func record(_ row: borrowing RowFields, _ notes: inout SourceNotes) throws(RowRejection) -> UserRecord?

    /// Says at the end of the file what is left over.
    mutating func finish(_ notes: inout SourceNotes)
}

extension UserSource {
    public static func companionShape(of head: FileHead) -> RowShape? { nil }
    public mutating func take(companion row: borrowing RowFields) throws(RowRejection) {}
    public mutating func finish(_ notes: inout SourceNotes) {}
    public mutating func inspect(_ sample: SampledRows, _ notes: inout SourceNotes) throws(SourceError) {}
}

/// What a source says of a file by its head.
public struct SourceMatch: Sendable {
    /// How sure the answer is.
    enum Certainty: Sendable {
        /// The file has the names of this source's product.
        case own
        /// Any file of this shape can be read, this one too.
        case general
        case none
    }

    let certainty: Certainty
    /// What the file looks like, with its article: "a Firebase export".
    let title: String
    /// How the source would cut the file into rows.
    let shape: RowShape

    /// The file is the product's own, by names that only it writes.
    public static func own(_ title: String, _ shape: RowShape) -> Self {
        Self(certainty: .own, title: title, shape: shape)
    }

    /// The source reads every file of this shape.
    public static func general(_ title: String, _ shape: RowShape) -> Self {
        Self(certainty: .general, title: title, shape: shape)
    }

    /// The file does not look like the source's. Whoever opens it all the same has its rows cut by a shape.
    public static func none(_ shape: RowShape) -> Self { Self(certainty: .none, title: "", shape: shape) }
}

/// The first rows of a file, with the names of its columns where it has a header.
public struct SampledRows: Sendable {
    /// The names of the columns; none where the rows name their fields themselves.
    public let columns: [String]
    /// The rows that could be cut.
    public let rows: [RowFields]
}
