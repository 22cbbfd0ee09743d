internal import GRDB

extension SQL {
    /// Conditions of which every one must hold.
    static func all(_ conditions: [SQL]) -> SQL { joined(conditions[...], by: "AND", whenEmpty: "1") }

    /// Conditions of which one must hold.
    static func any(_ conditions: [SQL]) -> SQL { joined(conditions[...], by: "OR", whenEmpty: "0") }

    /// As a balanced tree: SQLite takes expressions of 1000 levels at most (`SQLITE_MAX_EXPR_DEPTH`), and a chain of 500
    /// values is half of it.
    private static func joined(_ conditions: ArraySlice<SQL>, by word: String, whenEmpty empty: String) -> SQL {
        switch conditions.count {
        case 0: return SQL(sql: empty)
        case 1: return conditions[conditions.startIndex]
        default:
            let middle = conditions.startIndex + conditions.count / 2
            let left = joined(conditions[..<middle], by: word, whenEmpty: empty)
            let right = joined(conditions[middle...], by: word, whenEmpty: empty)
            return "(\(literal: left) \(sql: word) \(literal: right))"
        }
    }
}
