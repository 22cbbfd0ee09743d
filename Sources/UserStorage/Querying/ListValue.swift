internal import AppwriteUsers
internal import GRDB

/// A value of a filter, checked against its attribute's type, as the column stores it.
enum ListValue: Sendable, Hashable, SQLExpressible, Redacted {
    case text(String)
    /// A truth value, the milliseconds of a time, or a row's number.
    case number(Int64)

    var sqlExpression: SQLExpression {
        switch self {
        case .text(let text): text.sqlExpression
        case .number(let number): number.sqlExpression
        }
    }

    /// The text of a string value; empty for any other, which no text is ever asked of.
    var text: String {
        if case .text(let text) = self { text } else { "" }
    }
}
