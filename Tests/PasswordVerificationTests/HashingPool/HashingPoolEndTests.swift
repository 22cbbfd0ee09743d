import PasswordHashing
import PasswordVerification
import Testing

/// Deadlines, and the end of a pool.
@Suite(.timeLimit(.minutes(10))) struct HashingPoolEndTests {
    // MARK: Deadlines

    @Test(arguments: [Duration.zero, .seconds(-1)]) func aDeadlineThatHasComeStartsNothing(deadline: Duration)
        async throws
    {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: patience)
        let job = pool.start(deadline: deadline) { () -> Void in Issue.record("a late job has started") }
        #expect(await job.value.refusal == .timedOut)
        await pool.shutdown()
        #expect(pool.statistics.refusals.timedOut == 1)
    }

    @Test func aFarDeadlineIsNone() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: .seconds(Int64.max))
        #expect(await pool.start { 7 }.value == .success(7))
        await pool.shutdown()
    }

    @Test func callersAreToldAtTheirDeadlines() async throws {
        let clock = ManualClock()
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: .seconds(9), clock: clock)
        let gate = Gate()
        let running = pool.start(deadline: .seconds(5)) { gate.pass() }
        _ = await gate.nextArrival()
        // The one that comes last is due first; the pool's own deadline is the last of all.
        let byDefault = pool.start {}
        await pool.untilWaiting(1)
        let waiting = pool.start(deadline: .seconds(3)) { () -> Void in Issue.record("a late job has started") }
        await pool.untilWaiting(2)

        clock.advance(by: .seconds(3))
        #expect(await waiting.value.refusal == .timedOut)
        #expect(pool.statistics.refusals.timedOut == 1)
        clock.advance(by: .seconds(2))
        #expect(await running.value.refusal == .timedOut)
        #expect(pool.statistics.running == 1)
        #expect(pool.statistics.refusals.timedOut == 2)
        gate.open()
        try await byDefault.value.get()
        #expect(pool.statistics.schemes[.argon2]?.waits.longest == .seconds(5))
        await pool.shutdown()
    }

    @Test func aRealClockWakesAtADeadline() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: patience)
        let gate = Gate()
        // Due at once or while it runs: the caller is told in either case, though the gate stays closed.
        let job = pool.start(deadline: .milliseconds(1)) { gate.pass() }
        #expect(await job.value.refusal == .timedOut)
        gate.open()
        await pool.shutdown()
    }

    // MARK: The end

    @Test func drainingWaitsForWhatWasTaken() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: budget, deadline: patience)
        let gate = Gate()
        let jobs = [pool.start { gate.pass() }, pool.start { gate.pass() }]
        _ = await gate.nextArrival()
        await pool.untilWaiting(1)
        let drained = Task {
            await pool.drain()
            return pool.statistics.finished
        }
        // Draining has begun once a job is refused; those before are taken, and end when the gate opens.
        var taken: [Task<PoolAnswer<Void>, Never>] = []
        while pool.statistics.refusals.shutDown == 0 {
            let waiting = pool.statistics.waiting
            let job = pool.start {}
            while pool.statistics.waiting == waiting, pool.statistics.refusals.shutDown == 0 { await Task.yield() }
            taken.append(job)
        }
        gate.open()
        #expect(await drained.value == 1 + taken.count)
        for job in jobs + taken.dropLast() { try await job.value.get() }
        #expect(await taken.last?.value.refusal == .shutDown)
        await pool.shutdown()
    }

    @Test func shuttingDownFailsWhatWaitsAndEndsWhatRuns() async throws {
        let pool = try HashingPool(threads: 2, memoryBudget: budget, deadline: patience)
        let gate = Gate()
        let running = pool.start(4) { gate.pass() }
        _ = await gate.nextArrival()
        let waiting = (0..<10).map { _ in
            pool.start(1) { () -> Void in Issue.record("a job has started after the end") }
        }
        await pool.untilWaiting(10)
        let end = Task { await pool.shutdown() }
        for job in waiting { #expect(await job.value.refusal == .shutDown) }
        #expect(pool.statistics.running == 1)
        gate.open()
        try await running.value.get()
        await end.value
        #expect(pool.isEmpty)
        #expect(await pool.start {}.value.refusal == .shutDown)
        #expect(pool.statistics.refusals.shutDown == 11)
        // Again is no harm.
        await pool.shutdown()
        await pool.drain()
    }

    @Test func aPoolThatIsLetGoEndsItsThreads() async throws {
        let (ending, ended) = AsyncStream.makeStream(of: Void.self)
        func use() async throws {
            // Each thread holds on to the clock.
            let pool = try HashingPool(
                threads: 4, memoryBudget: budget, clock: ManualClock { ended.finish() })
            #expect(await pool.start { 7 }.value == .success(7))
        }
        try await use()
        // Ends by the clock alone.
        for await _ in ending {}
    }

    @Test func anErrorSaysNothingOfTheJob() {
        let errors: [HashingPoolError] = [
            .overloaded(retryAfter: .seconds(1)), .tooLarge, .timedOut, .cancelled, .shutDown,
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
    }
}
