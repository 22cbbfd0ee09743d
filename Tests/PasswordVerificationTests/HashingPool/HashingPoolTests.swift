import PasswordHashing
import PasswordVerification
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10))) struct HashingPoolTests {
    private struct Refusal: Error, Equatable {}

    @Test func returnsTheValueOrTheFailureOfTheBody() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: patience)
        #expect(try await pool.run(.bytes(1)) { 7 }.get() == 7)
        let failed = try await pool.run(.bytes(1)) { () throws(Refusal) -> Int in throw Refusal() }
        #expect(failed == .failure(Refusal()))
        #expect(pool.isEmpty)
        #expect(pool.statistics.finished == 2)
        await pool.shutdown()
    }

    @Test func aJobHasThePassword() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: 1 << 20, deadline: patience)
        let stored = try SchemeRegistry.standard.parse(Samples.bcrypt)
        for (text, matches) in [("U*U", true), ("U*V", false)] {
            let outcome = try await pool.run(HashingJobCost(of: stored), with: Password(text)) {
                password throws(HashingError) in try stored.verify(password)
            }
            #expect(try outcome.get() == matches)
        }
        #expect(pool.statistics.schemes[.bcrypt]?.waits.count == 2)
        await pool.shutdown()
    }

    @Test func neverHoldsMoreThanTheBudget() async throws {
        let pool = try HashingPool(threads: 4, memoryBudget: budget, deadline: patience)
        let gate = Gate()
        let held = Mutex(UInt64(0))
        let jobs = (1...6).map { number in
            pool.start(2) {
                let now = held.withLock { held in
                    held += 2
                    return held
                }
                gate.pass(number)
                held.withLock { $0 -= 2 }
                return now
            }
        }
        await pool.untilWaiting(4)
        #expect(pool.statistics.running == 2)
        #expect(pool.statistics.reservedBytes == budget)
        gate.open()
        for job in jobs { #expect(try await job.value.get() <= budget) }
        #expect(pool.statistics.mostReservedBytes == budget)
        #expect(pool.statistics.mostRunning == 2)
        await pool.shutdown()
    }

    @Test func oneEndWakesAThreadForEachJobThatStartsByIt() async throws {
        let pool = try HashingPool(threads: 4, memoryBudget: budget, deadline: patience)
        let (first, others) = (Gate(), Gate())
        let large = pool.start(4) { first.pass() }
        _ = await first.nextArrival()
        let small = (0..<4).map { number in pool.start(1) { others.pass(number) } }
        await pool.untilWaiting(4)
        first.open()
        try await large.value.get()
        // None of them ends before all have come.
        var arrived: Set<Int?> = []
        for _ in 0..<4 { arrived.insert(await others.nextArrival()) }
        #expect(arrived == [0, 1, 2, 3])
        others.open()
        for job in small { try await job.value.get() }
        await pool.shutdown()
    }

    @Test func startsInTheOrderOfSubmission() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: patience)
        let gate = Gate()
        let order = Mutex([Int]())
        let first = pool.start { gate.pass() }
        _ = await gate.nextArrival()
        var jobs: [Task<PoolAnswer<Void>, Never>] = []
        for number in 1...20 {
            jobs.append(pool.start { order.withLock { $0.append(number) } })
            await pool.untilWaiting(number)
        }
        gate.open()
        for job in [first] + jobs { try await job.value.get() }
        #expect(order.withLock { $0 } == Array(1...20))
        await pool.shutdown()
    }

    @Test func refusesWhatNeverFitsAndWhatFindsNoPlace() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, maximumWaiting: 1, deadline: patience)
        let gate = Gate()
        #expect(await pool.start(budget + 1) {}.value.refusal == .tooLarge)
        let running = pool.start { gate.pass() }
        _ = await gate.nextArrival()
        let waiting = pool.start {}
        await pool.untilWaiting(1)
        #expect(await pool.start {}.value.refusal == .overloaded(retryAfter: .seconds(1)))
        gate.open()
        try await running.value.get()
        try await waiting.value.get()
        #expect(pool.statistics.refusals.tooLarge == 1)
        #expect(pool.statistics.refusals.overloaded == 1)
        await pool.shutdown()
    }

    // MARK: Cancelling

    @Test func aCancelledCallersJobNeverStarts() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: patience)
        let gate = Gate()
        let running = pool.start { gate.pass() }
        _ = await gate.nextArrival()
        let cancelled = pool.start { () -> Void in Issue.record("a cancelled job has started") }
        await pool.untilWaiting(1)
        cancelled.cancel()
        #expect(await cancelled.value.refusal == .cancelled)
        #expect(pool.statistics.waiting == 0)
        gate.open()
        try await running.value.get()
        await pool.drain()
        #expect(pool.statistics.finished == 1)
        #expect(pool.statistics.refusals.cancelled == 1)
        await pool.shutdown()
    }

    @Test func aCancelledCallerDoesNotWaitForTheRunningJob() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: patience)
        let gate = Gate()
        let job = pool.start(3) { gate.pass() }
        _ = await gate.nextArrival()
        job.cancel()
        // The gate is still closed.
        #expect(await job.value.refusal == .cancelled)
        #expect(pool.statistics.running == 1)
        #expect(pool.statistics.reservedBytes == 3)
        gate.open()
        await pool.drain()
        #expect(pool.isEmpty)
        await pool.shutdown()
    }

    @Test func aTaskThatIsCancelledAlreadySubmitsNothing() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: patience)
        let job = Task { () -> HashingPoolError? in
            while !Task.isCancelled { await Task.yield() }
            do throws(HashingPoolError) {
                try await pool.run(.bytes(0)) { () -> Void in Issue.record("a cancelled job has started") }.get()
                return nil
            } catch {
                return error
            }
        }
        job.cancel()
        #expect(await job.value == .cancelled)
        #expect(pool.isEmpty)
        await pool.shutdown()
    }

    @Test func aCancelledJobsClosureIsLetGoAtOnce() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: patience)
        let gate = Gate()
        let running = pool.start { gate.pass() }
        _ = await gate.nextArrival()
        let (lettingGo, letGo) = AsyncStream.makeStream(of: Void.self)
        func start() -> Task<PoolAnswer<Void>, Never> {
            let witness = Witness { letGo.finish() }
            return pool.start { withExtendedLifetime(witness) {} }
        }
        let cancelled = start()
        await pool.untilWaiting(1)
        cancelled.cancel()
        // Ends by the witness alone, while the pool's one thread is held.
        for await _ in lettingGo {}
        #expect(pool.statistics.running == 1)
        gate.open()
        try await running.value.get()
        await pool.shutdown()
    }

    @Test func aThousandCancelledCallersLeaveItEmpty() async throws {
        let pool = try HashingPool(threads: 2, memoryBudget: budget, maximumWaiting: 1000, deadline: patience)
        let jobs = (0..<1000).map { number in pool.start(UInt64(number) % (budget + 1)) {} }
        for job in jobs { job.cancel() }
        var answered = 0
        for job in jobs {
            switch await job.value {
            case .success, .failure(.cancelled): answered += 1
            case .failure(let error): Issue.record(error)
            }
        }
        #expect(answered == 1000)
        await pool.drain()
        #expect(pool.isEmpty)
        await pool.shutdown()
    }

    // MARK: Many

    @Test func aThousandJobsOfAHundredTasksAllEnd() async throws {
        let pool = try HashingPool(threads: 3, memoryBudget: budget, maximumWaiting: 100, deadline: patience)
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<100 {
                group.addTask {
                    var sum = 0
                    for job in 0..<10 {
                        sum += try await pool.run(.bytes(UInt64(task + job) % (budget + 1))) { task * 10 + job }.get()
                    }
                    return sum
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 999 * 1000 / 2)
        #expect(pool.statistics.finished == 1000)
        #expect(pool.statistics.schemes[.argon2]?.waits.count == 1000)
        #expect(pool.statistics.mostReservedBytes <= budget)
        #expect(pool.statistics.mostRunning <= 3)
        #expect(pool.isEmpty)
        await pool.shutdown()
    }
}

/// Tells when it is let go of.
private final class Witness: Sendable {
    private let onDeinit: @Sendable () -> Void

    init(_ onDeinit: @escaping @Sendable () -> Void) {
        self.onDeinit = onDeinit
    }

    deinit { onDeinit() }
}
