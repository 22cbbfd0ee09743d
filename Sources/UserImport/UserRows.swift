/// Rows of users, read one after the other in constant memory.
///
/// A bad row is a ``SourceRow`` with its rejection, and the reading goes on; an error ends it: the file is not of its
/// format, was cut short, or could not be read.
public protocol UserRows: AnyObject, SendableMetatype {
    /// The next row, or nil at the end of the file.
    func next() throws(SourceError) -> SourceRow?

    /// Passes over the regular rows that the closure takes, some at the most, and reads the next one.
    /// - Parameter take: gets a regular row's bytes, where its fields stand in them and its number, and says whether it
    ///   takes the row. One that it does not take is read in the general way.
    func next(
        regular take: (Span<UInt8>, borrowing RegularFields, Int) -> Bool
    ) throws(SourceError) -> UserRowStep

    /// The bytes of the file consumed so far, for progress.
    var bytesRead: Int { get }

    /// The bytes that stand before the first row and that its rows cannot be read without: a CSV header.
    var headerRow: [UInt8]? { get }

    /// What the file holds that is not carried, one sentence each, complete when `next` has returned nil.
    var notices: [String] { get }
}

/// What a reader of users has found.
public enum UserRowStep: Sendable {
    /// Some regular rows, which were taken.
    case taken
    case row(SourceRow)
    case end
}

extension UserRows {
    public func next(
        regular take: (Span<UInt8>, borrowing RegularFields, Int) -> Bool
    ) throws(SourceError) -> UserRowStep { try next().map(UserRowStep.row) ?? .end }

    public var headerRow: [UInt8]? { nil }
    public var notices: [String] { [] }
}
