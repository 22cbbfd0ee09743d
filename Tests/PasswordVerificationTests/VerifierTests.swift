import PasswordHashing
import Testing

@testable import PasswordVerification

/// The verifier on a pool: the same answers as the one that blocks, and the pool's own refusals.
@Suite struct VerifierTests {
    private static let stored = StoredHash("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0")
    private static let typed = "test12345"

    private func withVerifier(
        memory: UInt64 = 64 << 20, waiting: Int = 16, _ body: (Verifier) async throws -> Void
    ) async throws {
        let pool = try HashingPool(threads: 2, memoryBudget: memory, maximumWaiting: waiting, deadline: patience)
        try await body(Verifier(pool: pool, policy: .cheap))
        await pool.shutdown()
        #expect(pool.statistics.waiting == 0 && pool.statistics.running == 0 && pool.statistics.reservedBytes == 0)
    }

    @Test func tellsAMatchFromAMismatch() async throws {
        try await withVerifier { verifier in
            let right = try await verifier.verify(Password(Self.typed), against: Self.stored)
            #expect(right.verdict == .match(.stale(.scheme)))
            let wrong = try await verifier.verify(Password("wrong"), against: Self.stored)
            #expect(wrong.verdict == .mismatch)
        }
    }

    @Test func renewsToWhatItThenFindsCurrent() async throws {
        try await withVerifier { verifier in
            let (_, replacement) = try await verifier.verifyAndRenew(Password(Self.typed), against: Self.stored)
            let renewed = try #require(replacement)
            let first = try await verifier.verify(Password(Self.typed), against: renewed)
            #expect(first.verdict == .match(.current))
            let made = try await verifier.hash(Password(Self.typed))
            let second = try await verifier.verify(Password(Self.typed), against: made)
            #expect(second.verdict == .match(.current))
        }
    }

    @Test func aLoginOfNobodyIsAMismatch() async throws {
        try await withVerifier { verifier in
            guard case .mismatch = try await verifier.verifyForLogin(Password(Self.typed), against: nil),
                case .mismatch = try await verifier.rejectUnknownUser(Password(Self.typed)),
                case .mismatch = try await verifier.verifyForLogin(Password("wrong"), against: Self.stored),
                case .match(.phpass, let replacement?, .scheme) =
                    try await verifier.verifyForLogin(Password(Self.typed), against: Self.stored)
            else {
                Issue.record("a login has another verdict")
                return
            }
            #expect(replacement.declaredScheme == .argon2)
        }
    }

    @Test func refusesWhatTheWholeBudgetDoesNotHold() async throws {
        try await withVerifier(memory: 1 << 20) { verifier in
            let large = StoredHash(
                "$argon2id$v=19$m=2048,t=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
            do throws(VerificationError) {
                _ = try await verifier.verify(Password("x"), against: large)
                Issue.record("a hash over the budget was computed")
            } catch {
                #expect(error.code == .refused && error.scheme == .argon2)
            }
        }
    }

    @Test func refusesAtLogInInTheTimeOfTheOthersWhatTheBudgetJustDoesNotHold() async throws {
        try await withVerifier(memory: 1 << 20) { verifier in
            // V alone would fit.
            let scrypt = StoredHash("$scrypt$ln=10,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
            do throws(VerificationError) {
                _ = try await verifier.verifyForLogin(Password("x"), against: scrypt)
                Issue.record("a hash over the budget was computed")
            } catch {
                #expect(error.code == .refused && error.scheme == .scrypt)
            }
            #expect(verifier.pool.statistics.finished == 1)
            #expect(verifier.pool.statistics.refusals == HashingPoolStatistics.Refusals())
        }
    }

    @Test func aMatchThatCannotBeRenewedIsAMatch() throws {
        let blocking = BlockingVerifier(policy: .cheap)
        let run = blocking.run(.renew, Password(Self.typed), against: Self.stored)
        run.resume(with: try #require(run.step).key())
        #expect(run.step?.purpose == .newHash)
        run.resume(with: .failure(.outOfMemory))
        let renewal = try run.outcome().renewal
        #expect(renewal.verification.verdict == .match(.stale(.scheme)))
        #expect(renewal.replacement == nil)
    }

    @Test func saysWhenThereIsNoPlaceOrNoTime() async throws {
        try await withVerifier { verifier in
            do throws(VerificationError) {
                _ = try await verifier.verify(Password(Self.typed), against: Self.stored, deadline: .zero)
                Issue.record("a deadline that is past was met")
            } catch {
                #expect(error.code == .timedOut)
            }
        }
        let overloaded = VerificationError(HashingPoolError.overloaded(retryAfter: .seconds(3)), .argon2)
        #expect(overloaded.code == .overloaded && overloaded.retryAfter == .seconds(3))
        #expect(VerificationError(HashingPoolError.cancelled, .argon2).code == .cancelled)
        #expect(VerificationError(HashingPoolError.tooLarge, .argon2).code == .refused)
        let pool = try HashingPool(threads: 1, memoryBudget: 64 << 20, deadline: patience)
        await pool.shutdown()
        do throws(VerificationError) {
            _ = try await Verifier(pool: pool, policy: .cheap).hash(Password(Self.typed))
            Issue.record("a pool that is shut down answered")
        } catch {
            #expect(error.code == .cancelled)
        }
    }

    @Test func answersEveryRequestOfABatchOnce() async throws {
        try await withVerifier { verifier in
            let requests = (0..<40).map { number in
                VerificationRequest(
                    password: Array((number.isMultiple(of: 3) ? Self.typed : "wrong").utf8),
                    stored: number == 7 ? StoredHash("nonsense") : Self.stored)
            }
            var seen: Set<Int> = []
            for await result in verifier.verify(contentsOf: requests) {
                #expect(seen.insert(result.index).inserted)
                switch result.outcome {
                case .success(let verification):
                    #expect((verification.verdict == .mismatch) == !result.index.isMultiple(of: 3))
                case .failure(let error): #expect(result.index == 7 && error.code == .unrecognized)
                }
            }
            #expect(seen.count == 40)
        }
    }

    @Test func noRequestOfABatchIsLate() async throws {
        // A log-in of this pool would be late at once.
        let pool = try HashingPool(threads: 1, memoryBudget: 64 << 20, deadline: .zero)
        let request = VerificationRequest(password: Array(Self.typed.utf8), stored: Self.stored)
        var matches = 0
        for await result in Verifier(pool: pool, policy: .cheap).verify(contentsOf: [request, request]) {
            if case .match = try result.outcome.get().verdict { matches += 1 }
        }
        await pool.shutdown()
        #expect(matches == 2)
    }
}
