internal import SystemThreads

/// The jobs of a pool, and what its callers, its threads and its alarm do to them.
///
/// Never answers a caller, and never lets a job go, while it holds the lock.
struct HashingPoolEngine: Sendable {
    typealias ID = HashingPoolState.ID

    /// The latest deadline, a day; ours. `ContinuousClock` traps on moments that 64 bits of seconds do not hold.
    private static let longestLimit = Duration.seconds(86_400)

    private let jobs: Monitor<HashingPoolJobs>
    /// The time since the pool was made.
    private let now: @Sendable () -> Duration
    private let sleep: @Sendable (_ until: Duration) async throws -> Void

    init(_ limits: HashingPoolState.Limits, clock: some Clock<Duration>) {
        jobs = Monitor(HashingPoolJobs(limits))
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
    }

    var statistics: HashingPoolStatistics { jobs.withLock { $0.statistics } }

    // MARK: Callers

    /// Takes a job, or answers its caller why not.
    ///
    /// A task that is cancelled before this looks gets its answer here, one that is cancelled later by `cancel`.
    func submit(_ job: HashingJob, _ cost: HashingJobCost, within limit: Duration) {
        do throws(HashingPoolError) {
            try change { jobs throws(HashingPoolError) in
                if Task.isCancelled {
                    jobs.refuseCancelled(cost)
                    throw .cancelled
                }
                let now = now()
                let deadline = now + min(limit, Self.longestLimit)
                try jobs.submit(job, cost, deadline: deadline, now: now)
                jobs.setAlarm(by: deadline, alarm)
            }
        } catch {
            job.fail(error)
        }
    }

    func cancel(_ id: ID) {
        change { $0.cancel(id, now: now()) }?.fail(.cancelled)
    }

    /// Takes no more jobs, and waits until none is left.
    func drain() async {
        await withCheckedContinuation { caller in
            change { jobs in
                jobs.close()
                jobs.waitUntilEmpty(caller)
            }
        }
    }

    /// Takes no more jobs, and tells the callers of those that wait.
    func refuseWaiting() {
        for job in change({ $0.shutDown() }) { job.fail(.shutDown) }
    }

    /// Lets the threads return as soon as they are free.
    func end() {
        jobs.withLock { $0.end() }
        jobs.broadcast()
    }

    // MARK: Threads

    /// What a thread does until the end.
    func work() {
        while case .compute(let group, let members) = jobs.wait({ $0.takeStep() }) {
            var answers: [ID: @Sendable () -> Void] = [:]
            var costs: [ID: HashingJobCost] = [:]
            for (job, progress) in zip(members, HashingJob.compute(members)) {
                switch progress {
                case .ended(let answer): answers[job.id] = answer
                case .goesOn(let cost): costs[job.id] = cost
                }
            }
            for job in change({ $0.finish(group, goingOn: costs, now: now()) }) { answers[job.id]?() }
        }
    }

    /// Changes the jobs, and wakes as many threads as groups started by it.
    private func change<Result, Failure: Error>(
        _ body: (inout HashingPoolJobs) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let (result, started, drained) = try jobs.withLock { jobs throws(Failure) in
            let before = jobs.ready.count
            let result = try body(&jobs)
            return (result, jobs.ready.count - before, jobs.takeDrained())
        }
        for _ in 0..<started { jobs.signal() }
        for caller in drained { caller.resume() }
        return result
    }

    // MARK: Deadlines

    /// One task for all deadlines: it wakes at the earliest.
    private func alarm(due: Duration) -> Task<Void, Never> {
        Task.detached {
            do { try await sleep(due) } catch { return }
            expire()
        }
    }

    private func expire() {
        let expired = change { jobs in
            defer { jobs.resetAlarm(alarm) }
            return jobs.expire(now: now())
        }
        for job in expired { job.fail(.timedOut) }
    }
}
