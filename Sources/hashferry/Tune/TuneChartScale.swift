internal import Foundation
internal import PasswordHashing
internal import PasswordVerification

/// Where a chart's figures stand: both axes are logarithms.
struct TuneChartScale {
    private let report: TuneReport
    private let plot: SVGFrame
    private let isOverMemory: Bool
    private let sizes: ClosedRange<Double>
    private let times: ClosedRange<Double>

    /// Makes room for the marks, their p95, the target and the budget.
    init(report: TuneReport, marks: [TuningEstimate], plot: SVGFrame) {
        self.report = report
        self.plot = plot
        let isOverMemory = Set(report.search.candidates.map(\.memory)).count > 1
        self.isOverMemory = isOverMemory
        var sizes = marks.map { Self.size($0.candidate, isOverMemory) }
        if isOverMemory { sizes.append(log2(Double(max(report.goal.memoryShare, 1)))) }
        let slowest = marks.compactMap { report.search.alone[$0.candidate]?.p95 }
        let times = (marks.map(\.latency) + slowest + [report.goal.target]).map { log10($0) }
        self.sizes = Self.range(sizes, margin: 0.06)
        self.times = Self.range(times, margin: 0.08)
    }

    private static func range(_ values: [Double], margin: Double) -> ClosedRange<Double> {
        let (first, last) = (values.min() ?? 0, values.max() ?? 1)
        let room = max(last - first, 0.5) * margin
        return (first - room)...(last + room)
    }

    /// log2 of the bytes that one verification holds, or of the work.
    private static func size(_ candidate: TuningCandidate, _ isOverMemory: Bool) -> Double {
        log2(Double(max(isOverMemory ? candidate.reservedMemory : candidate.work, 1)))
    }

    private func x(_ size: Double) -> Double {
        plot.left + (size - sizes.lowerBound) / (sizes.upperBound - sizes.lowerBound) * plot.width
    }

    func x(of estimate: TuningEstimate) -> Double { x(Self.size(estimate.candidate, isOverMemory)) }

    /// The height of a time in seconds.
    func y(_ seconds: Double) -> Double {
        plot.bottom - (log10(seconds) - times.lowerBound) / (times.upperBound - times.lowerBound) * plot.height
    }

    /// The most memory that one verification may hold; nil where the chart is not over memory.
    var budgetX: Double? { isOverMemory ? x(log2(Double(max(report.goal.memoryShare, 1)))) : nil }

    /// The latency alone at which the wanted rate is just sustained, by what the load costs the choice; nil where no rate
    /// is wanted.
    var latencyAtRate: Double? {
        guard let rate = report.goal.loginsPerSecond, let choice = report.choice else { return nil }
        return choice.latency * choice.loginsPerSecond / rate
    }

    /// What the horizontal axis is.
    var sizeTitle: String { isOverMemory ? "memory that one verification holds" : report.search.scheme.workUnit }

    /// Powers of two.
    var sizeTicks: [(place: Double, label: String)] {
        stride(from: sizes.lowerBound.rounded(.up), through: sizes.upperBound, by: 1).map { power in
            (x(power), isOverMemory ? TuneReport.size(UInt64(exp2(power))) : "2^\(Int(power))")
        }
    }

    /// 1, 2 and 5 of each power of ten.
    var timeTicks: [(place: Double, label: String)] {
        let powers = Int(times.lowerBound.rounded(.down))...Int(times.upperBound.rounded(.up))
        let seconds = powers.flatMap { power in [1.0, 2, 5].map { $0 * pow(10, Double(power)) } }
        return seconds.filter { times.contains(log10($0)) }.map { (y($0), Self.tick($0)) }
    }

    /// Seconds as milliseconds without needless zeros.
    static func tick(_ seconds: Double) -> String { String(format: "%g", seconds * 1000) }
}
