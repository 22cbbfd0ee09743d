internal import FileReading
internal import Foundation

/// One line on a terminal that says how far a long run is: rows, rate, time left.
///
/// Nothing is written where stderr is no terminal.
struct ProgressLine {
    private let totalBytes: Int?
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?

    init(totalBytes: Int? = nil) {
        self.totalBytes = totalBytes
    }

    /// Shows the state of a run over rows, at most five times a second.
    /// - Parameters:
    ///   - first: how many of the rows an earlier run had done.
    ///   - detail: what else there is to say.
    mutating func show(rows: Int, since first: Int = 0, bytesRead: Int, detail: String? = nil) {
        let share = totalBytes.map { Double(bytesRead) / Double(max($0, 1)) }
        show(share: share) { seconds in
            let rate = Int(Double(max(rows - first, 0)) / seconds).grouped
            return "\(rows.counted("row")), \(rate)/s" + (detail.map { ", \($0)" } ?? "")
        }
    }

    /// Shows what is done and its share of the whole, where that is known, at most five times a second.
    /// - Parameter text: what is done, after some seconds.
    mutating func show(share: Double?, _ text: (_ seconds: Double) -> String) {
        guard Terminal.isTerminal(2) else { return }
        let now = ContinuousClock.now
        if let last, now - last < .milliseconds(200) { return }
        last = now
        let seconds = max((now - start) / .seconds(1), 0.001)
        var line = text(seconds)
        if let share, share > 0 {
            let share = min(share, 1)
            line += ", \(Int(share * 100)) %, \(Self.duration(seconds / share - seconds)) left"
        }
        Console.write("\r\u{1B}[K\(line)")
    }

    /// Takes the line away, so that what follows starts on a clean one.
    static func clear() {
        if Terminal.isTerminal(2) { Console.write("\r\u{1B}[K") }
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        return whole < 60
            ? "\(whole) s"
            : whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
