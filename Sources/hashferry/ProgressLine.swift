internal import FileReading
internal import Foundation

/// One line on a terminal that says how far a long run is: rows, rate, time left.
///
/// Nothing is written where stderr is no terminal.
struct ProgressLine {
    private let totalBytes: Int?
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?

    init(totalBytes: Int?) {
        self.totalBytes = totalBytes
    }

    /// Shows the state, at most five times a second.
    mutating func show(rows: Int, bytesRead: Int) {
        guard Terminal.isTerminal(2) else { return }
        let now = ContinuousClock.now
        if let last, now - last < .milliseconds(200) { return }
        last = now
        let seconds = max((now - start) / .seconds(1), 0.001)
        var text = "\(rows.counted("row")), \(Int(Double(rows) / seconds).grouped)/s"
        if let totalBytes, totalBytes > 0, bytesRead > 0 {
            let share = min(Double(bytesRead) / Double(totalBytes), 1)
            text += ", \(Int(share * 100)) %, \(Self.duration(seconds / share - seconds)) left"
        }
        Console.write("\r\u{1B}[K\(text)")
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
