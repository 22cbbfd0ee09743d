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
        func figure(_ name: String) throws -> Int {
            let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix(name + " ") }
            // A figure that is missing is no 0.
            return Int(try #require(line.flatMap { Double($0.dropFirst(name.count + 1)) }, "\(name) is missing"))
        }
        waiting = try figure("hashing_jobs_waiting")
        running = try figure("hashing_jobs_running")
        finished = try figure("hashing_jobs_finished")
        reservedBytes = try figure("hashing_reserved_bytes")
        mostReservedBytes = try figure("hashing_reserved_bytes_most")
        cancelled = try figure("hashing_jobs_refused{reason=\"cancelled\"}")
        timedOut = try figure("hashing_jobs_refused{reason=\"timed_out\"}")
        overloaded = try figure("hashing_jobs_refused{reason=\"overloaded\"}")
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
