internal import ArgumentParser
internal import Foundation

/// A time in which something is tried again, as people write it: `90s`, `5min`, `2h`.
struct RetryTime {
    let duration: Duration

    /// Judgement: a service that is restarted, or moved to another machine by its orchestrator, is back by then.
    static let `default` = RetryTime(seconds: 300)

    private init(seconds: Int) { duration = .seconds(seconds) }

    init(_ argument: String) throws {
        let units = [("min", 60), ("s", 1), ("h", 3600)]
        guard let (unit, factor) = units.first(where: { argument.hasSuffix($0.0) }),
            let number = Int(argument.dropLast(unit.count).trimmingCharacters(in: .whitespaces)),
            0...Self.maximum / factor ~= number
        else { throw ValidationError("a time has a unit, such as 90s, 5min or 2h, and is at most 24h") }
        self.init(seconds: number * factor)
    }

    private static let maximum = 24 * 3600
}

extension RetryTime: CustomStringConvertible {
    /// The time in the largest unit that leaves no fraction, as it is read.
    var description: String {
        let seconds = Int(duration.components.seconds)
        for (unit, factor) in [("h", 3600), ("min", 60)] where seconds > 0 && seconds.isMultiple(of: factor) {
            return "\(seconds / factor)\(unit)"
        }
        return "\(seconds)s"
    }
}
