internal import UserImport

/// The counts of a run as people read them, on stderr.
enum Census {
    static func text(_ summary: ImportSummary, imported: Bool, notices: [String]) -> String {
        var lines = ["\(ProgressLine.grouped(summary.rows)) rows"]
        if imported {
            lines += rows([
                ("created", summary.created), ("there already, unchanged", summary.unchanged),
                ("there already, given the password now", summary.passwordsAdded),
                ("in conflict with a user who is there", summary.conflicts),
            ])
        }
        lines += rows([
            ("rejected", summary.rejected), ("left out by --on-uncarriable skip", summary.skipped),
            ("ids mapped to ones that the service takes", summary.mappedIDs),
        ])
        lines += section("passwords by route", summary.routes)
        lines += section("hashes by scheme", summary.schemes)
        lines += section("reasons", summary.reasons)
        lines += section("fields that no call carries, by rows", summary.lostFields)
        lines += notices.map { "note: \($0)" }
        return lines.joined(separator: "\n")
    }

    private static func section(_ title: String, _ counts: [String: Int]) -> [String] {
        counts.isEmpty
            ? [] : [title] + rows(counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
    }

    private static func rows(_ counts: [(String, Int)]) -> [String] {
        counts.filter { $0.1 > 0 }.map { name, count in
            let number = ProgressLine.grouped(count)
            return String(repeating: " ", count: max(0, 12 - number.count)) + number + "  " + name
        }
    }
}
