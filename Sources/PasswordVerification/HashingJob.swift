/// A job of a `HashingPool` and the caller who waits for it.
///
/// Whoever takes it out of the pool's table answers the caller, once. The job's closure is the one place that keeps the
/// password, and goes when the last thread lets go of the job.
struct HashingJob: Sendable {
    /// What the caller gets: the pool's failure, or the outcome of the body, its own failure included.
    typealias Answer<Value, Failure: Error> = Result<Result<Value, Failure>, HashingPoolError>

    let id: HashingPoolState.ID
    /// Computes; blocks as long as the cost says. Returns what answers the caller.
    let compute: @Sendable () -> @Sendable () -> Void
    /// Answers the caller without computing.
    let fail: @Sendable (HashingPoolError) -> Void

    init<Value: Sendable, Failure: Error>(
        _ id: HashingPoolState.ID,
        _ caller: CheckedContinuation<Answer<Value, Failure>, Never>,
        _ body: @escaping @Sendable () throws(Failure) -> Value
    ) {
        self.id = id
        compute = {
            let outcome = Result(catching: body)
            return { caller.resume(returning: .success(outcome)) }
        }
        fail = { caller.resume(returning: .failure($0)) }
    }
}
