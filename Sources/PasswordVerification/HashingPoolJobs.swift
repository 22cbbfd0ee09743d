/// What a pool, its threads and its alarm share behind one lock: the decisions, and the jobs that they are about.
struct HashingPoolJobs: Sendable {
    typealias ID = HashingPoolState.ID
    typealias Group = HashingPoolState.Group

    /// What a thread does next.
    enum Step {
        case compute(Group, [HashingJob])
        case end
    }

    private var state: HashingPoolState
    /// The jobs whose callers have no answer yet.
    private var unanswered: [ID: HashingJob] = [:]
    /// Groups that have started and that no thread has taken yet.
    private(set) var ready: [Group] = []
    /// Who waits until no job is left.
    private var draining: [CheckedContinuation<Void, Never>] = []
    /// Wakes when the next deadline may have come.
    private var alarm: (due: Duration, task: Task<Void, Never>)?
    private var isEnding = false

    init(_ limits: HashingPoolState.Limits) {
        state = HashingPoolState(limits)
    }

    var statistics: HashingPoolStatistics { state.statistics }

    mutating func submit(
        _ job: HashingJob, _ cost: HashingJobCost, deadline: Duration, now: Duration
    ) throws(HashingPoolError) {
        ready += try state.submit(job.id, cost, deadline: deadline, now: now)
        unanswered[job.id] = job
    }

    /// Counts a job whose caller was cancelled before it came.
    mutating func refuseCancelled(_ cost: HashingJobCost) { state.refuseCancelled(cost) }

    /// Takes the job out, for its caller to be told; nil where he has an answer.
    mutating func cancel(_ id: ID, now: Duration) -> HashingJob? {
        ready += state.cancel(id, now: now)
        return unanswered.removeValue(forKey: id)
    }

    /// Takes out the jobs whose deadline has come.
    mutating func expire(now: Duration) -> [HashingJob] {
        let (expired, started) = state.expire(now: now)
        ready += started
        return take(expired)
    }

    /// Ends a group; returns those of its jobs that have ended and whose callers still wait.
    /// - Parameter costs: what the next part of those takes that have not.
    mutating func finish(_ group: Group, goingOn costs: [ID: HashingJobCost], now: Duration) -> [HashingJob] {
        ready += state.finish(group, goingOn: costs, now: now)
        return take(group.filter { costs[$0] == nil })
    }

    mutating func close() {
        state.close()
    }

    /// Takes out the jobs that wait.
    mutating func shutDown() -> [HashingJob] {
        take(state.shutDown())
    }

    private mutating func take(_ ids: [ID]) -> [HashingJob] {
        ids.compactMap { unanswered.removeValue(forKey: $0) }
    }

    // MARK: Threads

    /// What a thread that is free does next; nil: wait.
    ///
    /// A job whose caller has been answered since its group started is left out.
    mutating func takeStep() -> Step? {
        if isEnding { return .end }
        guard !ready.isEmpty else { return nil }
        let group = ready.removeFirst()
        return .compute(group, group.compactMap { unanswered[$0] })
    }

    /// Sends the threads home, and lets no alarm wake any more.
    mutating func end() {
        isEnding = true
        alarm?.task.cancel()
        alarm = nil
    }

    // MARK: Waiting for the end, and for a deadline

    mutating func waitUntilEmpty(_ caller: CheckedContinuation<Void, Never>) {
        draining.append(caller)
    }

    /// Takes out who waits until no job is left, where none is.
    mutating func takeDrained() -> [CheckedContinuation<Void, Never>] {
        guard state.isEmpty else { return [] }
        defer { draining = [] }
        return draining
    }

    /// Sees to it that an alarm wakes by `due`.
    mutating func setAlarm(by due: Duration, _ wake: (Duration) -> Task<Void, Never>) {
        if let alarm, alarm.due <= due { return }
        alarm?.task.cancel()
        alarm = (due, wake(due))
    }

    /// Sets the alarm anew after it has woken, where any caller still waits for an answer.
    mutating func resetAlarm(_ wake: (Duration) -> Task<Void, Never>) {
        alarm?.task.cancel()
        alarm = state.nextDeadline.map { ($0, wake($0)) }
    }
}
