public import PasswordHashing

/// Searches the choices of a scheme for the one that a goal prefers, and asks for the measurements that it needs.
///
/// A pure value: whoever owns a clock measures `next` and records the answer until there is no `next`, or until time is
/// up: what is known so far can be read at any time. Costs are nearly linear, so a few choices are measured
/// and the others predicted; whatever decides is then measured itself.
public struct TuningSearch: Sendable {
    /// What is tuned.
    public let scheme: TuningScheme
    /// What must be met.
    public let goal: TuningGoal
    /// What others recommend, each to be compared with.
    public let recommendations: [PublishedRecommendation]
    /// The choices, the most preferred first.
    public let candidates: [TuningCandidate]
    /// Measurements of one verification alone.
    public private(set) var alone: [TuningCandidate: LatencySamples] = [:]
    /// Measurements at the goal's concurrency.
    public private(set) var loaded: [TuningCandidate: LoadedMeasurement] = [:]

    private let limits: HashLimits
    private var model = LatencyModel([:])

    /// Begins a search of which nothing is known yet.
    public init(scheme: TuningScheme, goal: TuningGoal) {
        self.scheme = scheme
        self.goal = goal
        recommendations = scheme.recommendations
        limits = HashLimits()
        candidates = scheme.candidates(limits: limits).sorted { $0.isPreferred(to: $1) }
    }

    /// Takes the seconds that `next` took, each verification alone.
    public mutating func record(_ candidate: TuningCandidate, alone seconds: [Double]) {
        alone[candidate, default: LatencySamples()].add(seconds)
        // What others recommend may have other lanes: the model knows only what it predicts.
        model = LatencyModel(alone.filter { candidates.contains($0.key) }.mapValues(\.median))
    }

    /// Takes what `next` took at the goal's concurrency.
    public mutating func record(_ candidate: TuningCandidate, loaded measurement: LoadedMeasurement) {
        loaded[candidate] = measurement
    }

    // MARK: What is known

    /// What a choice takes: measured, or predicted; nil before the first measurement.
    public func estimate(of candidate: TuningCandidate) -> TuningEstimate? {
        let measured = alone[candidate]?.median
        guard let latency = measured ?? model.latency(of: candidate) else { return nil }
        let rate = loaded[candidate]?.loginsPerSecond
        return TuningEstimate(
            candidate: candidate, latency: latency, isMeasured: measured != nil,
            loginsPerSecond: rate ?? Double(goal.concurrency) / (latency * slowdown(near: candidate)),
            isRateMeasured: rate != nil)
    }

    /// The choice that meets the goal with the most memory, then the most work, or the closest to it where none does;
    /// nil before the first measurement.
    public var choice: TuningEstimate? {
        let estimates = candidates.compactMap { estimate(of: $0) }
        return estimates.first { goal.violations(of: $0).isEmpty }
            ?? estimates.min { distance(of: $0) < distance(of: $1) }
    }

    /// For each amount of memory, the most work that meets the target latency, or the least where none does; every
    /// choice where all hold the same memory. The least memory comes first.
    public var frontier: [TuningEstimate] {
        let byMemory = Dictionary(grouping: candidates, by: \.memory).sorted { $0.key < $1.key }.map(\.value)
        if byMemory.count == 1 { return candidates.reversed().compactMap { estimate(of: $0) } }
        return byMemory.compactMap { sameMemory in
            let estimates = sameMemory.compactMap { estimate(of: $0) }
            return estimates.first { !goal.violations(of: $0).contains(.latency) } ?? estimates.last
        }
    }

    /// One step from a choice: the next less and more work in its memory, and the frontier's next less and more memory.
    public func neighbours(of candidate: TuningCandidate) -> [TuningCandidate] {
        let sameMemory = candidates.filter { $0.memory == candidate.memory }
        let points = frontier.map(\.candidate)
        let found = [
            points.last { $0.memory < candidate.memory }, sameMemory.first { $0.work < candidate.work },
            sameMemory.last { $0.work > candidate.work }, points.first { $0.memory > candidate.memory },
        ]
        return found.compactMap(\.self)
    }

    // MARK: What to measure

    /// The measurement that is needed next, or nil when everything is known that is worth its time.
    public var next: TuningStep? {
        nextAnchor ?? nextLoad ?? nextDeciding ?? nextNeighbour ?? nextRecommendation
    }

    private var nextAnchor: TuningStep? {
        for anchor in scheme.anchors where alone[anchor] == nil {
            guard let estimate = estimate(of: anchor) else { return .alone(anchor, samples: 7) }
            // The others would teach little about what meets the target, at the price of much time.
            if estimate.latency <= 2 * goal.target, anchor.reservedMemory <= goal.memoryShare {
                return step(alone: anchor)
            }
        }
        return nil
    }

    /// What concurrency costs depends on the memory: known of the least and of the most that was measured.
    private var nextLoad: TuningStep? {
        let measured = scheme.anchors.filter { alone[$0] != nil && $0.reservedMemory <= goal.memoryShare }
        return [measured.first, measured.last].compactMap(\.self).first { loaded[$0] == nil }.map { step(loaded: $0) }
    }

    /// The choice itself, whatever would be preferred to it and misses the target by less than a tenth, and more of
    /// either where it is close to the bound.
    private var nextDeciding: TuningStep? {
        guard let choice else { return nil }
        if !choice.isMeasured { return step(alone: choice.candidate) }
        let rivals = candidates.prefix { $0 != choice.candidate }.filter { candidate in
            guard candidate.reservedMemory <= goal.memoryShare, let excess = latencyExcess(of: candidate) else {
                return false
            }
            return excess > 1 && excess < 1.1
        }
        if let rival = rivals.first(where: { alone[$0] == nil }) { return step(alone: rival) }
        let close = ([choice.candidate] + rivals).first { candidate in
            guard let excess = latencyExcess(of: candidate), let samples = alone[candidate] else { return false }
            return abs(excess - 1) < TuningGoal.slack && samples.count < 3 * sampleCount(candidate)
        }
        if let close { return step(alone: close) }
        return needsLoad(choice.candidate) ? step(loaded: choice.candidate) : nil
    }

    private var nextNeighbour: TuningStep? {
        guard let choice else { return nil }
        for neighbour in neighbours(of: choice.candidate) where neighbour.reservedMemory <= goal.memoryBudget {
            if alone[neighbour] == nil { return step(alone: neighbour) }
            if needsLoad(neighbour) { return step(loaded: neighbour) }
        }
        return nil
    }

    private var nextRecommendation: TuningStep? {
        recommendations.map(\.candidate)
            .first { alone[$0] == nil && $0.reservedMemory <= goal.memoryBudget && $0.isWithin(limits) }
            .map { step(alone: $0) }
    }

    // MARK: Details

    /// About two and a half seconds a point, in 3 to 21 samples: 7 and more up to a latency of a third of a second.
    private func sampleCount(_ candidate: TuningCandidate) -> Int {
        let latency = max(estimate(of: candidate)?.latency ?? 0, 1e-6)
        return Int(min(21, max(3, 2.5 / latency)))
    }

    private func step(alone candidate: TuningCandidate) -> TuningStep {
        .alone(candidate, samples: sampleCount(candidate))
    }

    private func step(loaded candidate: TuningCandidate) -> TuningStep {
        .loaded(candidate, samplesPerThread: max(3, sampleCount(candidate) / 2))
    }

    private func needsLoad(_ candidate: TuningCandidate) -> Bool {
        loaded[candidate] == nil && candidate.reservedMemory <= goal.memoryShare
    }

    private func latencyExcess(of candidate: TuningCandidate) -> Double? {
        estimate(of: candidate).flatMap { goal.excesses(of: $0).first { $0.constraint == .latency }?.factor }
    }

    /// The worst excess, then how many there are.
    private func distance(of estimate: TuningEstimate) -> (Double, Int) {
        let excesses = goal.excesses(of: estimate)
        return (excesses.first?.factor ?? 0, excesses.count { $0.factor > 1 })
    }

    /// How many times longer a verification takes at the goal's concurrency, of the measured choice with the most
    /// similar memory; 1 before any was measured.
    private func slowdown(near candidate: TuningCandidate) -> Double {
        func ratio(_ other: TuningCandidate) -> Double {
            let sizes = [Double(max(other.memory, 1)), Double(max(candidate.memory, 1))].sorted()
            return sizes[1] / sizes[0]
        }
        // Of equally similar ones always the same: a dictionary has no order.
        let nearest = loaded.keys.min { (ratio($0), $0.memory, $0.work) < (ratio($1), $1.memory, $1.work) }
        guard let nearest, let measurement = loaded[nearest], let latency = alone[nearest]?.median else { return 1 }
        return Double(goal.concurrency) / (measurement.loginsPerSecond * latency)
    }
}
