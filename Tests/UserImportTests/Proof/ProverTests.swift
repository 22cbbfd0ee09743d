import ImportDestinations
import PasswordHashing
import Testing
import UserImport

/// What a destination has is told by a table; the prover counts it.
@Suite struct ProverTests {
    private struct Table: UserReadBack {
        let answers: [String: ReadBack]

        func compare(_ plans: [AppwritePlan]) -> [ReadBack] { plans.map { answers[$0.userID] ?? .equal } }

        func logIn(_ login: KnownLogin, userID: String, email: String) -> LoginProof { .worked(changes: []) }
    }

    private func summary(
        _ answers: [String: ReadBack] = [:], batchSize: Int = 3, draw: Prover<AppwritePlan>.Draw? = nil,
        failures: inout [String]
    ) async throws -> ProofSummary {
        var told: [String] = []
        let prover = Prover(
            rows: PlannedRows(source: RowsInMemory(ImportRows.all), planner: AppwritePlanner()),
            readBack: Table(answers: answers), batchSize: batchSize, draw: draw
        ) { password, hash in password == "correct horse" && hash.hash == "its hash" }
        let summary = try await prover.run { told.append("\($0) \($1)") }
        failures = told
        return summary
    }

    /// Rows 3 and 6 are rejected; 4, 9, 10 and 11 have no password, 5 and 7 none that can be carried.
    @Test(arguments: [1, 3, 4, 100]) func countsEveryRowOnce(_ batchSize: Int) async throws {
        var failures: [String] = []
        let different = RowRejection(field: "hash", reason: "differ")
        let summary = try await summary(
            [
                "u1": .made(StoredHash("its hash")), "u2": .renewed, "u8": .different(different), "u9": .changed,
                "u11": .missing, "u5": .withoutPassword,
            ], batchSize: batchSize, failures: &failures)
        #expect(summary.rows == 11 && summary.compared == 9)
        // The tenth row is the first one's user again, and its plan has no password: nobody is to be verified.
        #expect(summary.verified == 1 && summary.changed == 2)
        #expect(summary.renewed == 1 && summary.different == 1 && summary.missing == 1 && summary.equal == 2)
        #expect(summary.withoutPassword == 1 && summary.lostPasswords == 1)
        #expect(summary.notCompared == ["the row is rejected": 2])
        #expect(!summary.isProven)
        #expect(
            failures == [
                "8 hash differ", "9 the password was changed since", "10 the password was changed since",
                "11 the user is not there",
            ])
    }

    @Test func drawsTheSameUsersForTheSameSeed() async throws {
        var failures: [String] = []
        let answers = Dictionary(
            uniqueKeysWithValues: ["u1", "u2", "auth0_u4", "u5", "u7", "u8", "u9", "u11"].map { ($0, ReadBack.missing) }
        )
        var draws: Set<[String]> = []
        for seed in [7, 8, 9, 10] as [UInt64] {
            let draw = Prover<AppwritePlan>.Draw(count: 4, seed: seed)
            let first = try await summary(answers, draw: draw, failures: &failures)
            let told = failures
            #expect(first.compared == 4 && first.outsideSample == 5)
            #expect(first.notCompared == ["the row is rejected": 2, "outside of the sample": 5])
            #expect(try await summary(answers, draw: draw, failures: &failures) == first && failures == told)
            draws.insert(told)
        }
        #expect(draws.count > 1)
        let all = try await summary(draw: Prover.Draw(count: 100, seed: 1), failures: &failures)
        #expect(all.compared == 9 && all.outsideSample == 0)
    }

    /// What is left behind on purpose, and what is outside of the sample, is nobody's fault.
    @Test func isProvenWhereAllThatWasToBeThereIs() async throws {
        var deleted = UserRecord.sample(id: "gone")
        deleted.isDeleted = true
        let rows: [SourceRow.Content] = [.record(.sample(id: "here")), .record(deleted)]
        let prover = Prover(
            rows: PlannedRows(source: RowsInMemory(rows), planner: AppwritePlanner()),
            readBack: Table(answers: ["here": .withoutPassword]), batchSize: 10
        ) { _, _ in false }
        var summary = try await prover.run { _, _ in }
        #expect(summary.isProven && summary.leftBehind == 1 && summary.notCompared == ["left behind on purpose": 1])
        summary.loginsFailed = 1
        #expect(!summary.isProven)
    }
}
