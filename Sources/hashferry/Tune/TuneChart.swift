internal import Foundation
internal import PasswordVerification

/// The frontier as a picture: latency over memory, or over the work where all choices hold the same memory.
///
/// Plain shapes, and colours that follow the viewer's light or dark setting.
struct TuneChart {
    let report: TuneReport
    let choice: TuningEstimate

    private struct Mark {
        let estimate: TuningEstimate
        let kind: String
        let label: String
    }

    private let width = 920.0
    private let height = 620.0
    /// The edges of the plot.
    private let left = 64.0
    private let right = 896.0
    private let top = 56.0
    private let bottom = 564.0
    /// The room inside the edges for labels, which come slantwise from above on the left or go below on the right.
    private let room = 100.0

    private var marks: [Mark] {
        let frontier = report.search.frontier.filter { $0.candidate != choice.candidate }
        let published = report.published.filter { item in
            item.estimate.candidate != choice.candidate
                && !frontier.contains { $0.candidate == item.estimate.candidate }
        }
        return frontier.map { Mark(estimate: $0, kind: "frontier", label: "\($0.candidate)") }
            + published.map {
                Mark(
                    estimate: $0.estimate, kind: "published",
                    label: "\($0.recommendation.source): \($0.estimate.candidate)")
            }
            + [Mark(estimate: choice, kind: "choice", label: "\(choice.candidate)")]
    }

    /// The SVG file.
    var text: String {
        let marks = marks
        let isOverMemory = Set(report.search.candidates.map(\.memory)).count > 1
        func size(_ estimate: TuningEstimate) -> Double {
            log2(Double(isOverMemory ? estimate.candidate.memory : estimate.candidate.work))
        }
        let sizes = marks.map { size($0.estimate) }
        let times = marks.map { log10($0.estimate.latency) } + [log10(report.goal.target)]
        let (firstSize, lastSize) = ((sizes.min() ?? 0).rounded(.down), (sizes.max() ?? 1).rounded(.up))
        let (firstTime, lastTime) = ((times.min() ?? 0) - 0.05, (times.max() ?? 1) + 0.05)
        func x(_ size: Double) -> Double {
            left + room + (size - firstSize) / max(lastSize - firstSize, 1) * (right - left - 2 * room)
        }
        func y(_ time: Double) -> Double {
            bottom - room - (time - firstTime) / (lastTime - firstTime) * (bottom - top - 2 * room)
        }

        var body: [String] = []
        for tick in stride(from: firstSize, through: lastSize, by: 1) {
            body.append(Self.line(x(tick), top, x(tick), bottom, "grid"))
            let label = isOverMemory ? TuneReport.size(UInt64(exp2(tick))) : "2^\(Int(tick))"
            body.append(Self.label(x(tick), bottom + 18, label, "tick", anchor: "middle"))
        }
        for power in Int(firstTime.rounded(.down))...Int(lastTime.rounded(.up)) {
            for step in [1.0, 2, 5] {
                let time = Double(power) + log10(step)
                guard time >= firstTime, time <= lastTime else { continue }
                body.append(Self.line(left, y(time), right, y(time), "grid"))
                body.append(
                    Self.label(left - 8, y(time) + 4, TuneReport.tick(pow(10, time)), "tick", anchor: "end"))
            }
        }
        let target = y(log10(report.goal.target))
        body.append(Self.line(left, target, right, target, "target"))
        let path = report.search.frontier.map { "\(Self.figure(x(size($0)))),\(Self.figure(y(log10($0.latency))))" }
        body.append("<polyline class=\"frontier\" points=\"\(path.joined(separator: " "))\"/>")
        body += marks.flatMap { draw($0, x(size($0.estimate)), y(log10($0.estimate.latency))) }
        body += titles(isOverMemory, target)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(height))" \
            font-family="sans-serif" font-size="11">
            <style>\(Self.style)</style>
            <rect class="paper" width="\(Int(width))" height="\(Int(height))"/>
            \(body.joined(separator: "\n"))
            </svg>

            """
    }

    private func titles(_ isOverMemory: Bool, _ target: Double) -> [String] {
        let title = "\(report.schemeName): recommended \(choice.candidate)"
        let isMet = report.goal.violations(of: choice).isEmpty
        let partial = report.result.end == .complete ? "" : " (partial answer)"
        return [
            Self.label(left, 24, (isMet ? title : "\(report.schemeName): nothing meets the goal") + partial, "title"),
            Self.label(left, 42, "milliseconds alone; filled: measured, hollow: predicted, square: published", "tick"),
            Self.label(right, bottom + 40, isOverMemory ? "memory of one verification" : "work", "tick", anchor: "end"),
            Self.label(left + 4, target - 5, "target \(TuneReport.tick(report.goal.target)) ms", "tick"),
        ]
    }

    private func draw(_ mark: Mark, _ x: Double, _ y: Double) -> [String] {
        let filling = mark.estimate.isMeasured ? "measured" : "predicted"
        let radius = mark.kind == "choice" ? 7.0 : 4.0
        let place = "class=\"\(mark.kind) \(filling)\""
        let shape =
            mark.kind == "published"
            ? "<rect \(place) x=\"\(Self.figure(x - 4))\" y=\"\(Self.figure(y - 4))\" width=\"8\" height=\"8\"/>"
            : "<circle \(place) cx=\"\(Self.figure(x))\" cy=\"\(Self.figure(y))\" r=\"\(Self.figure(radius))\"/>"
        if mark.kind == "choice" {
            // Level and below the line, where no other label is; about 8 of a character's width.
            let fits = x + 10 + 8 * Double(mark.label.count) <= width
            let anchor = fits ? "start" : "end"
            return [shape, Self.label(x + (fits ? 10 : -10), y + 18, mark.label, "title", anchor: anchor)]
        }
        let isBelow = mark.kind == "published"
        // About 4.6 of a character's width lie along the axis at this angle: what would leave the paper turns left.
        let isTurned = isBelow && x + 4.6 * Double(mark.label.count) > width
        return [
            shape,
            Self.label(
                x + (isBelow && !isTurned ? 7 : -7), y + (isBelow ? 9 : -6), mark.label,
                "tick", anchor: isBelow && !isTurned ? "start" : "end", angle: isTurned ? -60 : 40),
        ]
    }

    private static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String) -> String {
        "<line class=\"\(kind)\" x1=\"\(figure(x1))\" y1=\"\(figure(y1))\" x2=\"\(figure(x2))\" y2=\"\(figure(y2))\"/>"
    }

    private static func label(
        _ x: Double, _ y: Double, _ text: String, _ kind: String, anchor: String = "start", angle: Int = 0
    ) -> String {
        let turn = angle == 0 ? "" : " transform=\"rotate(\(angle) \(figure(x)) \(figure(y)))\""
        let place = "x=\"\(figure(x))\" y=\"\(figure(y))\" text-anchor=\"\(anchor)\"\(turn)"
        return "<text class=\"\(kind)\" \(place)>\(text)</text>"
    }

    private static func figure(_ number: Double) -> String { String(decimal: number, places: 1) }

    private static let style = """
        .paper{fill:#fff}.grid{stroke:#ddd}.tick{fill:#444}.title{fill:#000;font-weight:bold;font-size:13px}\
        .target{stroke:#b00;stroke-dasharray:6 4}polyline.frontier{fill:none;stroke:#27c}\
        circle,rect.published{stroke:#27c;stroke-width:1.5}.measured{fill:#27c}.predicted{fill:#fff}\
        .choice{stroke:#b00}.choice.measured{fill:#b00}rect.published{stroke:#777}.published.measured{fill:#777}\
        @media(prefers-color-scheme:dark){.paper,.predicted{fill:#161616}.grid{stroke:#383838}.tick{fill:#bbb}\
        .title{fill:#fff}.target,.choice{stroke:#f66}.choice.measured{fill:#f66}\
        circle,polyline.frontier{stroke:#6af}.measured{fill:#6af}}
        """
}

extension TuneReport {
    /// Seconds as milliseconds without needless zeros.
    fileprivate static func tick(_ seconds: Double) -> String { String(format: "%g", seconds * 1000) }
}
