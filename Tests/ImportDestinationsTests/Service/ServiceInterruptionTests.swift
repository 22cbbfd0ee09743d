import AppwriteUsers
import ImportDestinations
import Testing
import UserImport

/// Wherever a run is cut, the next one ends in the same state, and nothing is made twice.
@Suite struct ServiceInterruptionTests {
    private func run(
        _ service: MemoryService, _ journal: MemoryJournal? = nil, retry: RetryPolicy = .never, concurrency: Int = 1
    ) async throws -> ImportSummary {
        let rows = PlannedRows(source: RowsInMemory(try ServiceRows.all()), planner: AppwritePlanner())
        let destination = service.destination(concurrency: concurrency, retry: retry)
        let importer = Importer(rows: rows, destination: destination, journal: journal, batchSize: 4)
        return try await importer.run(settled: { _ in }, progressed: { _ in })
    }

    /// The state after a run that nothing cuts, and how many requests it takes.
    private func uninterrupted() async throws -> (users: [User], summary: ImportSummary, requests: Int) {
        let service = MemoryService()
        let summary = try await run(service)
        #expect((summary.rows, summary.created, summary.conflicts) == (12, 11, 1))
        return (service.users, summary, service.requests.count)
    }

    @Test(arguments: [(false, 1), (true, 1), (true, 4)])
    func aCutRunIsCompletedByTheNext(carriedOut: Bool, concurrency: Int) async throws {
        let expected = try await uninterrupted()
        #expect(expected.requests > 30)
        for cut in 1...expected.requests {
            let service = MemoryService()
            let journal = MemoryJournal()
            service.fail { number, _ in
                number < cut ? nil : number == cut ? .lost(carriedOut: carriedOut) : .unreachable
            }
            await #expect(throws: AppwriteError.self) { try await run(service, journal, concurrency: concurrency) }
            service.fail()
            let summary = try await run(service, journal, concurrency: concurrency)
            #expect(service.users == expected.users, "cut at request \(cut)")
            #expect(service.created == 11, "cut at request \(cut)")
            #expect((summary.rows, summary.conflicts, summary.rejected) == (12, 1, 0))
            #expect(summary.created + summary.unchanged == 11)
        }
    }

    @Test func everyCutInARowIsSurvived() async throws {
        let expected = try await uninterrupted()
        let service = MemoryService()
        let journal = MemoryJournal()
        // Each run comes some requests further than the one before it.
        for reach in stride(from: 3, through: 90, by: 3) {
            service.fail { number, _ in number <= reach ? nil : .unreachable }
            _ = try? await run(service, journal)
        }
        #expect(service.users == expected.users && service.created == 11)
        #expect(journal.checkpoint?.row == 12)
    }

    /// The client repeats what may be repeated, the destination settles the rest: one run is enough.
    @Test(arguments: [false, true]) func aLostAnswerIsSettledAtOnce(carriedOut: Bool) async throws {
        let expected = try await uninterrupted()
        for lost in 1...expected.requests {
            let service = MemoryService()
            service.fail { number, _ in number == lost ? .lost(carriedOut: carriedOut) : nil }
            let summary = try await run(service, retry: .default)
            #expect(service.users == expected.users, "request \(lost)")
            #expect(service.created == 11, "request \(lost)")
            #expect(summary == expected.summary, "request \(lost)")
        }
    }

    /// A success that cannot be read is settled by reading the user back.
    @Test func anAnswerThatIsNoneIsSettledAtOnce() async throws {
        let expected = try await uninterrupted()
        for garbled in 1...expected.requests {
            let service = MemoryService()
            service.fail { number, request in number == garbled && !request.hasPrefix("GET") ? .garbled : nil }
            let summary = try await run(service, retry: .default)
            #expect(service.users == expected.users, "request \(garbled)")
            #expect(service.created == 11, "request \(garbled)")
            #expect(summary == expected.summary, "request \(garbled)")
        }
    }
}
