internal import PasswordHashing

/// Predicts the latency of choices from a few measured ones of the same scheme.
///
/// For one amount of memory, latency is a line over work: a fixed part (getting, wiping and returning the memory) and a
/// part for each unit of work. Between amounts of memory, both parts per byte and per unit of work are interpolated
/// over log2 of the memory: caches and pages make a byte dearer where there are more of them.
struct LatencyModel {
    private struct Level {
        /// log2 of the bytes held.
        let position: Double
        /// Seconds for each byte held, 0 where only one point is known.
        var fixed: Double
        /// Seconds for each unit of work.
        var rate: Double
    }

    private var levels: [Level] = []

    /// Fits measured medians, in seconds.
    init(_ medians: [TuningCandidate: Double]) {
        let byMemory = Dictionary(grouping: medians, by: \.key.memory)
            .mapValues { $0.sorted { $0.key.work < $1.key.work } }
            .sorted { $0.key < $1.key }
        var single: [(memory: UInt64, work: Double, seconds: Double)] = []
        for (memory, points) in byMemory {
            guard let low = points.first, let high = points.last else { continue }
            guard low.key.work < high.key.work else {
                single.append((memory, Double(low.key.work), low.value))
                continue
            }
            // Noise can tilt the line below zero at either end; a part that costs nothing is the nearest sense.
            let span = Double(high.key.work) - Double(low.key.work)
            let rate = max(0, (high.value - low.value) / span)
            let fixed = max(0, low.value - rate * Double(low.key.work)) / Self.bytes(memory)
            levels.append(Level(position: Self.position(memory), fixed: fixed, rate: rate))
        }
        // Of a single point the fixed part is what the other levels say, as far as it explains the point.
        let lines = levels
        for point in single {
            let position = Self.position(point.memory)
            let fixed = min(
                Self.interpolate(lines, position, \.fixed), point.seconds / 2 / Self.bytes(point.memory))
            let rate = (point.seconds - fixed * Self.bytes(point.memory)) / point.work
            levels.append(Level(position: position, fixed: fixed, rate: rate))
        }
        levels.sort { $0.position < $1.position }
    }

    /// Seconds, or nil where nothing has been measured.
    func latency(of candidate: TuningCandidate) -> Double? {
        guard !levels.isEmpty else { return nil }
        let position = Self.position(candidate.memory)
        let fixed = Self.interpolate(levels, position, \.fixed)
        let rate = Self.interpolate(levels, position, \.rate)
        return fixed * Self.bytes(candidate.memory) + rate * Double(candidate.work)
    }

    /// PHPass holds nothing: as one byte, its fixed part is a constant.
    private static func bytes(_ memory: UInt64) -> Double { Double(max(memory, 1)) }

    /// log2, along a line between powers of two, without a C library.
    private static func position(_ memory: UInt64) -> Double {
        let bytes = bytes(memory)
        return Double(bytes.exponent) + bytes.significand - 1
    }

    /// The value at a place between levels, and that of the nearest one beyond them; 0 without any.
    private static func interpolate(_ levels: [Level], _ position: Double, _ value: (Level) -> Double) -> Double {
        guard let after = levels.first(where: { $0.position >= position }) else { return levels.last.map(value) ?? 0 }
        guard let before = levels.last(where: { $0.position < position }) else { return value(after) }
        let share = (position - before.position) / (after.position - before.position)
        return value(before) + share * (value(after) - value(before))
    }
}
