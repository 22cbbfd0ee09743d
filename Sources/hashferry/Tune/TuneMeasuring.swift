internal import Dispatch
internal import Foundation
internal import PasswordHashing
internal import PasswordVerification
internal import Synchronization

/// Measures verifications with the wall clock, as a log-in makes them.
struct TuneMeasuring: Sendable {
    private let derivation: KeyDerivation
    private let stop: TuneStop

    init(_ candidate: TuningCandidate, stop: TuneStop) {
        derivation = candidate.costs.measuredDerivation
        self.stop = stop
    }

    /// Of no account's: its length is all that a hash's time could depend on.
    private static var password: Password { Password("a password of usual size") }

    /// The seconds of each verification, one after the other; fewer than asked for where it was stopped.
    ///
    /// One goes before them unmeasured: a server that is busy with such hashes has their memory already, and a thread
    /// that has just begun has not.
    func alone(_ samples: Int) throws(HashingError) -> [Double] {
        let clock = ContinuousClock()
        let password = Self.password
        var seconds: [Double] = []
        try verify(password)
        while seconds.count < samples, stop.reason == nil {
            let start = clock.now
            try verify(password)
            seconds.append((clock.now - start) / .seconds(1))
        }
        return seconds
    }

    /// Derives the key; comparing it takes no time beside that.
    private func verify(_ password: borrowing Password) throws(HashingError) {
        _ = try password.withBytes { bytes throws(HashingError) in try derivation.key(of: bytes) }
    }

    /// The mean seconds of as many verifications as take about 20 ms together, less than which would tell more of single
    /// interruptions than of the machine; nil where it was stopped.
    func probe() throws(HashingError) -> Double? {
        guard let first = try alone(1).first else { return nil }
        let count = Int(max(1, min(1000, 0.02 / max(first, 1e-6))))
        let seconds = try alone(count)
        return seconds.count == count ? seconds.reduce(0, +) / Double(count) : nil
    }

    /// Verifications on several threads at once; blocks until all have ended.
    ///
    /// The rate is the sum of the threads' own, so that those who end first do not leave the others a quiet end.
    func loaded(threads: Int, samplesPerThread: Int) throws(HashingError) -> LoadedMeasurement {
        let outcomes = ThreadOutcomes()
        let group = DispatchGroup()
        for _ in 0..<threads {
            group.enter()
            Thread.detachNewThread {
                outcomes.add(Result { () throws(HashingError) in try alone(samplesPerThread) })
                group.leave()
            }
        }
        group.wait()
        let seconds = try outcomes.seconds()
        return LoadedMeasurement(
            latency: LatencySamples(seconds.flatMap(\.self)),
            loginsPerSecond: seconds.reduce(0) { $0 + Double($1.count) / max($1.reduce(0, +), 1e-9) })
    }
}

/// What the threads bring back.
private final class ThreadOutcomes: Sendable {
    private let all = Mutex<[Result<[Double], HashingError>]>([])

    func add(_ outcome: Result<[Double], HashingError>) { all.withLock { $0.append(outcome) } }

    func seconds() throws(HashingError) -> [[Double]] {
        var seconds: [[Double]] = []
        for outcome in all.withLock({ $0 }) { seconds.append(try outcome.get()) }
        return seconds
    }
}
