internal import Foundation
internal import PasswordHashing
internal import PasswordVerification

/// The frontier as a picture: latency over the memory of one verification, or over the work where all choices hold the
/// same memory.
///
/// What meets the goal is shaded, the choice and what others recommend are labelled. Plain shapes, and colours that
/// follow the viewer's light or dark setting.
struct TuneChart {
    let report: TuneReport
    let choice: TuningEstimate

    private static let width = 920.0
    private static let height = 560.0
    private static let plot = SVGFrame(left: 64, top: 72, width: 832, height: 404)
    private static let labelSize = 11.0

    /// The SVG file.
    var text: String {
        let scale = TuneChartScale(report: report, marks: marks, plot: Self.plot)
        var drawing = SVGDrawing(width: Self.width, height: Self.height, style: Self.style)
        var labels = LabelPlacement(within: Self.plot)
        drawGoal(&drawing, scale)
        drawGrid(&drawing, scale)
        drawBounds(&drawing, &labels, scale)
        let frontier = report.search.frontier.map { (x: scale.x(of: $0), y: scale.y($0.latency)) }
        drawing.polyline(frontier, "frontier")
        for (start, end) in zip(frontier, frontier.dropFirst()) { labels.take(from: start, to: end) }
        draw(&drawing, &labels, scale)
        drawTitles(&drawing, scale)
        return drawing.text
    }

    // MARK: What is marked

    private struct Mark {
        let estimate: TuningEstimate
        let kind: String
        /// nil of the points that are the frontier's alone.
        let label: String?
    }

    private var published: [Mark] {
        report.published.filter { $0.estimate.candidate != choice.candidate }.map { recommendation, estimate in
            Mark(estimate: estimate, kind: "published", label: "\(recommendation.source): \(estimate.candidate)")
        }
    }

    private var frontier: [Mark] {
        let named = Set(published.map(\.estimate.candidate) + [choice.candidate])
        return report.search.frontier.filter { !named.contains($0.candidate) }.map {
            Mark(estimate: $0, kind: "frontier", label: nil)
        }
    }

    /// The choice, and who recommends the same.
    private var choiceLabel: String {
        let sources = report.published.filter { $0.estimate.candidate == choice.candidate }.map(\.recommendation.source)
        return "\(choice.candidate)" + (sources.isEmpty ? "" : " (\(sources.joined(separator: ", ")))")
    }

    private var marks: [TuningEstimate] { (frontier + published).map(\.estimate) + [choice] }

    // MARK: Drawing

    private func drawGoal(_ drawing: inout SVGDrawing, _ scale: TuneChartScale) {
        var ceiling = report.goal.target
        if let rate = scale.latencyAtRate { ceiling = min(ceiling, rate) }
        let top = max(scale.y(ceiling * (1 + TuningGoal.slack)), Self.plot.top)
        let right = min(scale.budgetX ?? Self.plot.right, Self.plot.right)
        drawing.rectangle(
            SVGFrame(
                left: Self.plot.left, top: top, width: right - Self.plot.left, height: max(Self.plot.bottom - top, 0)),
            "goal")
    }

    private func drawGrid(_ drawing: inout SVGDrawing, _ scale: TuneChartScale) {
        for tick in scale.sizeTicks {
            drawing.line(tick.place, Self.plot.top, tick.place, Self.plot.bottom, "grid")
            drawing.text(tick.place, Self.plot.bottom + 16, tick.label, "tick", anchor: "middle")
        }
        for tick in scale.timeTicks {
            drawing.line(Self.plot.left, tick.place, Self.plot.right, tick.place, "grid")
            drawing.text(Self.plot.left - 8, tick.place + 4, tick.label, "tick", anchor: "end")
        }
    }

    /// The lines that no choice may cross.
    private func drawBounds(_ drawing: inout SVGDrawing, _ labels: inout LabelPlacement, _ scale: TuneChartScale) {
        func width(_ label: String) -> Double { 0.56 * Self.labelSize * Double(label.count) }
        let target = scale.y(report.goal.target)
        let targetLabel = "target \(TuneChartScale.tick(report.goal.target)) ms"
        drawing.line(Self.plot.left, target, Self.plot.right, target, "target")
        drawing.text(Self.plot.left + 4, target - 4, targetLabel, "bound")
        labels.take(SVGFrame(left: Self.plot.left, top: target - 14, width: width(targetLabel) + 8, height: 14))
        labels.take(SVGFrame(left: Self.plot.left, top: target - 1, width: Self.plot.width, height: 2))
        if let rate = report.goal.loginsPerSecond, let latency = scale.latencyAtRate,
            case let y = scale.y(latency), Self.plot.top...Self.plot.bottom ~= y
        {
            // On the other side, for the two may be close.
            let label = "about \(String(format: "%g", rate)) log-ins/s"
            drawing.line(Self.plot.left, y, Self.plot.right, y, "rate")
            drawing.text(Self.plot.right - 4, y - 4, label, "bound", anchor: "end")
            let left = Self.plot.right - 8 - width(label)
            labels.take(SVGFrame(left: left, top: y - 14, width: width(label) + 8, height: 14))
            labels.take(SVGFrame(left: Self.plot.left, top: y - 1, width: Self.plot.width, height: 2))
        }
        guard let x = scale.budgetX, x <= Self.plot.right else { return }
        let label = "budget: \(TuneReport.size(report.goal.memoryBudget)) for \(report.goal.concurrency) at once"
        let isRight = x - 8 - width(label) < Self.plot.left
        drawing.line(x, Self.plot.top, x, Self.plot.bottom, "target")
        drawing.text(x + (isRight ? 4 : -4), Self.plot.top + 12, label, "bound", anchor: isRight ? "start" : "end")
        let left = isRight ? x : x - 8 - width(label)
        labels.take(SVGFrame(left: left, top: Self.plot.top, width: width(label) + 8, height: 16))
        labels.take(SVGFrame(left: x - 1, top: Self.plot.top, width: 2, height: Self.plot.height))
    }

    private func draw(_ drawing: inout SVGDrawing, _ labels: inout LabelPlacement, _ scale: TuneChartScale) {
        let all = frontier + published + [Mark(estimate: choice, kind: "choice", label: choiceLabel)]
        for mark in all {
            let (x, y) = (scale.x(of: mark.estimate), scale.y(mark.estimate.latency))
            let radius = mark.kind == "choice" ? 7.0 : 4.0
            if let samples = report.search.alone[mark.estimate.candidate] {
                let end = scale.y(samples.p95)
                drawing.line(x, y, x, end, "bar \(mark.kind)")
                drawing.line(x - 3, end, x + 3, end, "bar \(mark.kind)")
                labels.take(SVGFrame(left: x - 3, top: end, width: 6, height: y - end))
            }
            let kind = "\(mark.kind) \(mark.estimate.isMeasured ? "measured" : "predicted")"
            let frame = SVGFrame(left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius)
            if mark.kind == "published" {
                drawing.rectangle(frame, kind)
            } else {
                drawing.circle(x, y, radius: radius, kind)
            }
            labels.take(frame)
        }
        // The choice first: it gets the best place.
        for mark in all.reversed() {
            guard let label = mark.label else { continue }
            let (x, y) = (scale.x(of: mark.estimate), scale.y(mark.estimate.latency))
            let isChoice = mark.kind == "choice"
            let place = labels.place(label, at: x, y, fontSize: isChoice ? 13 : Self.labelSize)
            let end = place.nearest(to: x, y)
            if abs(end.x - x) + abs(end.y - y) > 14 { drawing.line(x, y, end.x, end.y, "leader") }
            // Its width is a guess: the end that is nearer to the point is the one that counts.
            let isLeft = place.right < x
            drawing.text(
                isLeft ? place.right : place.left, place.bottom - 4, label, isChoice ? "title" : "tick",
                anchor: isLeft ? "end" : "start")
        }
    }

    private func drawTitles(_ drawing: inout SVGDrawing, _ scale: TuneChartScale) {
        let isMet = report.goal.violations(of: choice).isEmpty
        let verdict = isMet ? "recommended \(choice.candidate)" : "nothing meets the goal"
        let partial = report.result.end == .complete ? "" : " (partial answer)"
        let left = Self.plot.left
        drawing.text(left, 24, "\(report.schemeName): \(verdict)\(partial)", "title")
        drawing.text(left, 42, "\(report.machine), \(report.day), \(report.noise)", "tick")
        drawing.text(left, 60, "milliseconds of one verification alone", "tick")
        drawing.text(Self.plot.right, Self.plot.bottom + 34, scale.sizeTitle, "tick", anchor: "end")
        let y = Self.plot.bottom + 60
        drawing.rectangle(SVGFrame(left: left, top: y - 9, width: 14, height: 10), "goal")
        drawing.text(left + 20, y, "meets the goal", "tick")
        drawing.circle(left + 128, y - 4, radius: 4, "frontier measured")
        drawing.text(left + 138, y, "measured", "tick")
        drawing.circle(left + 214, y - 4, radius: 4, "frontier predicted")
        drawing.text(left + 224, y, "predicted", "tick")
        drawing.rectangle(SVGFrame(left: left + 296, top: y - 8, width: 8, height: 8), "published measured")
        drawing.text(left + 310, y, "recommended by others", "tick")
        drawing.line(left + 456, y - 10, left + 456, y + 2, "bar frontier")
        drawing.line(left + 453, y - 10, left + 459, y - 10, "bar frontier")
        drawing.text(left + 466, y, "from the median to what one in twenty exceeds (p50 to p95)", "tick")
    }

    private static let style = """
        .paper{fill:#fff}.grid{stroke:#e4e4e4}.tick{fill:#444}.title{fill:#000;font-weight:bold;font-size:13px}\
        .goal{fill:#2a7;fill-opacity:.14}.bound{fill:#b00}.target{stroke:#b00;stroke-dasharray:6 4}\
        .rate{stroke:#b00;stroke-dasharray:2 4}.leader{stroke:#999;stroke-width:.8}\
        polyline.frontier{fill:none;stroke:#27c;stroke-opacity:.5}\
        circle,rect.published{stroke:#27c;stroke-width:1.5}.measured{fill:#27c}.predicted{fill:#fff}\
        line.bar{stroke:#27c;stroke-width:1.5}line.bar.published{stroke:#777}line.bar.choice{stroke:#b00}\
        circle.choice{stroke:#b00}.choice.measured{fill:#b00}rect.published{stroke:#777}.published.measured{fill:#777}\
        @media(prefers-color-scheme:dark){.paper,.predicted{fill:#161616}.grid{stroke:#303030}.tick{fill:#bbb}\
        .title{fill:#fff}.bound{fill:#f77}.target,.rate,circle.choice,line.bar.choice{stroke:#f66}\
        .choice.measured{fill:#f66}.leader{stroke:#777}.goal{fill:#3c9;fill-opacity:.16}\
        circle,polyline.frontier,line.bar{stroke:#6af}.measured{fill:#6af}\
        rect.published,line.bar.published{stroke:#aaa}.published.measured{fill:#aaa}}
        """
}
