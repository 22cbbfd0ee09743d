/// Which jobs of a pool wait and which run: all its decisions, without threads, clocks or the jobs themselves.
///
/// Jobs start in the order of their submission, except that one whose bytes do not fit yet lets later ones pass that
/// do. No job is passed by more than `Limits.overtakings` others: once it has been, nothing behind it starts before it
/// does. Then the running jobs end, their bytes come free, and it fits.
///
/// Times are since any fixed moment, and never go back. Every change returns the groups that start by it: each is for
/// one thread, which says so when it has computed the whole group.
struct HashingPoolState: Sendable {
    typealias ID = UInt64
    /// Jobs of one cost that one thread computes side by side.
    typealias Group = [ID]

    /// What a pool may hold.
    struct Limits: Sendable {
        /// Threads.
        var workers: Int
        /// Bytes that running jobs hold together.
        var memory: UInt64
        /// Jobs that wait.
        var waiting: Int
        /// How many later jobs may start before one that waits; ours: long enough to keep the threads busy while a few
        /// large jobs end, and at most a second with hashes of 50 ms.
        var overtakings = 16
        /// Jobs of a group at the most, where their cost allows more than one.
        var groupCount = Int.max
    }

    private struct Waiting {
        let id: ID
        let cost: HashingJobCost
        let deadline: Duration
        let submitted: Duration
        var overtakings = 0
    }

    private struct Running {
        let cost: HashingJobCost
        /// Nil where the caller has got an answer already: cancelled, or timed out.
        var deadline: Duration?
        let started: Duration
    }

    private let limits: Limits
    private var waiting: [Waiting] = []
    private var running: [ID: Running] = [:]
    private var idleWorkers: Int
    private var reservedBytes: UInt64 = 0
    private var isOpen = true

    /// What happened so far.
    private(set) var statistics = HashingPoolStatistics()

    init(_ limits: Limits) {
        self.limits = limits
        idleWorkers = limits.workers
    }

    /// Whether no job waits or runs.
    var isEmpty: Bool { waiting.isEmpty && running.isEmpty }

    /// The next moment at which `expire` has something to do.
    var nextDeadline: Duration? {
        (waiting.lazy.map(\.deadline) + running.values.lazy.compactMap(\.deadline)).min()
    }

    /// Takes a job, or says why not: `shutDown`, `tooLarge`, `timedOut` or `overloaded`.
    mutating func submit(
        _ id: ID, _ cost: HashingJobCost, deadline: Duration, now: Duration
    ) throws(HashingPoolError) -> [Group] {
        defer { setLevels() }
        guard isOpen else {
            statistics.refusals.shutDown += 1
            throw .shutDown
        }
        guard cost.memory <= limits.memory else {
            statistics.refusals.tooLarge += 1
            throw .tooLarge
        }
        guard now < deadline else {
            statistics.refusals.timedOut += 1
            throw .timedOut
        }
        waiting.append(Waiting(id: id, cost: cost, deadline: deadline, submitted: now))
        let groups = start(now: now)
        // Only a job that has to wait needs a place.
        if groups.isEmpty, waiting.count > limits.waiting {
            waiting.removeLast()
            statistics.refusals.overloaded += 1
            throw .overloaded(retryAfter: timeToAPlace)
        }
        return groups
    }

    /// Ends a group that was computed.
    ///
    /// A job that goes on is the first of those that wait, with the place and the deadline that it had: it has waited
    /// for its turn before, and how long it takes must not say how many parts it has.
    /// - Parameter costs: what the next part of those takes that go on; one without a caller does not.
    mutating func finish(_ group: Group, goingOn costs: [ID: HashingJobCost] = [:], now: Duration) -> [Group] {
        defer { setLevels() }
        let jobs = group.compactMap { id in running.removeValue(forKey: id).map { (id: id, job: $0) } }
        precondition(jobs.count == group.count && !jobs.isEmpty, "the group is not running")
        var goingOn: [Waiting] = []
        for (id, job) in jobs {
            reservedBytes -= job.cost.memory
            if let cost = costs[id], let deadline = job.deadline {
                precondition(cost.memory <= limits.memory, "a job that goes on asks for more than there is")
                goingOn.append(Waiting(id: id, cost: cost, deadline: deadline, submitted: now))
            } else {
                statistics.finished += 1
            }
        }
        waiting.insert(contentsOf: goingOn, at: 0)
        idleWorkers += 1
        statistics.busyTime += now - jobs[0].job.started
        return start(now: now)
    }

    /// Forgets a job that waits, and the caller of one that runs; nothing where it has ended.
    mutating func cancel(_ id: ID, now: Duration) -> [Group] {
        defer { setLevels() }
        if let index = waiting.firstIndex(where: { $0.id == id }) {
            waiting.remove(at: index)
        } else if running[id]?.deadline != nil {
            running[id]?.deadline = nil
        } else {
            return []
        }
        statistics.refusals.cancelled += 1
        return start(now: now)
    }

    /// Forgets the jobs that wait, and the callers of those that run, whose deadline has come.
    mutating func expire(now: Duration) -> (expired: [ID], started: [Group]) {
        defer { setLevels() }
        var expired = waiting.filter { $0.deadline <= now }.map(\.id)
        waiting.removeAll { $0.deadline <= now }
        for (id, job) in running {
            guard let deadline = job.deadline, deadline <= now else { continue }
            running[id]?.deadline = nil
            expired.append(id)
        }
        statistics.refusals.timedOut += expired.count
        return (expired, start(now: now))
    }

    /// Takes no more jobs; those that wait will still run.
    mutating func close() {
        isOpen = false
    }

    /// Takes no more jobs, and forgets those that wait; returns them.
    mutating func shutDown() -> [ID] {
        defer { setLevels() }
        close()
        let forgotten = waiting.map(\.id)
        waiting = []
        statistics.refusals.shutDown += forgotten.count
        return forgotten
    }

    // MARK: Admission

    private mutating func start(now: Duration) -> [Group] {
        var groups: [Group] = []
        while let group = startGroup(now: now) { groups.append(group) }
        return groups
    }

    /// Starts the first job that may, and with it jobs of its cost: the idle threads share what waits, so that none of
    /// them is left without work by a full group of another.
    private mutating func startGroup(now: Duration) -> Group? {
        guard idleWorkers > 0 else { return nil }
        let share = (waiting.count + idleWorkers - 1) / idleWorkers
        guard let first = startJob(now: now, where: { _ in true }) else { return nil }
        var group = [first.id]
        while group.count < min(limits.groupCount, first.cost.batchCount, share),
            let next = startJob(now: now, where: { $0 == first.cost })
        {
            group.append(next.id)
        }
        idleWorkers -= 1
        statistics.mostTogether = max(statistics.mostTogether, group.count)
        return group
    }

    /// Starts the first job that is wanted, fits, and passes none that has been passed often enough.
    private mutating func startJob(now: Duration, where isWanted: (HashingJobCost) -> Bool) -> Waiting? {
        for index in waiting.indices {
            let job = waiting[index]
            if job.cost.memory <= limits.memory - reservedBytes, isWanted(job.cost) {
                for earlier in waiting[..<index].indices { waiting[earlier].overtakings += 1 }
                waiting.remove(at: index)
                running[job.id] = Running(cost: job.cost, deadline: job.deadline, started: now)
                reservedBytes += job.cost.memory
                statistics.waits[job.cost.scheme, default: .init()].add(now - job.submitted)
                return job
            }
            if job.overtakings >= limits.overtakings { return nil }
        }
        return nil
    }

    private mutating func setLevels() {
        statistics.setLevels(waiting: waiting.count, running: running.count, reservedBytes: reservedBytes)
    }

    /// How long the jobs that wait will take at the speed so far; a second where nothing is known yet.
    private var timeToAPlace: Duration {
        guard statistics.finished > 0 else { return .seconds(1) }
        return statistics.busyTime * max(1, waiting.count) / statistics.finished / limits.workers
    }
}
