internal import Foundation
internal import PasswordHashing
internal import PasswordVerification

extension TuneReport {
    /// Tables for people, within 80 columns.
    func text(_ choice: TuningEstimate) -> String {
        var lines: [String] = []
        if result.end != .complete { lines += ["PARTIAL ANSWER: \(endText)", ""] }
        lines += verdict(choice)
        lines += [""] + Self.columns(neighbourhood(choice), leftAligned: 1)
        if !published.isEmpty {
            lines += ["", "What others recommend, on this machine:"]
            lines += Self.columns(comparison(choice), leftAligned: 2)
            lines.append("  (as strong: no less memory, and no less work: \(search.scheme.workFormula))")
        }
        lines += ["", frontierTitle] + Self.columns(frontierRows(choice), leftAligned: 1)
        let settings = self.settings(choice)
        if !settings.isEmpty { lines += ["", "Settings:"] }
        for setting in settings {
            lines.append("  \(setting.name)")
            lines += setting.text.split(separator: "\n").map { "    \($0)" }
        }
        lines += [
            "", "machine: \(machine), \(day)",
            "noise: the same measurement varied by \(Self.percent(result.probe.spread)) "
                + "(\(result.probe.count) times in \(Int(result.seconds.rounded())) s)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private var endText: String {
        result.end == .interrupted ? "interrupted before all was measured" : "the time limit was reached"
    }

    private func verdict(_ choice: TuningEstimate) -> [String] {
        let rate = goal.loginsPerSecond.map { ", \(String(decimal: $0, places: 1)) log-ins a second" } ?? ""
        let goalText =
            "\(Self.milliseconds(goal.target)) ms alone, \(Self.size(goal.memoryBudget)) for "
            + "\(goal.concurrency) at once\(rate)"
        let violations = goal.violations(of: choice)
        guard let worst = violations.first else {
            return ["recommended: \(schemeName) \(choice.candidate)", "goal: \(goalText)"]
        }
        return [
            "nothing meets the goal; the closest: \(schemeName) \(choice.candidate)", "goal: \(goalText)",
            "what binds: \(worst.rawValue)"
                + (violations.count > 1
                    ? "; missed too: \(violations.dropFirst().map(\.rawValue).joined(separator: ", "))" : ""),
            "what would be needed:",
        ] + needs(choice).map { "  \($0.line)" }
    }

    private func neighbourhood(_ choice: TuningEstimate) -> [[String]] {
        [
            ["", "alone", "\(goal.concurrency) at once", "memory", "log-ins", ""],
            ["  parameters", "p50–p95 ms", "p50–p95 ms", "MiB", "per s", "misses"],
        ]
            + table(choice).map { estimate in
                let loaded = search.loaded[estimate.candidate]?.latency
                let alone = search.alone[estimate.candidate].map { "–" + Self.milliseconds($0.p95) } ?? ""
                return [
                    (estimate.candidate == choice.candidate ? "> " : "  ") + "\(estimate.candidate)",
                    Self.latency(estimate) + alone,
                    loaded.map { Self.milliseconds($0.median) + "–" + Self.milliseconds($0.p95) } ?? "-",
                    Self.mebibytes(estimate.candidate.reservedMemory * UInt64(goal.concurrency)), Self.rate(estimate),
                    misses(estimate),
                ]
            }
    }

    private func misses(_ estimate: TuningEstimate) -> String {
        let violations = goal.violations(of: estimate)
        if violations.count == TuningGoal.Constraint.allCases.count { return "all three" }
        return violations.isEmpty ? "nothing" : violations.map(\.rawValue).joined(separator: ", ")
    }

    private func comparison(_ choice: TuningEstimate) -> [[String]] {
        [["  by", "parameters", "p50 ms", "log-ins/s", "ours is"]]
            + published.map { recommendation, estimate in
                let shortfalls = shortfalls(of: choice, against: recommendation.candidate)
                return [
                    "  \(recommendation.source)", "\(recommendation.candidate)", Self.latency(estimate),
                    Self.rate(estimate),
                    shortfalls.isEmpty
                        ? "as strong" : shortfalls.count > 1 ? "weaker: both" : "weaker: \(shortfalls[0].dropFirst(5))",
                ]
            }
    }

    private var frontierTitle: String {
        Set(search.candidates.map(\.memory)).count > 1
            ? "Frontier: for each memory the most work within the target, or else the least:" : "Frontier:"
    }

    private func frontierRows(_ choice: TuningEstimate) -> [[String]] {
        [["  parameters", "p50 ms", "log-ins/s"]]
            + search.frontier.map { estimate in
                [
                    (estimate.candidate == choice.candidate ? "> " : "  ") + "\(estimate.candidate)",
                    Self.latency(estimate), Self.rate(estimate),
                ]
            }
    }

    // MARK: Figures

    private static func latency(_ estimate: TuningEstimate) -> String {
        (estimate.isMeasured ? "" : "~") + milliseconds(estimate.latency)
    }

    private static func rate(_ estimate: TuningEstimate) -> String {
        let places = estimate.loginsPerSecond < 100 ? 1 : 0
        return (estimate.isRateMeasured ? "" : "~") + String(decimal: estimate.loginsPerSecond, places: places)
    }

    static func milliseconds(_ seconds: Double) -> String {
        String(decimal: seconds * 1000, places: seconds < 0.01 ? 3 : seconds < 0.1 ? 1 : 0)
    }

    /// A whole number, or one decimal under 10; bcrypt's 4 KiB are next to nothing.
    private static func mebibytes(_ bytes: UInt64) -> String {
        let size = Double(bytes) / Double(1 << 20)
        return String(decimal: size, places: size < 10 && bytes % (1 << 20) != 0 ? 1 : 0)
    }

    static func size(_ bytes: UInt64) -> String {
        if bytes >= 1 << 30, bytes.isMultiple(of: 1 << 30) { return "\(bytes >> 30) GiB" }
        return bytes < 1 << 20 ? "\(bytes >> 10) KiB" : "\(bytes >> 20) MiB"
    }

    /// Rows of equally wide columns: the first ones and the last aligned left, figures right.
    private static func columns(_ rows: [[String]], leftAligned: Int) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, text in
                if column == count - 1, count > 3 { return text }
                let padding = String(repeating: " ", count: widths[column] - text.count)
                return column < leftAligned ? text + padding : padding + text
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}

extension String {
    /// A number with a fixed number of decimals.
    init(decimal number: Double, places: Int) {
        self.init(format: "%.\(places)f", number)
    }
}
