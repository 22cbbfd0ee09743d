/// A census for a terminal of 80 columns.
struct CensusText {
    let census: Census

    private static let width = 80
    private static let labelWidth = 24
    private static let barWidth = 28
    private static let numberWidth = 9

    /// The lines, without a line end behind the last one.
    var text: String {
        var lines = Self.wrapped(census.title, indent: "") + ["", census.total]
        if !census.shares.isEmpty { lines += [""] + census.shares.map(Self.bar) }
        for section in census.sections {
            lines += [""] + Self.wrapped(section.title, indent: "")
            lines += section.lines.flatMap { Self.lines($0, depth: 0) }
        }
        let advice = census.advice
        if !advice.isEmpty { lines += ["", "What to do next"] }
        for step in advice {
            lines += Self.wrapped("- " + step.text, indent: "    ", first: "  ")
            lines += step.command?.lines(width: Self.width - 8).map { "      " + $0 } ?? []
        }
        if let conclusion = census.conclusion { lines += ["", conclusion] }
        return lines.joined(separator: "\n")
    }

    private static func bar(_ share: CensusShare) -> String {
        let filled = share.filled(of: barWidth)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)
        let label = share.label + String(repeating: " ", count: labelWidth - share.label.count)
        return "  \(label)\(bar)\(right(share.count.grouped, 12))\(right(share.percent, 9))"
    }

    private static func lines(_ line: CensusSection.Line, depth: Int) -> [String] {
        let margin = String(repeating: " ", count: depth * 6)
        let number = line.count.map { right($0.grouped, numberWidth) + "  " }
        let first = margin + (number ?? String(repeating: " ", count: depth == 0 ? 2 : numberWidth - 2))
        let indent = String(repeating: " ", count: first.count)
        return wrapped(line.text, indent: indent, first: first)
            + line.details.flatMap { lines($0, depth: depth + 1) }
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }

    /// Breaks a text between words; a word that is longer than a line stands on one of its own.
    private static func wrapped(_ text: String, indent: String, first: String? = nil) -> [String] {
        var lines: [String] = []
        var line = first ?? indent
        var isEmpty = true
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                (line, isEmpty) = (indent, true)
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return lines + [line]
    }
}
