internal import Foundation
internal import PasswordVerification

extension TuneReport {
    /// Tables for people.
    func text(_ choice: TuningEstimate) -> String {
        var lines: [String] = []
        if result.end != .complete { lines += ["PARTIAL ANSWER: \(endText)", ""] }
        lines += verdict(choice)
        lines += [""] + Self.columns(neighbourhood(choice), leftAligned: 1)
        if !published.isEmpty {
            lines += ["", "What others recommend, on this machine:"]
            lines += Self.columns(comparison(choice), leftAligned: 2)
            lines.append("  (at least as strong: no less memory, and no less work: \(workText))")
        }
        lines += ["", frontierTitle] + Self.columns(frontierRows(choice), leftAligned: 1)
        lines += ["", "Settings:"]
        for setting in TuneSettings.all(for: choice.candidate) {
            lines.append("  \(setting.name)")
            lines += setting.text.split(separator: "\n").map { "    \($0)" }
        }
        let noise = "noise: the same measurement varied by \(Self.percent(result.probe.spread))"
        lines += ["", "\(noise) (\(result.probe.count) times in \(Int(result.seconds.rounded())) s)"]
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
        ]
    }

    /// What the work of the scheme is.
    private var workText: String {
        switch search.scheme {
        case .argon2: "memory times passes"
        case .scrypt: "N times r times p"
        case .bcrypt, .phpass: "the cost"
        }
    }

    private func neighbourhood(_ choice: TuningEstimate) -> [[String]] {
        let header = [
            "  parameters", "p50", "p95", "p50 \(goal.concurrency) at once", "p95", "memory", "log-ins/s",
            "meets the goal",
        ]
        return [header]
            + table(choice).map { estimate in
                let alone = search.alone[estimate.candidate]
                let loaded = search.loaded[estimate.candidate]
                let violations = goal.violations(of: estimate).map(\.rawValue)
                return [
                    (estimate.candidate == choice.candidate ? "> " : "  ") + "\(estimate.candidate)",
                    Self.latency(estimate), alone.map { Self.milliseconds($0.p95) } ?? "-",
                    loaded.map { Self.milliseconds($0.latency.median) } ?? "-",
                    loaded.map { Self.milliseconds($0.latency.p95) } ?? "-",
                    Self.size(estimate.candidate.reservedMemory * UInt64(goal.concurrency)), Self.rate(estimate),
                    violations.isEmpty ? "yes" : "no: " + violations.joined(separator: ", "),
                ]
            }
    }

    private func comparison(_ choice: TuningEstimate) -> [[String]] {
        [["  by", "parameters", "p50", "log-ins/s", "\(choice.candidate) is"]]
            + published.map { recommendation, estimate in
                let shortfalls = shortfalls(of: choice, against: recommendation.candidate)
                return [
                    "  \(recommendation.source)", "\(recommendation.candidate)", Self.latency(estimate),
                    Self.rate(estimate),
                    shortfalls.isEmpty ? "at least as strong" : "weaker: " + shortfalls.joined(separator: ", "),
                ]
            }
    }

    private var frontierTitle: String {
        switch search.scheme {
        case .argon2, .scrypt: "Frontier: for each memory, the most work that meets the target latency, or the least:"
        case .bcrypt, .phpass: "Frontier:"
        }
    }

    private func frontierRows(_ choice: TuningEstimate) -> [[String]] {
        search.frontier.map { estimate in
            [
                (estimate.candidate == choice.candidate ? "> " : "  ") + "\(estimate.candidate)",
                Self.latency(estimate) + " ms", Self.rate(estimate) + " log-ins/s",
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

    static func size(_ bytes: UInt64) -> String {
        bytes < 1 << 20 ? "\(bytes >> 10) KiB" : "\(bytes >> 20) MiB"
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
            return cells.joined(separator: "  ")
        }
    }
}

extension String {
    /// A number with a fixed number of decimals.
    init(decimal number: Double, places: Int) {
        self.init(format: "%.\(places)f", number)
    }
}
