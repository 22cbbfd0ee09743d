/// A table in Markdown, its columns as wide as their widest cell.
public struct ResultTable: Sendable, CustomStringConvertible {
    private var rows: [[String]]

    public init(columns: [String]) {
        rows = [columns]
    }

    /// - Parameter cells: one a column.
    public mutating func append(_ cells: [String]) {
        rows.append(cells)
    }

    public var description: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
            return "| " + cells.joined(separator: " | ") + " |"
        }
        lines.insert("|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|", at: 1)
        return lines.joined(separator: "\n")
    }
}
