/// Rows of users, read one after the other in constant memory.
///
/// A bad row is a ``SourceRow`` with its rejection, and the reading goes on; an error ends it: the file is not of its
/// format, was cut short, or could not be read.
public protocol UserRows: AnyObject, SendableMetatype {
    /// The next row, or nil at the end of the file.
    func next() throws(SourceError) -> SourceRow?

    /// The bytes of the file consumed so far, for progress.
    var bytesRead: Int { get }

    /// The bytes that stand before the first row and that its rows cannot be read without: a CSV header.
    var headerRow: [UInt8]? { get }

    /// What the file holds that is not carried, one sentence each, complete when `next` has returned nil.
    var notices: [String] { get }
}

extension UserRows {
    public var headerRow: [UInt8]? { nil }
    public var notices: [String] { [] }
}
