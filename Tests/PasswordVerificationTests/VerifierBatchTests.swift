import Foundation
import PasswordHashing
import Synchronization
import Testing

@testable import PasswordVerification

/// Calls of one function that wait for a thread, and are then computed side by side.
@Suite(.timeLimit(.minutes(10))) struct VerifierBatchTests {
    private static let right = "correct horse"
    /// Right, wrong, and wrong by as little as can be.
    private static let typed = [right, "wrong", right, "correct horsf", "", right, "Correct horse", right]

    /// The policies whose hashes can be computed side by side; PHPass is never preferred.
    private static let preferred: [PreferredHash] = [
        .argon2(cheap), .argon2(Argon2.Parameters(memory: 96, iterations: 1, parallelism: 3)),
        // From here on Argon2 gains from company.
        .argon2(Argon2.Parameters(memory: 32 << 10, iterations: 1, parallelism: 1)),
        .scrypt(Scrypt.Parameters(costN: 16, blockSize: 8, parallelism: 1)), .bcrypt(cost: 4),
    ]

    /// Of which eight can be computed side by side.
    private static let batched = VerificationPolicy(
        preferred: .scrypt(Scrypt.Parameters(costN: 16, blockSize: 8, parallelism: 1)), schemes: .all)

    /// Lets as many calls as there are passwords wait for a pool's one thread, which a body holds meanwhile.
    private func queued<Value: Sendable>(
        on pool: HashingPool, call: @escaping @Sendable (Int) async -> Value,
        _ body: ([Task<Value, Never>], Gate) async throws -> Void
    ) async throws {
        let gate = Gate()
        let holding = pool.start { gate.pass() }
        _ = await gate.nextArrival()
        var tasks: [Task<Value, Never>] = []
        // A call that fails before it comes to the pool is not waited for.
        let hasEnded = Flag()
        for index in Self.typed.indices {
            tasks.append(
                Task {
                    defer { hasEnded.isSet.store(true, ordering: .relaxed) }
                    return await call(index)
                })
            await pool.untilWaiting(tasks.count) { hasEnded.isSet.load(ordering: .relaxed) }
        }
        let isLost = hasEnded.isSet.load(ordering: .relaxed)
        if isLost { gate.open() }
        try #require(!isLost, "a call ended without the pool")
        try await body(tasks, gate)
        try await holding.value.get()
        await pool.drain()
        #expect(pool.isEmpty)
        await pool.shutdown()
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private typealias Answer = Result<Verdict, VerificationError>

    private static func answer(
        _ verifier: Verifier, _ typed: String, _ stored: StoredHash, deadline: Duration? = nil
    ) async -> Answer {
        do throws(VerificationError) {
            return .success(try await verifier.verify(Password(typed), against: stored, deadline: deadline).verdict)
        } catch {
            return .failure(error)
        }
    }

    /// What one after the other answers: the batch must answer the same.
    private func expectAnswersOfOneByOne(_ stored: [StoredHash], _ policy: VerificationPolicy, batches: Bool)
        async throws
    {
        let pool = try HashingPool(threads: 1, memoryBudget: 64 << 20, deadline: patience, batches: batches)
        let verifier = Verifier(pool: pool, policy: policy)
        try await queued(on: pool, call: { await Self.answer(verifier, Self.typed[$0], stored[$0]) }) { tasks, gate in
            gate.open()
            for (index, task) in tasks.enumerated() {
                let verdict = try await task.value.get()
                #expect((verdict != .mismatch) == (Self.typed[index] == Self.right), "call \(index)")
                let alone = try BlockingVerifier(policy: policy).verdict(Self.typed[index], stored[index])
                #expect(verdict == alone, "call \(index)")
            }
        }
        if !batches { #expect(pool.statistics.mostTogether == 1) }
        // Where nobody asks for kernels, other tests of this process turn them on and off.
        if batches, ProcessInfo.processInfo.environment["HASHFERRY_KERNELS"] != nil {
            let hash = try BlockingVerifier(policy: policy).admit(stored[0])
            let fits = hash.derivation.function.batchCount(passwordByteCount: 0)
            #expect((pool.statistics.mostTogether > 1) == (fits > 1))
            #expect(pool.statistics.mostTogether <= fits)
        }
        #expect(pool.statistics.finished == Self.typed.count + 1)
    }

    @Test(arguments: preferred, [true, false])
    func everyAnswerOfABatchIsRight(_ preferred: PreferredHash, _ batches: Bool) async throws {
        let policy = VerificationPolicy(preferred: preferred)
        let stored = try Self.typed.map { _ in try BlockingVerifier(policy: policy).hash(Password(Self.right)) }
        try await expectAnswersOfOneByOne(stored, policy, batches: batches)
    }

    @Test(arguments: [true, false])
    func everyAnswerOfABatchOfPHPassIsRight(_ batches: Bool) async throws {
        let stored = try Self.typed.map { _ in
            try Password(Self.right).withBytes { bytes throws(HashingError) in
                try PHPass(insecurelyHashing: bytes, salt: .randomText(), countLog2: 7).stored
            }
        }
        try await expectAnswersOfOneByOne(stored, .cheap, batches: batches)
    }

    @Test func aLongPasswordOfPHPassIsComputedAlone() throws {
        let function = try BlockingVerifier().admit(Samples.phpass).derivation.function
        #expect(function.batchCount(passwordByteCount: 40) == 1)
        let cost = HashingJobCost(scheme: .phpass, memory: 0, work: 1)
        let short = cost.computed(by: function, passwordByteCount: 39)
        let long = cost.computed(by: function, passwordByteCount: 40)
        #expect((short == long) == (function.batchCount(passwordByteCount: 39) == 1))
    }

    @Test func cancelledAndLateCallsOfABatchFreeTheirPlaces() async throws {
        let clock = ManualClock()
        let pool = try HashingPool(threads: 1, memoryBudget: 64 << 20, clock: clock)
        let verifier = Verifier(pool: pool, policy: Self.batched)
        let stored = try BlockingVerifier(policy: Self.batched).hash(Password(Self.right))
        try await queued(on: pool) { index in
            await Self.answer(verifier, Self.typed[index], stored, deadline: .seconds(index < 2 ? 3 : 20))
        } _: { tasks, gate in
            clock.advance(by: .seconds(3))
            for task in tasks[..<2] { #expect(await task.value == .failure(.pool(.timedOut))) }
            for task in tasks[2..<4] { task.cancel() }
            for task in tasks[2..<4] { #expect(await task.value == .failure(.pool(.cancelled))) }
            #expect(pool.statistics.waiting == 4)
            gate.open()
            for index in 4..<8 {
                let verdict = try await tasks[index].value.get()
                #expect(verdict == (Self.typed[index] == Self.right ? .match(.current) : .mismatch), "call \(index)")
            }
        }
        #expect(pool.statistics.refusals.timedOut == 2)
        #expect(pool.statistics.refusals.cancelled == 2)
        // Those that were given up were not computed.
        #expect(pool.statistics.finished == 5)
    }

    @Test func renewsAMatchAmongCallsOfTheHashItRenewsTo() async throws {
        let pool = try HashingPool(threads: 1, memoryBudget: 64 << 20, deadline: patience)
        let verifier = Verifier(pool: pool, policy: Self.batched)
        let stored = try BlockingVerifier(policy: Self.batched).hash(Password(Samples.password))
        // Every other one is an MD5, whose renewal is the work of the others' verification.
        try await queued(on: pool) { index in
            let old = index.isMultiple(of: 2) ? Samples.md5 : stored
            let answer = try? await verifier.verifyAndRenew(Password(Samples.password), against: old)
            #expect(answer?.verification.verdict == .match(old == stored ? .current : .stale(.scheme)))
            return answer?.replacement
        } _: { tasks, gate in
            gate.open()
            var salts: Set<String> = []
            for (index, task) in tasks.enumerated() {
                let replacement = await task.value
                #expect((replacement != nil) == index.isMultiple(of: 2), "call \(index)")
                guard let replacement else { continue }
                salts.insert(replacement.hash)
                let verifier = BlockingVerifier(policy: Self.batched)
                let (right, wrong) = (
                    try verifier.verdict(Samples.password, replacement), try verifier.verdict("Appwrite", replacement)
                )
                #expect(right == .match(.current))
                #expect(wrong == .mismatch)
            }
            #expect(salts.count == 4)
        }
    }
}

extension VerificationError {
    fileprivate static func pool(_ error: HashingPoolError) -> VerificationError {
        VerificationError(error, .scrypt)
    }
}
