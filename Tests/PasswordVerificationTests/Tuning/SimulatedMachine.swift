import PasswordHashing
import PasswordVerification
import TestSupport

/// A machine whose latencies are a formula, with noise from a seed: no clock, no hash.
struct SimulatedMachine {
    /// Seconds for each byte held.
    var fixed = 0.0
    /// Seconds for each unit of work.
    var rate = 1e-9
    /// What each doubling of the memory over 1 MiB adds to `rate`, as a share of it.
    var growth = 0.0
    /// How many times longer a verification takes at the goal's concurrency.
    var slowdown = 1.0
    /// The share by which a measurement may be off, either way.
    var noise = 0.0

    /// Seconds, without noise.
    func latency(_ candidate: TuningCandidate) -> Double {
        let memory = Double(max(candidate.memory, 1))
        let dearer = 1 + growth * max(0, Double(memory.exponent - 20) + memory.significand - 1)
        return fixed * memory + rate * dearer * Double(candidate.work)
    }

    /// Answers one step of a search.
    func answer(_ step: TuningStep, of search: inout TuningSearch, using generator: inout SeededGenerator) {
        func seconds(_ count: Int, times factor: Double) -> [Double] {
            (0..<count).map { _ in
                latency(step.candidate) * factor * (1 + noise * Double.random(in: -1...1, using: &generator))
            }
        }
        switch step {
        case .alone(let candidate, let samples): search.record(candidate, alone: seconds(samples, times: 1))
        case .loaded(let candidate, let samples):
            let threads = search.goal.concurrency
            let all = LatencySamples(seconds(samples * threads, times: slowdown))
            search.record(
                candidate,
                loaded: LoadedMeasurement(latency: all, loginsPerSecond: Double(threads) / all.median))
        }
    }

    /// Runs a search to its end, or to a number of steps, and says which they were.
    func run(_ search: inout TuningSearch, seed: UInt64 = 1, atMost limit: Int = 500) -> [TuningStep] {
        var generator = SeededGenerator(seed: seed)
        var steps: [TuningStep] = []
        while steps.count < limit, let step = search.next {
            steps.append(step)
            answer(step, of: &search, using: &generator)
        }
        return steps
    }

    /// What a look at every choice would prefer, or nil where none meets the goal.
    func best(_ scheme: TuningScheme, _ goal: TuningGoal) -> TuningCandidate? {
        scheme.candidates(limits: HashLimits())
            .filter { candidate in
                let latency = latency(candidate)
                let rate = Double(goal.concurrency) / (latency * slowdown)
                return latency <= goal.target * 1.03 && candidate.memory <= goal.memoryShare
                    && rate * 1.03 >= goal.loginsPerSecond ?? 0
            }
            .max { ($0.memory, $0.work) < ($1.memory, $1.work) }
    }
}

extension TuningGoal {
    /// A quarter of a second, 1 GiB, two at once.
    static func usual(
        target: Double = 0.25, mebibytes: UInt64 = 1024, concurrency: Int = 2, loginsPerSecond: Double? = nil
    ) -> TuningGoal {
        TuningGoal(
            target: target, memoryBudget: mebibytes << 20, concurrency: concurrency, loginsPerSecond: loginsPerSecond)
    }
}

extension TuningScheme {
    static let argon2id = argon2(variant: .argon2id, parallelism: 1)
    static let scrypt = Scrypt.tuningScheme(named: "scrypt", lanes: 1)
    static let bcrypt = Bcrypt.tuningScheme(named: "bcrypt", lanes: 1)
    static let phpass = PHPass.tuningScheme(named: "phpass", lanes: 1)

    static func argon2(variant: Argon2.Variant, parallelism: UInt32) -> TuningScheme {
        Argon2.tuningScheme(named: variant.rawValue, lanes: parallelism)
    }
}
