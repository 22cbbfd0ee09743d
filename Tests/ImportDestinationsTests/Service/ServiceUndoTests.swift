import AppwriteUsers
import Foundation
import ImportDestinations
import Testing
import UserImport

/// Over HTTP, too, an undo deletes whom the import has made and nobody has used or changed since.
@Suite struct ServiceUndoTests {
    /// Runs an import with a journal in a folder of its own.
    private func withJournal(_ body: (_ path: String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appending(path: "journal").path(percentEncoded: false))
    }

    private func importAll(into service: MemoryService, journal path: String, retry: RetryPolicy = .never) async throws
    {
        let journal = try FileJournal(path: path, source: "test", export: ExportFingerprint(size: 1, digest: [1]))
        let rows = PlannedRows(source: RowsInMemory(try ServiceRows.all()), planner: AppwritePlanner())
        let importer = Importer(
            rows: rows, destination: service.destination(concurrency: 2, retry: retry), journal: journal, batchSize: 4)
        _ = try await importer.run(settled: { _ in }, progressed: { _ in })
        try journal.finish()
    }

    private func undo(_ service: MemoryService, journal path: String) async throws -> UndoCounts {
        let client = UsersClient(
            endpoint: "https://users.example", project: "p", key: "k", transport: service, retry: .never,
            wait: { _ in })
        return try await ImportUndo(path: path).run(at: ServiceRemoval(client: client)) { _ in }
    }

    @Test func leavesAnEmptyService() async throws {
        try await withJournal { journal in
            let service = MemoryService()
            try await importAll(into: service, journal: journal)
            #expect(service.created == 11)
            #expect(try await undo(service, journal: journal).deleted == 11)
            #expect(service.users.isEmpty)
        }
    }

    @Test func keepsWhoWasThereBeforeWasChangedOrHasLoggedIn() async throws {
        try await withJournal { journal in
            let service = MemoryService()
            _ = try await service.apply(.full("ada"))
            try await importAll(into: service, journal: journal)
            let others = service.users.map(\.id).filter { $0 != "ada" && $0 != "eve" }
            service.change("eve") { $0.updatedAt = Timestamp(milliseconds: 1) }
            service.change(others[0]) { $0.accessedAt = Timestamp(milliseconds: 86_400_000) }
            // A hash that is renewed, at a service whose clock stands still.
            let renewed = "$argon2id$v=19$m=65536,t=4,p=3$c2FsdA$aGFzaA"
            service.change(others[1]) { ($0.hash, $0.password) = ("argon2", renewed) }
            let counts = try await undo(service, journal: journal)
            #expect((counts.deleted, counts.changed, counts.loggedIn, counts.missing) == (7, 2, 1, 0))
            #expect(Set(service.users.map(\.id)) == ["ada", "eve", others[0], others[1]])
        }
    }

    /// A create call whose answer is lost has made a user all the same, who was absent before it.
    @Test func deletesWhoseAnswerWasLost() async throws {
        try await withJournal { journal in
            let service = MemoryService()
            service.fail { number, request in
                request.hasPrefix("POST ") && [2, 4, 6].contains(number) ? .lost(carriedOut: true) : nil
            }
            try await importAll(into: service, journal: journal)
            service.fail()
            #expect(service.created == 11)
            #expect(try await undo(service, journal: journal).deleted == 11)
            #expect(service.users.isEmpty)
        }
    }

    /// Wherever the import is cut, and the last request carried out or not: undone at once, or resumed and undone.
    @Test(arguments: [true, false], [true, false])
    func aCutImportIsUndone(carriedOut: Bool, isResumed: Bool) async throws {
        // One of three requests; a run takes some 60.
        for cut in stride(from: 1, through: 58, by: 3) {
            try await withJournal { journal in
                let service = MemoryService()
                service.fail { number, _ in
                    number < cut ? nil : number == cut ? .lost(carriedOut: carriedOut) : .unreachable
                }
                let isCut = await withErrors { try await importAll(into: service, journal: journal) }
                service.fail()
                if isCut, isResumed { try await importAll(into: service, journal: journal) }
                let made = service.users.count
                #expect(!isResumed || made == 11, "cut at request \(cut)")
                let counts = try await undo(service, journal: journal)
                #expect(service.users.isEmpty && counts.kept == 0, "cut at request \(cut): \(counts)")
                #expect(counts.deleted == made, "cut at request \(cut): \(counts)")
            }
        }
    }

    private func withErrors(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return false
        } catch {
            return true
        }
    }
}
