import PasswordHashing
import PasswordVerification

/// Bytes of the budget that the tests' pools have.
let budget: UInt64 = 4

/// How long callers wait in tests: on a busy machine that is long.
let patience = Duration.seconds(600)

extension HashingJobCost {
    static func bytes(_ memory: UInt64) -> HashingJobCost {
        HashingJobCost(scheme: .argon2, memory: memory, work: 1)
    }
}

extension HashingPool {
    /// Returns once so many jobs wait: another task submits them.
    /// - Parameter isLost: whether that will never be.
    func untilWaiting(_ count: Int, unless isLost: () -> Bool = { false }) async {
        while statistics.waiting != count, !isLost() { await Task.yield() }
    }

    /// Whether no job waits, runs or holds memory.
    var isEmpty: Bool { statistics.waiting == 0 && statistics.running == 0 && statistics.reservedBytes == 0 }
}

/// What a task got from a pool: its value, or why there is none.
typealias PoolAnswer<Value> = Result<Value, HashingPoolError>

extension PoolAnswer where Failure == HashingPoolError {
    /// Why there is no value; nil where there is one.
    var refusal: HashingPoolError? {
        if case .failure(let error) = self { error } else { nil }
    }
}

extension HashingPool {
    /// Runs a body that cannot fail in a task of its own.
    func start<Value: Sendable>(
        _ memory: UInt64 = 0, deadline: Duration? = nil, _ body: @escaping @Sendable () -> Value
    ) -> Task<PoolAnswer<Value>, Never> {
        Task {
            do throws(HashingPoolError) {
                return .success(try await run(.bytes(memory), deadline: deadline, body).get())
            } catch {
                return .failure(error)
            }
        }
    }
}
