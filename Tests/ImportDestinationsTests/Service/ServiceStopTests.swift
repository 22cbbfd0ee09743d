import AppwriteUsers
import ImportDestinations
import Testing
import UserImport

/// A delivery that is stopped answers for those whom it has finished, and the next one goes on behind them.
@Suite struct ServiceStopTests {
    @Test(arguments: [1, 4]) func answersForTheFirstUsersOnly(concurrency: Int) async throws {
        let service = MemoryService()
        let stop = DeliveryStop()
        service.fail { number, _ in
            if number == 10 { stop.stop() }
            return nil
        }
        let plans = try (1...40).map { number in
            try AppwritePlanner().plan(.sample(.none, id: "u\(number)").with { $0.email = "u\(number)@example.com" })
        }
        let outcomes = try await service.destination(concurrency: concurrency, stop: stop).apply(plans)
        #expect(outcomes == Array(repeating: .created, count: outcomes.count))
        #expect((10..<10 + concurrency).contains(outcomes.count))
        // Nobody was begun and not answered for.
        #expect(service.users.count == outcomes.count)
    }

    @Test func beginsNobodyOnceStopped() async throws {
        let service = MemoryService()
        let stop = DeliveryStop()
        stop.stop()
        let plan = try AppwritePlanner().plan(.full())
        #expect(try await service.destination(stop: stop).apply([plan]).isEmpty)
        #expect(service.requests.isEmpty)
    }

    /// A server that is away, or refuses with 500 for the time being, says nothing about the user.
    @Test(arguments: [MemoryService.Fault.unreachable, .refused(500, "general_unknown"), .refused(429, "")])
    func judgesNobodyWhomItCannotFinish(_ fault: MemoryService.Fault) async throws {
        let service = MemoryService()
        let stop = DeliveryStop()
        service.fail { number, request in
            if number == 4 { stop.stop() }
            return request.hasPrefix("POST") || request.hasPrefix("P") && number > 3 ? fault : nil
        }
        let destination = service.destination(concurrency: 1, retry: .patient(for: .seconds(60)), stop: stop)
        #expect(try await destination.apply([try AppwritePlanner().plan(.full())]).isEmpty)
    }

    @Test(arguments: 1...30) func theNextRunGoesOnBehindTheLastSettledRow(cut: Int) async throws {
        let (service, journal, stop) = (MemoryService(), MemoryJournal(), DeliveryStop())
        service.fail { number, _ in
            if number == cut { stop.stop() }
            return nil
        }
        let first = try await run(service, journal, stop)
        #expect(first.rows < 12 && journal.checkpoint?.row ?? 0 == first.rows)
        let requests = service.requests.count
        #expect(requests >= cut)
        let summary = try await run(service, journal, DeliveryStop())
        #expect((summary.rows, summary.created + summary.unchanged, summary.conflicts) == (12, 11, 1))
        #expect(service.created == 11)
    }

    private func run(
        _ service: MemoryService, _ journal: MemoryJournal, _ stop: DeliveryStop
    ) async throws -> ImportSummary {
        let importer = Importer(
            rows: PlannedRows(source: RowsInMemory(try ServiceRows.all()), planner: AppwritePlanner()),
            destination: service.destination(concurrency: 2, stop: stop), journal: journal, batchSize: 4)
        return try await importer.run(settled: { _ in }, progressed: { _ in }, isStopped: { stop.isStopped })
    }
}
