public import PasswordHashing
internal import Synchronization
public import SystemThreads

/// Computes hashes on threads of its own, as many at once as fit a budget of memory, so that a server survives any
/// number of log-ins at once and no event loop waits for a hash.
///
/// Jobs start in the order of their submission, except that a large one for which memory is not free yet lets up to 16
/// smaller ones pass (`HashingPoolState`). What waits is bounded in number and in time: an overloaded server answers so
/// at once.
///
/// No call blocks its thread for longer than a lock is held. A pool that is let go of without `shutdown` ends its
/// threads when they are free.
public final class HashingPool: Sendable {
    /// The stack of a thread: 1 MiB. Schemes keep their memory elsewhere; their libraries take some KiB, and musl's
    /// whole default is 128 KiB. Memory that is not touched costs nothing.
    private static let stackByteCount = 1 << 20

    /// The bytes that jobs hold together while they are computed.
    public let memoryBudget: UInt64

    /// How many jobs may wait for their start.
    public let maximumWaiting: Int

    /// How many threads compute.
    public var threadCount: Int { threads.count }

    private let engine: HashingPoolEngine
    private let threads: [SystemThread]
    private let deadline: Duration
    private let lastID = Atomic<HashingPoolState.ID>(0)

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - threads: how many jobs are computed at once; one a core by default, since hashing does nothing but compute.
    ///   - memoryBudget: the bytes that the jobs hold together while they are computed.
    ///   - maximumWaiting: how many jobs may wait for their start.
    ///   - deadline: how long a caller waits for its answer where it does not say; ours: longer than a client waits.
    ///   - batches: whether one thread may compute several waiting jobs of one cost side by side, which takes a fraction of
    ///     the time that they take one after the other. They end together; a job that finds a free thread never waits
    ///     for company. Without, no job's time depends on another that is computed with it.
    ///   - clock: what deadlines and statistics are measured by.
    /// - Throws: where the system refuses a thread.
    public init(
        threads: Int = SystemThread.coreCount, memoryBudget: UInt64, maximumWaiting: Int = 256,
        deadline: Duration = .seconds(30), batches: Bool = true, clock: some Clock<Duration> = ContinuousClock()
    ) throws(SystemThreadError) {
        precondition(threads > 0 && maximumWaiting >= 0, "a pool needs a thread, and no negative queue")
        let engine = HashingPoolEngine(
            HashingPoolState.Limits(
                workers: threads, memory: memoryBudget, waiting: maximumWaiting, groupCount: batches ? .max : 1),
            clock: clock)
        var started: [SystemThread] = []
        for number in 1...threads {
            do throws(SystemThreadError) {
                started.append(
                    try SystemThread(name: "hashing-\(number)", stackByteCount: Self.stackByteCount) { engine.work() })
            } catch {
                engine.end()
                throw error
            }
        }
        self.memoryBudget = memoryBudget
        self.maximumWaiting = maximumWaiting
        self.engine = engine
        self.threads = started
        self.deadline = deadline
    }

    deinit {
        engine.end()
    }

    /// What the pool does now and has done so far.
    public var statistics: HashingPoolStatistics { engine.statistics }

    /// Computes on a thread of the pool, as soon as memory is free, and returns the outcome of the body, its own
    /// failure included.
    ///
    /// The caller is answered at once when its task is cancelled or the deadline comes. A body that has not begun by
    /// then never does; one that has goes on to its end, holding its memory, and its outcome is dropped.
    ///
    /// - Parameters:
    ///   - cost: what the body takes; the pool believes it.
    ///   - deadline: how long the caller waits for the answer, from now, at most a day; the pool's own where nil.
    ///   - body: blocks its thread for as long as it computes.
    /// - Throws: where there is no outcome.
    public func run<Value: Sendable, Failure: Error>(
        _ cost: HashingJobCost, deadline: Duration? = nil,
        _ body: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(HashingPoolError) -> Result<Value, Failure> {
        let id = lastID.add(1, ordering: .relaxed).newValue
        let answer: HashingJob.Answer<Value, Failure> = await withTaskCancellationHandler {
            await withCheckedContinuation { caller in
                engine.submit(HashingJob(id, caller, body), cost, within: deadline ?? self.deadline)
            }
        } onCancel: {
            engine.cancel(id)
        }
        return try answer.get()
    }

    /// Computes with a password, which the job alone keeps: it is cleared when the job ends, or when a job that has not
    /// begun is given up.
    ///
    /// Otherwise as `run(_:deadline:_:)`.
    public func run<Value: Sendable, Failure: Error>(
        _ cost: HashingJobCost, with password: consuming Password, deadline: Duration? = nil,
        _ body: @escaping @Sendable (borrowing Password) throws(Failure) -> Value
    ) async throws(HashingPoolError) -> Result<Value, Failure> {
        let password = password
        return try await run(cost, deadline: deadline) { () throws(Failure) in try body(password) }
    }

    /// Derives the keys that a run takes, each beside those of other runs of its cost where they wait.
    ///
    /// Otherwise as `run(_:deadline:_:)`; afterwards the run has its outcome.
    func complete(_ run: VerificationRun, deadline: Duration?) async throws(HashingPoolError) {
        guard let cost = run.step?.cost else { return }
        let id = lastID.add(1, ordering: .relaxed).newValue
        let failure: HashingPoolError? = await withTaskCancellationHandler {
            await withCheckedContinuation { caller in
                engine.submit(HashingJob(id, run, caller), cost, within: deadline ?? self.deadline)
            }
        } onCancel: {
            engine.cancel(id)
        }
        if let failure { throw failure }
    }

    /// Takes no more jobs, and returns when all that were taken have ended.
    ///
    /// Cancelling the caller does not end its waiting. The threads stay until `shutdown`.
    public func drain() async {
        await engine.drain()
    }

    /// Takes no more jobs, fails those that wait with `shutDown`, and returns when the running ones and the threads
    /// have ended.
    public func shutdown() async {
        engine.refuseWaiting()
        await engine.drain()
        engine.end()
        // No thread has a job any more: each returns as soon as it wakes.
        for thread in threads { thread.join() }
    }
}
