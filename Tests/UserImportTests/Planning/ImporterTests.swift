import ImportDestinations
import Testing
import UserImport

@Suite struct ImporterTests {
    /// Runs an import of the sample rows, and notes the rows that were settled.
    private func run(
        _ destination: MemoryDestination, _ journal: MemoryJournal? = nil, batchSize: Int = 3,
        failure: SourceError? = nil, policy: ImportPolicy = ImportPolicy(), settled: inout [Int]
    ) async throws -> ImportSummary {
        let rows = PlannedRows(
            source: RowsInMemory(ImportRows.all, failure: failure), planner: AppwritePlanner(policy: policy))
        let importer = Importer(rows: rows, destination: destination, journal: journal, batchSize: batchSize)
        return try await importer.run(settled: { settled.append($0.number) }, progressed: { _ in })
    }

    private func run(_ destination: MemoryDestination, batchSize: Int = 3) async throws -> ImportSummary {
        var settled: [Int] = []
        return try await run(destination, batchSize: batchSize, settled: &settled)
    }

    @Test func countsEveryRow() async throws {
        let destination = MemoryDestination()
        let summary = try await run(destination)
        #expect(summary.rows == 11)
        #expect((summary.created, summary.unchanged, summary.conflicts) == (8, 0, 1))
        #expect((summary.rejected, summary.skipped, summary.mappedIDs) == (2, 0, 1))
        #expect(summary.routes == ["plain": 1, "carried": 1, "no-password": 4, "uncarriable": 2, "reencoded": 1])
        #expect(summary.schemes == ["phpass": 1, "md5": 1])
        #expect(summary.lostFields == ["createdAt": 1])
        #expect(summary.reasons.values.reduce(0, +) == 6)
        #expect(summary.reasons["rejected: email is twice there"] == 1)
        #expect(summary.reasons["conflict: id is there already"] == 1)
        #expect(!summary.isComplete)
        #expect(await destination.users.count == 8)
    }

    @Test(arguments: [(1, 9), (3, 4), (11, 1), (12, 1), (1000, 1)])
    func sendsABatchAtATime(size: Int, calls: Int) async throws {
        let destination = MemoryDestination()
        let summary = try await run(destination, batchSize: size)
        let batches = await destination.batches
        #expect(batches.reduce(0, +) == 9 && batches.allSatisfy { $0 <= size })
        #expect(batches.filter { $0 > 0 }.count == calls)
        #expect(summary == (try await run(MemoryDestination())))
    }

    @Test func tellsOfEveryRowInOrder() async throws {
        let rows = PlannedRows(source: RowsInMemory(ImportRows.all), planner: AppwritePlanner())
        var told: [String] = []
        let importer = Importer(rows: rows, destination: MemoryDestination(), batchSize: 4)
        _ = try await importer.run(
            settled: { row in
                #expect(row.bytes == Array("row \(row.number)".utf8))
                switch row.result {
                case .applied(_, .created): told.append("\(row.number) created")
                case .applied(_, .unchanged): told.append("\(row.number) unchanged")
                case .applied(_, .passwordAdded): told.append("\(row.number) password added")
                case .applied(_, .passwordReplaced): told.append("\(row.number) password replaced")
                case .applied(_, .conflict): told.append("\(row.number) conflict")
                case .applied(_, .refused): told.append("\(row.number) refused")
                case .planned: told.append("\(row.number) planned")
                case .rejected: told.append("\(row.number) rejected")
                }
            },
            progressed: { told.append("= \($0.rows)") })
        #expect(
            told == [
                "1 created", "2 created", "3 rejected", "4 created", "= 4", "5 created", "6 rejected", "7 created",
                "8 created", "= 8", "9 created", "10 conflict", "11 created", "= 11",
            ])
    }

    @Test func skippedUsersAreNotSent() async throws {
        var policy = ImportPolicy()
        policy.uncarriable = .skip
        var settled: [Int] = []
        let destination = MemoryDestination()
        let summary = try await run(destination, policy: policy, settled: &settled)
        #expect(summary.skipped == 2 && summary.created == 6 && settled == Array(1...11))
        #expect(await destination.users["u5"] == nil)
    }

    @Test func aSecondRunChangesNothing() async throws {
        let destination = MemoryDestination()
        let first = try await run(destination)
        let users = await destination.users
        let second = try await run(destination)
        #expect(second.unchanged == first.created && second.created == 0 && second.conflicts == first.conflicts)
        #expect(await destination.users == users)
    }

    @Test func aBrokenFileSettlesWhatCameBefore() async throws {
        let destination = MemoryDestination()
        let journal = MemoryJournal()
        var settled: [Int] = []
        let error = await #expect(throws: SourceError.self) {
            try await run(destination, journal, batchSize: 4, failure: SourceError("cut short"), settled: &settled)
        }
        #expect(error?.message == "cut short")
        #expect(settled == Array(1...11))
        #expect(journal.checkpoint?.row == 11 && journal.checkpoint?.summary.created == 8)
    }

    @Test(arguments: 0..<4) func aFailedDestinationLeavesTheJournalAtTheLastBatch(call: Int) async throws {
        let uninterrupted = try await run(MemoryDestination())
        let destination = MemoryDestination(failingAtCall: call)
        let journal = MemoryJournal()
        var settled: [Int] = []
        await #expect(throws: MemoryDestination.Failure.self) {
            try await run(destination, journal, settled: &settled)
        }
        #expect(journal.checkpoint?.row == (call == 0 ? nil : call * 3))
        #expect(settled == Array(1..<call * 3 + 1))
        #expect(await destination.finishes == 1)

        await destination.repair()
        let resumed = try await run(destination, journal, settled: &settled)
        #expect(resumed == uninterrupted)
        #expect(settled == Array(1...11))
        #expect(journal.checkpoint == ImportCheckpoint(row: 11, summary: uninterrupted))
    }

    /// Killed between a batch and its checkpoint: the batch is done again, and finds itself.
    @Test(arguments: 0..<4) func aLostCheckpointCostsOneBatch(record: Int) async throws {
        let destination = MemoryDestination()
        let journal = MemoryJournal()
        journal.failingRecord = record
        var settled: [Int] = []
        await #expect(throws: MemoryJournal.Failure.self) { try await run(destination, journal, settled: &settled) }
        #expect(journal.checkpoints.count == record)

        journal.failingRecord = nil
        let resumed = try await run(destination, journal, settled: &settled)
        let reference = MemoryDestination()
        let uninterrupted = try await run(reference)
        #expect(resumed.rows == 11 && resumed.rejected == uninterrupted.rejected)
        #expect(resumed.created + resumed.unchanged == uninterrupted.created && resumed.unchanged <= 3)
        let (users, expected) = (await destination.users, await reference.users)
        #expect(users == expected)
    }

    /// What a checkpoint calls settled has been told, and those who were told have put it on the disk by then.
    @Test func progressIsToldBeforeTheCheckpoint() async throws {
        let journal = MemoryJournal()
        let rows = PlannedRows(source: RowsInMemory(ImportRows.all), planner: AppwritePlanner())
        let importer = Importer(rows: rows, destination: MemoryDestination(), journal: journal, batchSize: 3)
        _ = try await importer.run(
            settled: { _ in },
            progressed: { #expect((journal.checkpoint?.row ?? 0) < $0.rows) })
    }

    @Test func aFinishedImportResumesToNothing() async throws {
        let journal = MemoryJournal()
        var settled: [Int] = []
        let first = try await run(MemoryDestination(), journal, settled: &settled)
        let destination = MemoryDestination()
        let second = try await run(destination, journal, settled: &settled)
        #expect(second == first && settled.count == 11)
        #expect(await destination.batches.isEmpty)
    }

    /// Stopped before any row, at any row, or never: what is settled then is whole batches, and the next run goes on.
    @Test(arguments: 0...12) func isStoppedBetweenTwoBatches(row: Int) async throws {
        let destination = MemoryDestination()
        let journal = MemoryJournal()
        let rows = PlannedRows(source: RowsInMemory(ImportRows.all), planner: AppwritePlanner())
        let importer = Importer(rows: rows, destination: destination, journal: journal, batchSize: 3)
        var asked = 0
        let summary = try await importer.run(
            settled: { _ in }, progressed: { _ in },
            isStopped: {
                asked += 1
                return asked > row
            })
        #expect(summary.rows == (row > 11 ? 11 : row / 3 * 3))
        #expect(summary == journal.checkpoint?.summary ?? ImportSummary())
        #expect(await destination.finishes == 1)
        var settled: [Int] = []
        let resumed = try await run(destination, journal, settled: &settled)
        #expect(settled == Array(summary.rows..<11).map { $0 + 1 })
        #expect(resumed == (try await run(MemoryDestination())))
    }

    @Test func anEmptyFileIsDoneAtOnce() async throws {
        let rows = PlannedRows(source: RowsInMemory([]), planner: AppwritePlanner())
        let destination = MemoryDestination()
        let summary = try await Importer(rows: rows, destination: destination).run(
            settled: { _ in }, progressed: { _ in })
        #expect(summary == ImportSummary() && summary.isComplete)
        #expect(await destination.batches.isEmpty)
    }
}
