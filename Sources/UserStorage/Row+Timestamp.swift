internal import AppwriteUsers
internal import GRDB

/// In the tables a time is its milliseconds since 1970.
extension Row {
    /// The time in a column.
    func time(_ column: String) -> Timestamp { Timestamp(milliseconds: self[column]) }

    /// The time in a column that may be null.
    func time(ifAny column: String) -> Timestamp? { (self[column] as Int64?).map(Timestamp.init(milliseconds:)) }
}
