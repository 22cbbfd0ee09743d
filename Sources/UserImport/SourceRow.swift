public import AppwriteUsers

/// One row that a source read: a record, or why there is none.
public struct SourceRow: Sendable, Redacted {
    /// The number of the row: 1 for the first, counting rows (not physical lines), a header not included.
    public var number: Int
    /// The row's bytes as they stand in the file, for the rejects file.
    public var bytes: [UInt8]
    /// The record, or why there is none.
    public var content: Content

    /// What a row holds.
    public enum Content: Sendable, Redacted {
        case record(UserRecord)
        case rejected(RowRejection)
    }

    public init(number: Int, bytes: [UInt8], content: Content) {
        self.number = number
        self.bytes = bytes
        self.content = content
    }
}

/// Why a row was not taken: the field at fault and the reason, never a value.
public struct RowRejection: Error, Sendable, Hashable, CustomStringConvertible {
    /// The field, as the source or the wire names it; nil where the row as a whole is broken.
    public let field: String?
    /// What is wrong, as a clause that follows the field.
    public let reason: String
    /// Where in the file, such as "(line 7)"; apart from the reason, so that equal reasons are counted as one.
    public let place: String?

    public init(field: String?, reason: String, place: String? = nil) {
        self.field = field
        self.reason = reason
        self.place = place
    }

    /// The field and the reason, without the place.
    public var kind: String { field.map { "\($0) \(reason)" } ?? reason }

    public var description: String { place.map { "\(kind) \($0)" } ?? kind }
}
