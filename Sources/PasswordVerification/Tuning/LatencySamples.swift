/// Repeated measurements of one thing, in seconds.
public struct LatencySamples: Sendable, Hashable {
    /// The measurements, in order of size.
    public private(set) var seconds: [Double]

    public init(_ seconds: [Double] = []) {
        self.seconds = seconds.sorted()
    }

    /// The number of measurements.
    public var count: Int { seconds.count }

    /// Adds measurements.
    public mutating func add(_ more: [Double]) {
        self = LatencySamples(seconds + more)
    }

    /// The value under which a share of the measurements lies, interpolated between neighbours; 0 without any.
    /// - Parameter share: 0…1.
    public func quantile(_ share: Double) -> Double {
        guard let last = seconds.last else { return 0 }
        let position = share * Double(seconds.count - 1)
        let index = Int(position)
        guard index + 1 < seconds.count else { return last }
        return seconds[index] + (position - Double(index)) * (seconds[index + 1] - seconds[index])
    }

    /// The middle one.
    public var median: Double { quantile(0.5) }
    /// What one in twenty exceeds.
    public var p95: Double { quantile(0.95) }

    /// How far the middle four fifths lie apart, as a share of the median: 0 on a machine without noise, or without
    /// measurements.
    public var spread: Double { median > 0 ? (quantile(0.9) - quantile(0.1)) / median : 0 }
}
