import Testing

/// What `GET /metrics` says of the service's pool.
struct PoolFigures {
    let waiting: Int
    let running: Int
    let finished: Int
    let reservedBytes: Int
    let mostReservedBytes: Int
    let cancelled: Int
    let timedOut: Int
    let overloaded: Int

    init(_ text: String) throws {
        let metrics = ToldMetrics(text)
        func figure(_ name: String, _ labels: String...) throws -> Int {
            Int(try metrics.sum(of: "hashferry_hashing_" + name, labels))
        }
        waiting = try figure("jobs_waiting")
        running = try figure("jobs_running")
        finished = try figure("jobs_finished_total")
        reservedBytes = try figure("memory_reserved_bytes")
        mostReservedBytes = try figure("memory_reserved_max_bytes")
        cancelled = try figure("jobs_refused_total", #"reason="cancelled""#)
        timedOut = try figure("jobs_refused_total", #"reason="timed_out""#)
        overloaded = try figure("jobs_refused_total", #"reason="overloaded""#)
    }
}

extension ServiceUnderTest {
    /// What is said of the pool once it is as wanted; the service needs a registry of metrics.
    func poolFigures(when isWanted: (PoolFigures) -> Bool = { _ in true }) async throws -> PoolFigures {
        while true {
            let figures = try PoolFigures(try await RawConnection.request("GET", "/metrics", to: self).body)
            if isWanted(figures) { return figures }
        }
    }
}
