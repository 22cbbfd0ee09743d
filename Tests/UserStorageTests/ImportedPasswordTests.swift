import Dispatch
import PasswordHashing
import PasswordVerification
import Testing
import UserImport

@testable import UserStorage

/// The passwords in plain text of an import are hashed on a pool, and the writes of an import block nobody.
@Suite(.timeLimit(.minutes(10))) struct ImportedPasswordTests {
    /// 1 MiB a hash, and memory for two of them; threads for more.
    private func verifier() throws -> Verifier {
        let parameters = Argon2.Parameters(memory: 1024, iterations: 1, parallelism: 1)
        return Verifier(
            pool: try HashingPool(threads: 4, memoryBudget: 5 << 19, deadline: .seconds(600)),
            policy: VerificationPolicy(preferred: .argon2(parameters)))
    }

    @Test func areHashedWithinTheMemoryOfThePool() async throws {
        try await withStore { store, _ in
            let verifier = try verifier()
            let destination = StoreDestination(store: store, verifier: verifier)
            let plans = try (0..<40).map { try StorePlanner().plan(.user("u\($0)", .plain("password \($0)"))) }
            #expect(try await destination.apply(plans).allSatisfy { $0 == .created })
            let statistics = verifier.pool.statistics
            #expect(statistics.finished == 40)
            #expect(statistics.mostReservedBytes <= verifier.pool.memoryBudget)
            #expect(statistics.mostReservedBytes > 0)
            // Again: each is verified, and found to be the user's.
            #expect(try await destination.apply(plans).allSatisfy { $0 == .unchanged })
            #expect(verifier.pool.statistics.finished == 80)
            for number in [0, 39] {
                let stored = try #require(try await store.user(id: "u\(number)")?.password)
                let verdict = try await verifier.verify(Password("password \(number)"), against: stored).verdict
                #expect(verdict == .match(.current))
            }
        }
    }

    @Test func aPoolThatHasShutDownLosesNoPassword() async throws {
        try await withStore { store, _ in
            let verifier = try verifier()
            await verifier.pool.shutdown()
            let destination = StoreDestination(store: store, verifier: verifier)
            await #expect(throws: VerificationError.self) {
                try await destination.apply(.user("u1"), .user("u2", .plain("a password")))
            }
            #expect(try await store.count() == 0)
        }
    }

    /// More batches than there are threads wait for a writer that is busy: everybody else goes on.
    @Test func waitingForTheWriterBlocksNoThread() async throws {
        try await withStore { store, _ in
            let (started, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let first = Task {
                try await store.write { _ in
                    started.signal()
                    gate.wait()
                }
            }
            try await BlockingCall.run { started.wait() }
            let batches = (0..<64).map { number in
                Task.detached { try await StoreDestination(store: store).apply(.user("u\(number)")) }
            }
            // Each must find a thread, although the batches before it wait.
            for _ in 0..<64 { await Task.detached { await Task.yield() }.value }
            #expect(try await store.count() == 0)
            gate.signal()
            try await first.value
            for batch in batches { #expect(try await batch.value == [.created]) }
            #expect(try await store.count() == 64)
        }
    }
}
