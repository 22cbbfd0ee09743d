/// Why one row of a CSV file cannot be read; reading goes on with the next one.
public struct CSVRowError: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// A quote stands inside a field that does not start with one.
        case quoteInsideField
        /// The closing quote of a field is followed by something else than a delimiter or the end of the line.
        case textAfterQuote
        /// A quoted field is not closed before the file ends.
        case unterminatedQuote
        /// The row is longer than the maximum.
        case tooLong
        /// A field is not UTF-8.
        case invalidUTF8
    }

    public var code: Code

    /// The number of the row, counted from 1 and with the header; empty lines are not counted.
    public var record: Int

    /// The number of the line in the file where the row starts, counted from 1; of a quote that is never closed, the line
    /// where that stands.
    public var line: Int

    /// The number of the line where the row ends.
    public var lastLine: Int

    /// The number of the field, counted from 0, or nil when the whole row is meant.
    public var column: Int?

    /// - Parameter lastLine: nil for a row of one line.
    public init(_ code: Code, record: Int, line: Int, lastLine: Int? = nil, column: Int? = nil) {
        self.code = code
        self.record = record
        self.line = line
        self.lastLine = lastLine ?? line
        self.column = column
    }
}

extension CSVRowError: CustomStringConvertible {
    public var description: String { "\(reason) \(place)" }

    /// What is wrong, without the place.
    public var reason: String {
        switch code {
        case .quoteInsideField: "a quote inside an unquoted field"
        case .textAfterQuote: "text after a closing quote"
        case .unterminatedQuote: "a quoted field that is never closed"
        case .tooLong: "a row that is too long"
        case .invalidUTF8: "a field that is not UTF-8"
        }
    }

    /// The place in words.
    public var place: String {
        let lines = lastLine == line ? "line \(line)" : "lines \(line) to \(lastLine)"
        return "(\(lines)\(column.map { ", field \($0 + 1)" } ?? ""))"
    }
}
