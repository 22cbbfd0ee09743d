internal import FileReading
internal import Foundation
internal import PasswordHashing
internal import PasswordVerification

/// What a run of `tune` has found out.
struct TuneResult: Sendable {
    let search: TuningSearch
    /// One cheap point, measured again and again during the run: how far it varies is the machine's noise.
    let probe: LatencySamples
    let end: TuneEnd
    let seconds: Double
}

/// Measures what a search asks for, until it asks no more or is stopped.
struct TuneSession: Sendable {
    let search: TuningSearch
    let stop: TuneStop

    /// Measures on a thread of its own: it blocks for seconds at a time.
    func run() async throws -> TuneResult {
        let outcome = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: Result { () throws(HashingError) in try measure() })
            }
        }
        do {
            return try outcome.get()
        } catch {
            throw Failure("\(error)", hint: "try a smaller --memory-budget")
        }
    }

    private func measure() throws(HashingError) -> TuneResult {
        let start = ContinuousClock.now
        var search = search
        var probe = LatencySamples()
        guard let first = search.next?.candidate else {
            return TuneResult(search: search, probe: probe, end: .complete, seconds: 0)
        }
        let probing = TuneMeasuring(first, stop: stop)
        defer { ProgressLine.clear() }
        while stop.reason == nil, let step = search.next {
            show(step, seconds: (ContinuousClock.now - start) / .seconds(1))
            if let seconds = try probing.probe() { probe.add([seconds]) }
            let measuring = TuneMeasuring(step.candidate, stop: stop)
            switch step {
            case .alone(let candidate, let samples):
                let seconds = try measuring.alone(samples)
                if seconds.count == samples { search.record(candidate, alone: seconds) }
            case .loaded(let candidate, let samplesPerThread):
                let threads = search.goal.concurrency
                let measurement = try measuring.loaded(threads: threads, samplesPerThread: samplesPerThread)
                if measurement.latency.count == threads * samplesPerThread {
                    search.record(candidate, loaded: measurement)
                }
            }
        }
        // Time that ran out after the last measurement cost nothing.
        let end = search.next == nil ? .complete : stop.reason ?? .complete
        return TuneResult(search: search, probe: probe, end: end, seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    private func show(_ step: TuningStep, seconds: Double) {
        guard Terminal.isTerminal(2) else { return }
        let load =
            switch step {
            case .alone: ""
            case .loaded: ", \(search.goal.concurrency) at once"
            }
        Console.write("\r\u{1B}[K\(Int(seconds)) s, measuring \(step.candidate)\(load)")
    }
}
