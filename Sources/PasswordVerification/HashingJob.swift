internal import CryptoPrimitives
internal import PasswordHashing

/// A job of a `HashingPool` and the caller who waits for it.
///
/// Whoever takes it out of the pool's table answers the caller, once. The job is the one place that keeps the password,
/// and goes when the last thread lets go of it.
struct HashingJob: Sendable {
    /// What the caller of a body gets: the pool's failure, or the outcome of the body, its own failure included.
    typealias Answer<Value, Failure: Error> = Result<Result<Value, Failure>, HashingPoolError>

    private enum Work: Sendable {
        /// Computes; blocks as long as the cost says. Returns what answers the caller.
        case body(@Sendable () -> @Sendable () -> Void)
        /// Derives keys one after the other, each for itself or beside those of other jobs.
        case run(VerificationRun, answer: @Sendable () -> Void)
    }

    /// What computing a job has come to.
    enum Progress: Sendable {
        /// It has ended, and this answers the caller.
        case ended(@Sendable () -> Void)
        /// Another key is to be derived, at this cost.
        case goesOn(HashingJobCost)
    }

    let id: HashingPoolState.ID
    /// Answers the caller without computing.
    let fail: @Sendable (HashingPoolError) -> Void
    private let work: Work

    init<Value: Sendable, Failure: Error>(
        _ id: HashingPoolState.ID,
        _ caller: CheckedContinuation<Answer<Value, Failure>, Never>,
        _ body: @escaping @Sendable () throws(Failure) -> Value
    ) {
        self.id = id
        work = .body {
            let outcome = Result(catching: body)
            return { caller.resume(returning: .success(outcome)) }
        }
        fail = { caller.resume(returning: .failure($0)) }
    }

    init(
        _ id: HashingPoolState.ID, _ run: VerificationRun, _ caller: CheckedContinuation<HashingPoolError?, Never>
    ) {
        self.id = id
        work = .run(run) { caller.resume(returning: nil) }
        fail = { caller.resume(returning: $0) }
    }

    /// Computes jobs of one cost side by side on the calling thread, each as far as its cost goes.
    static func compute(_ jobs: [HashingJob]) -> [Progress] {
        let steps = jobs.compactMap(\.step)
        // Only jobs that derive keys are ever together.
        guard steps.count == jobs.count else { return jobs.map { $0.compute() } }
        return zip(jobs, HashingStep.keys(of: steps)).map { job, key in job.resume(with: key) }
    }

    private var step: HashingStep? {
        if case .run(let run, _) = work { run.step } else { nil }
    }

    private func compute() -> Progress {
        guard case .body(let compute) = work else { preconditionFailure("a run without a step is over") }
        return .ended(compute())
    }

    private func resume(with key: Result<SharedSecretBytes, HashingError>) -> Progress {
        guard case .run(let run, let answer) = work else { preconditionFailure("a body derives no key") }
        run.resume(with: key)
        return run.step.map { .goesOn($0.cost) } ?? .ended(answer)
    }
}
