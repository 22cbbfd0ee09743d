import PasswordHashing
import Testing

@testable import PasswordVerification

@Suite struct HashingPoolStateTests {
    static let later = Duration.seconds(60)

    private func state(
        workers: Int = 2, memory: UInt64 = 4, waiting: Int = 100, overtakings: Int = 2, groupCount: Int = 1
    ) -> HashingPoolState {
        HashingPoolState(
            HashingPoolState.Limits(
                workers: workers, memory: memory, waiting: waiting, overtakings: overtakings, groupCount: groupCount))
    }

    private func cost(_ memory: UInt64, scheme: Scheme = .argon2, work: UInt64 = 1) -> HashingJobCost {
        var cost = HashingJobCost(scheme: scheme, memory: memory, work: work)
        cost.batchCount = 100
        return cost
    }

    /// Submits jobs 0, 1, … of these bytes at the moment zero; returns the groups that start.
    private func submit(_ sizes: [UInt64], to state: inout HashingPoolState) throws -> [HashingPoolState.Group] {
        var groups: [HashingPoolState.Group] = []
        for (id, size) in sizes.enumerated() {
            groups += try state.submit(UInt64(id), cost(size), deadline: Self.later, now: .zero)
        }
        return groups
    }

    // MARK: Order

    @Test func whatFitsStartsAtOnce() throws {
        var state = state()
        #expect(try submit([2, 2], to: &state) == [[0], [1]])
    }

    @Test func aLargeJobLetsSmallOnesPassThatFit() throws {
        var state = state(workers: 4)
        #expect(try submit([1, 4, 1], to: &state) == [[0], [2]])
    }

    @Test func nothingPassesAJobThatHasBeenPassedOftenEnough() throws {
        var state = state(workers: 4, overtakings: 2)
        #expect(try submit([1, 4, 1, 1, 1], to: &state) == [[0], [2], [3]])
        #expect(state.finish([0], now: .zero) == [])
        #expect(state.finish([2], now: .zero) == [])
        #expect(state.finish([3], now: .zero) == [[1]])
        #expect(state.finish([1], now: .zero) == [[4]])
    }

    @Test func aJobBehindTheFirstIsNotPassedForEverEither() throws {
        // Job 2 (three bytes) is passed by 3 and 4 while job 1 waits before it.
        var state = state(workers: 4, overtakings: 2)
        #expect(try submit([2, 4, 3, 1, 1, 1], to: &state) == [[0], [3], [4]])
        #expect(state.finish([0], now: .zero) == [])
    }

    @Test func cancellingAJobThatHoldsOthersUpStartsThem() throws {
        var state = state(workers: 4, overtakings: 0)
        #expect(try submit([1, 4, 1, 1], to: &state) == [[0]])
        #expect(state.cancel(1, now: .zero) == [[2], [3]])
    }

    @Test func aJobThatExpiresAndHoldsOthersUpStartsThem() throws {
        var state = state(workers: 4, overtakings: 0)
        _ = try state.submit(0, cost(1), deadline: Self.later, now: .zero)
        _ = try state.submit(1, cost(4), deadline: .seconds(1), now: .zero)
        _ = try state.submit(2, cost(1), deadline: Self.later, now: .zero)
        #expect(state.nextDeadline == .seconds(1))
        let (expired, started) = state.expire(now: .seconds(1))
        #expect(expired == [1])
        #expect(started == [[2]])
        #expect(state.nextDeadline == Self.later)
    }

    // MARK: Refusals

    @Test func refusesWhatNeverFits() throws {
        var state = state(memory: 4)
        #expect(throws: HashingPoolError.tooLarge) { try submit([5], to: &state) }
        #expect(try submit([4], to: &state) == [[0]])
        #expect(state.statistics.refusals.tooLarge == 1)
    }

    @Test func onlyAJobThatHasToWaitNeedsAPlace() throws {
        var state = state(waiting: 0)
        #expect(try submit([0, 0], to: &state) == [[0], [1]])
        #expect(throws: HashingPoolError.overloaded(retryAfter: .seconds(1))) {
            try state.submit(2, cost(0), deadline: Self.later, now: .zero)
        }
        #expect(state.statistics.refusals.overloaded == 1)
        #expect(state.statistics.waiting == 0)
        #expect(state.statistics.mostWaiting == 0)
        // A refused job leaves nothing behind that could start.
        #expect(state.finish([0], now: .zero) == [])
    }

    @Test func saysWhenToComeBackByTheSpeedSoFar() throws {
        var state = state(workers: 2, waiting: 3)
        _ = try submit([0, 0, 0, 0, 0], to: &state)
        _ = state.finish([0], now: .seconds(8))
        _ = try state.submit(5, cost(0), deadline: Self.later, now: .seconds(8))
        // Three jobs wait; one job took a thread eight seconds; there are two threads.
        #expect(throws: HashingPoolError.overloaded(retryAfter: .seconds(12))) {
            try state.submit(6, cost(0), deadline: Self.later, now: .seconds(8))
        }
    }

    @Test func aDeadlineThatHasComeIsRefused() {
        var state = state()
        #expect(throws: HashingPoolError.timedOut) {
            try state.submit(0, cost(0), deadline: .seconds(3), now: .seconds(3))
        }
        #expect(state.isEmpty)
    }

    @Test func afterClosingWhatWaitsStillRuns() throws {
        var state = state(workers: 1)
        _ = try submit([0, 0], to: &state)
        state.close()
        #expect(throws: HashingPoolError.shutDown) {
            try state.submit(2, cost(0), deadline: Self.later, now: .zero)
        }
        #expect(state.finish([0], now: .zero) == [[1]])
        #expect(state.finish([1], now: .zero) == [])
        #expect(state.isEmpty)
    }

    @Test func shuttingDownForgetsWhatWaits() throws {
        var state = state(workers: 1)
        _ = try submit([0, 0, 0], to: &state)
        #expect(state.shutDown() == [1, 2])
        #expect(!state.isEmpty)
        #expect(state.finish([0], now: .zero) == [])
        #expect(state.isEmpty)
        #expect(state.statistics.refusals.shutDown == 2)
    }

    // MARK: Callers that are gone

    @Test func aRunningJobHoldsItsMemoryAfterItsCallerIsGone() throws {
        var state = state(workers: 4)
        #expect(try submit([4, 4], to: &state) == [[0]])
        #expect(state.cancel(0, now: .zero) == [])
        #expect(state.statistics.reservedBytes == 4)
        #expect(state.finish([0], now: .zero) == [[1]])
        // A second cancelling, and one after the end, count for nothing.
        _ = state.cancel(0, now: .zero)
        #expect(state.statistics.refusals.cancelled == 1)
    }

    @Test func aRunningJobExpiresOnceAndNotAfterItWasCancelled() throws {
        var state = state(workers: 2)
        _ = try submit([0, 0], to: &state)
        _ = state.cancel(1, now: .zero)
        #expect(state.expire(now: Self.later).expired == [0])
        #expect(state.expire(now: Self.later).expired == [])
        #expect(state.nextDeadline == nil)
        #expect(state.statistics.refusals.timedOut == 1)
    }

    // MARK: Groups

    @Test func idleThreadsShareWhatWaits() throws {
        // The first takes both threads with it; then five wait, and each thread that comes free is the only idle one.
        var state = state(workers: 2, memory: 100, groupCount: 4)
        #expect(try submit(Array(repeating: 1, count: 7), to: &state) == [[0], [1]])
        #expect(state.finish([0], now: .zero) == [[2, 3, 4, 5]])
        #expect(state.finish([1], now: .zero) == [[6]])
        #expect(state.statistics.running == 5)
        #expect(state.finish([2, 3, 4, 5], now: .zero) == [])
        #expect(state.statistics.reservedBytes == 1)
    }

    @Test func severalIdleThreadsTakeEqualShares() throws {
        // The whole budget ends at once and wakes three threads for five jobs: two, two and one.
        var state = state(workers: 3, memory: 8, overtakings: 0, groupCount: 4)
        #expect(try submit([8, 1, 1, 1, 1, 1], to: &state) == [[0]])
        #expect(state.finish([0], now: .zero) == [[1, 2], [3, 4], [5]])
    }

    @Test func idleThreadsShareTheMemoryToo() throws {
        // Two threads, four waiting, and memory for two of them: one each.
        var state = state(workers: 2, memory: 8, overtakings: 0, groupCount: 4)
        #expect(try submit([8, 4, 4, 4, 4], to: &state) == [[0]])
        #expect(state.finish([0], now: .zero) == [[1], [2]])
    }

    @Test func theTimeToAPlaceIsThatOfTheThreadsThatHaveMemory() throws {
        // Of eight threads one has work: the others find no memory.
        var state = state(workers: 8, memory: 1, waiting: 4)
        #expect(try submit([1, 1, 1, 1, 1], to: &state) == [[0]])
        #expect(state.finish([0], now: .seconds(2)) == [[1]])
        _ = try state.submit(5, cost(1), deadline: Self.later, now: .seconds(2))
        #expect(throws: HashingPoolError.overloaded(retryAfter: .seconds(8))) {
            try state.submit(6, cost(1), deadline: Self.later, now: .seconds(2))
        }
    }

    @Test func aGroupHasOneCostAndFitsTheBudget() throws {
        var state = state(workers: 1, memory: 3, groupCount: 4)
        let costs = [
            cost(3), cost(1), cost(1, work: 2), cost(1), cost(1, scheme: .scrypt), cost(1), cost(1),
        ]
        for (id, cost) in costs.enumerated() {
            _ = try state.submit(UInt64(id), cost, deadline: Self.later, now: .zero)
        }
        // Jobs 2 and 4 differ; 2 has then been passed by 3 and 5. The fourth of its cost would not fit the three bytes.
        #expect(state.finish([0], now: .zero) == [[1, 3, 5]])
        #expect(state.finish([1, 3, 5], now: .zero) == [[2]])
    }

    @Test func aGroupPassesNoJobTooOften() throws {
        var state = state(workers: 1, memory: 100, overtakings: 1, groupCount: 4)
        for (id, work) in [UInt64(0), 1, 2, 1, 1].enumerated() {
            _ = try state.submit(UInt64(id), cost(1, work: work), deadline: Self.later, now: .zero)
        }
        #expect(state.finish([0], now: .zero) == [[1, 3]])
    }

    // MARK: Jobs of several parts

    @Test func aJobThatGoesOnIsTheNextToStart() throws {
        var state = state(workers: 1)
        _ = try submit([1, 1, 1], to: &state)
        #expect(state.finish([0], goingOn: [0: cost(4)], now: .zero) == [[0]])
        #expect(state.statistics.reservedBytes == 4 && state.statistics.finished == 0)
        #expect(state.finish([0], now: .zero) == [[1]])
        #expect(state.statistics.finished == 1)
    }

    @Test func aJobThatGoesOnNeedsNoPlaceInTheQueue() throws {
        var state = state(workers: 1, waiting: 1)
        _ = try submit([1, 1], to: &state)
        #expect(throws: HashingPoolError.self) {
            try state.submit(2, cost(1), deadline: Self.later, now: .zero)
        }
        #expect(state.finish([0], goingOn: [0: cost(1)], now: .zero) == [[0]])
        #expect(state.statistics.waiting == 1)
    }

    @Test func aJobThatGoesOnWaitsForItsMemory() throws {
        var state = state(workers: 2)
        _ = try submit([1, 2], to: &state)
        #expect(state.finish([0], goingOn: [0: cost(4)], now: .zero) == [])
        #expect(state.finish([1], now: .zero) == [[0]])
    }

    @Test func aJobThatGoesOnKeepsItsDeadline() throws {
        var state = state(workers: 1)
        _ = try submit([1], to: &state)
        _ = state.finish([0], goingOn: [0: cost(1)], now: .seconds(59))
        #expect(state.expire(now: .seconds(60)).expired == [0])
    }

    @Test func aJobWithoutACallerDoesNotGoOn() throws {
        var state = state(workers: 1)
        _ = try submit([1, 1], to: &state)
        _ = state.cancel(0, now: .zero)
        #expect(state.finish([0], goingOn: [0: cost(1)], now: .zero) == [[1]])
        #expect(state.statistics.finished == 1)
    }

    @Test func aCostThatComputesAloneHasNoGroup() throws {
        var state = state(workers: 1, memory: 100, groupCount: 4)
        let alone = HashingJobCost(scheme: .md5, memory: 1, work: 1)
        for id in UInt64(0)..<3 { _ = try state.submit(id, alone, deadline: Self.later, now: .zero) }
        #expect(state.finish([0], now: .zero) == [[1]])
    }

    // MARK: Statistics

    @Test func keepsAccountOfLevelsAndWaits() throws {
        var state = state(workers: 1)
        _ = try submit([3], to: &state)
        _ = try state.submit(1, cost(1, scheme: .scrypt), deadline: Self.later, now: .seconds(1))
        _ = try state.submit(2, cost(2, scheme: .scrypt), deadline: Self.later, now: .seconds(2))
        _ = state.finish([0], now: .seconds(4))
        _ = state.finish([1], now: .seconds(5))
        let statistics = state.statistics
        #expect(statistics.waiting == 0)
        #expect(statistics.running == 1)
        #expect(statistics.reservedBytes == 2)
        #expect(statistics.mostWaiting == 2)
        #expect(statistics.mostRunning == 1)
        #expect(statistics.mostReservedBytes == 3)
        #expect(statistics.finished == 2)
        #expect(statistics.busyTime == .seconds(5))
        #expect(statistics.schemes.count == 2)
        #expect(statistics.schemes[.scrypt]?.running == 1 && statistics.schemes[.argon2]?.running == 0)
        #expect(statistics.schemes[.scrypt]?.reservedBytes == 2)
        #expect(statistics.schemes[.argon2]?.waits.total == .zero)
        #expect(statistics.schemes[.scrypt]?.waits.count == 2)
        #expect(statistics.schemes[.scrypt]?.waits.total == .seconds(6))
        #expect(statistics.schemes[.scrypt]?.waits.longest == .seconds(3))
    }
}
