internal import PasswordHashing
internal import PasswordVerification

/// What a pool does and has done.
struct HashingFigures: MetricsSource {
    let pool: HashingPool
    /// Told from the start, before its first hash.
    let preferred: Scheme

    func write(to text: inout MetricsText) {
        typealias Sample = MetricsText.Sample
        let statistics = pool.statistics
        let schemes = statistics.schemes.merging([preferred: .init()]) { known, _ in known }
            .sorted { $0.key.name < $1.key.name }
        func write(_ family: MetricFamily, _ value: (HashingPoolStatistics.SchemeFigures) -> Int) {
            text.write(family, schemes.map { Sample(value($1), $0.name) })
        }
        write(.jobsWaiting) { $0.waiting }
        write(.jobsRunning) { $0.running }
        text.write(.jobsFinished, [Sample(statistics.finished)])
        text.write(
            .jobsRefused,
            schemes.flatMap { scheme, figures in
                figures.refusals.byReason.map { Sample($0.count, scheme.name, $0.reason) }
            })
        text.write(.hashingWait, schemes.map { ([$0.name], $1.waits) })
        write(.reservedMemory) { Int(clamping: $0.reservedBytes) }
        text.write(.mostReservedMemory, [Sample(statistics.mostReservedBytes)])
        text.write(.memoryBudget, [Sample(pool.memoryBudget)])
        text.write(.queueLimit, [Sample(pool.maximumWaiting)])
        text.write(.hashingThreads, [Sample(pool.threadCount)])
        text.write(.hashingBusy, [Sample(statistics.busyTime / .seconds(1))])
        text.write(.largestBatch, [Sample(statistics.mostTogether)])
    }
}

extension PasswordService {
    /// What its pool does and has done.
    var figures: HashingFigures {
        HashingFigures(pool: verifier.pool, preferred: verifier.policy.preferred.scheme)
    }
}

extension HashingPoolStatistics.Refusals {
    fileprivate var byReason: [(reason: String, count: Int)] {
        [
            ("overloaded", overloaded), ("too_large", tooLarge), ("timed_out", timedOut), ("cancelled", cancelled),
            ("shut_down", shutDown),
        ]
    }
}
