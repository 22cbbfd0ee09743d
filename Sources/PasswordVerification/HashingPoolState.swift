/// Which jobs of a pool wait and which run: all its decisions, without threads, clocks or the jobs themselves.
///
/// Jobs start in the order of their submission, except that one whose bytes do not fit yet lets later ones pass that
/// do. No job is passed by more than `Limits.overtakings` others: once it has been, nothing behind it starts before it
/// does. Then the running jobs end, their bytes come free, and it fits. Jobs of the cost of one that starts may start
/// with it, and count as passing those before them; a job that goes on after its first part has its turn at once.
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
        /// Whether its first part has been computed: then it has waited for its turn before.
        var goesOn = false
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

    /// What happened so far; of the schemes only what has ended.
    private var figures = HashingPoolStatistics()

    init(_ limits: Limits) {
        self.limits = limits
        idleWorkers = limits.workers
    }

    /// What happened so far, and what waits and runs.
    var statistics: HashingPoolStatistics {
        var statistics = figures
        for job in waiting { statistics.schemes[job.cost.scheme, default: .init()].waiting += 1 }
        for job in running.values {
            statistics.schemes[job.cost.scheme, default: .init()].running += 1
            statistics.schemes[job.cost.scheme, default: .init()].reservedBytes += job.cost.memory
        }
        return statistics
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
            figures.refuse(cost.scheme, \.shutDown)
            throw .shutDown
        }
        guard cost.memory <= limits.memory else {
            figures.refuse(cost.scheme, \.tooLarge)
            throw .tooLarge
        }
        guard now < deadline else {
            figures.refuse(cost.scheme, \.timedOut)
            throw .timedOut
        }
        waiting.append(Waiting(id: id, cost: cost, deadline: deadline, submitted: now))
        let groups = start(now: now)
        // Only a job that has to wait needs a place.
        if groups.isEmpty, waiting.count > limits.waiting {
            waiting.removeLast()
            figures.refuse(cost.scheme, \.overloaded)
            throw .overloaded(retryAfter: timeToAPlace)
        }
        return groups
    }

    /// Counts a job whose caller was cancelled before it came.
    mutating func refuseCancelled(_ cost: HashingJobCost) { figures.refuse(cost.scheme, \.cancelled) }

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
                goingOn.append(Waiting(id: id, cost: cost, deadline: deadline, submitted: now, goesOn: true))
            } else {
                figures.finished += 1
            }
        }
        waiting.insert(contentsOf: goingOn, at: 0)
        idleWorkers += 1
        figures.busyTime += now - jobs[0].job.started
        return start(now: now)
    }

    /// Forgets a job that waits, and the caller of one that runs; nothing where it has ended.
    mutating func cancel(_ id: ID, now: Duration) -> [Group] {
        defer { setLevels() }
        if let index = waiting.firstIndex(where: { $0.id == id }) {
            figures.refuse(waiting.remove(at: index).cost.scheme, \.cancelled)
        } else if let job = running[id], job.deadline != nil {
            running[id]?.deadline = nil
            figures.refuse(job.cost.scheme, \.cancelled)
        } else {
            return []
        }
        return start(now: now)
    }

    /// Forgets the jobs that wait, and the callers of those that run, whose deadline has come.
    mutating func expire(now: Duration) -> (expired: [ID], started: [Group]) {
        defer { setLevels() }
        var expired: [ID] = []
        for job in waiting where job.deadline <= now {
            expired.append(job.id)
            figures.refuse(job.cost.scheme, \.timedOut)
        }
        waiting.removeAll { $0.deadline <= now }
        for (id, job) in running {
            guard let deadline = job.deadline, deadline <= now else { continue }
            running[id]?.deadline = nil
            expired.append(id)
            figures.refuse(job.cost.scheme, \.timedOut)
        }
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
        let forgotten = waiting
        waiting = []
        for job in forgotten { figures.refuse(job.cost.scheme, \.shutDown) }
        return forgotten.map(\.id)
    }

    // MARK: Admission

    private mutating func start(now: Duration) -> [Group] {
        var groups: [Group] = []
        while let group = startGroup(now: now) { groups.append(group) }
        return groups
    }

    /// Starts the first job that may, and with it jobs of its cost: the idle threads share what waits and fits, so that
    /// none of them is left without work by a full group of another.
    private mutating func startGroup(now: Duration) -> Group? {
        guard idleWorkers > 0 else { return nil }
        let (waitingCount, free) = (waiting.count, limits.memory - reservedBytes)
        guard let first = startJob(now: now, where: { _ in true }) else { return nil }
        let fitting = Int(clamping: free / max(1, first.cost.memory))
        let share = (min(waitingCount, fitting) + idleWorkers - 1) / idleWorkers
        var group = [first.id]
        while group.count < min(limits.groupCount, first.cost.batchCount, share),
            let next = startJob(now: now, where: { $0 == first.cost })
        {
            group.append(next.id)
        }
        idleWorkers -= 1
        figures.mostTogether = max(figures.mostTogether, group.count)
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
                if !job.goesOn { figures.schemes[job.cost.scheme, default: .init()].waits.add(now - job.submitted) }
                return job
            }
            if job.overtakings >= limits.overtakings { return nil }
        }
        return nil
    }

    private mutating func setLevels() {
        figures.setLevels(waiting: waiting.count, running: running.count, reservedBytes: reservedBytes)
    }

    /// How long the jobs that wait will take at the speed so far, on the threads for which there is memory now; a second
    /// where nothing is known yet.
    private var timeToAPlace: Duration {
        guard figures.finished > 0 else { return .seconds(1) }
        let busyWorkers = max(1, limits.workers - idleWorkers)
        return figures.busyTime * max(1, waiting.count) / figures.finished / busyWorkers
    }
}
