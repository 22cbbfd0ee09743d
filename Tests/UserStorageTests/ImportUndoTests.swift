import AppwriteUsers
import Foundation
import PasswordHashing
import Synchronization
import Testing
import UserImport

@testable import UserStorage

/// An undo deletes whom the import has made, and nobody else.
@Suite struct ImportUndoTests {
    private static let batchSize = 3

    private static let records: [UserRecord] = (1...8).map { number in
        .user("u\(number)", email: "u\(number)@example.com", number.isMultiple(of: 2) ? .stored(KnownUsers.md5) : .none)
    }

    /// Rows in memory, of which the last ones may never come: the run breaks there.
    private final class Rows: UserRows {
        private let records: [UserRecord]
        private var position = 0

        init(_ records: [UserRecord]) { self.records = records }

        var bytesRead: Int { position }
        var notices: [String] { [] }

        func next() throws(SourceError) -> SourceRow? {
            guard position < records.count else { return nil }
            position += 1
            return SourceRow(number: position, bytes: [], content: .record(records[position - 1]))
        }
    }

    /// Runs the import with a journal; `kept` is how many batches it may settle before it is stopped.
    private func importAll(
        into store: UserStore, journal path: String, of records: [UserRecord] = records, settling kept: Int = .max
    ) async throws {
        let journal = try FileJournal(path: path, source: "test", export: ExportFingerprint(size: 1, digest: [1]))
        let importer = Importer(
            rows: PlannedRows(source: Rows(records), planner: StorePlanner()),
            destination: StoreDestination(store: store), journal: journal, batchSize: Self.batchSize)
        var settled = 0
        _ = try await importer.run(
            settled: { _ in }, progressed: { _ in settled += 1 }, isStopped: { settled >= kept })
        if kept == .max { try journal.finish() }
    }

    private func undo(_ store: UserStore, journal path: String) async throws -> UndoCounts {
        try await ImportUndo(path: path).run(at: StoreRemoval(store)) { _ in }
    }

    private func counts(deleted: Int, changed: Int = 0, loggedIn: Int = 0, missing: Int = 0) -> UndoCounts {
        var counts = UndoCounts()
        (counts.deleted, counts.changed, counts.loggedIn, counts.missing) = (deleted, changed, loggedIn, missing)
        return counts
    }

    @Test func leavesAnEmptyStore() async throws {
        try await withStore { store, path in
            try await importAll(into: store, journal: path + ".journal")
            #expect(try await store.count() == 8)
            #expect(try await undo(store, journal: path + ".journal") == counts(deleted: 8))
            for table in ["users", "targets", "identities"] { #expect(try RawDatabase.count(path, table) == 0) }
            // A second one does nothing, and the import cannot be gone on with.
            #expect(try await undo(store, journal: path + ".journal") == counts(deleted: 8))
            await #expect(throws: FileJournal.Failure.undone) {
                try await importAll(into: store, journal: path + ".journal")
            }
        }
    }

    @Test func keepsWhoWasThereBefore() async throws {
        try await withStore { store, path in
            let earlier = Array(Self.records[2...4])
            _ = try await StoreDestination(store: store).apply(earlier.map { try StorePlanner().plan($0) })
            try await importAll(into: store, journal: path + ".journal")
            #expect(try await undo(store, journal: path + ".journal") == counts(deleted: 5))
            for record in earlier { #expect(try await store.user(id: record.id ?? "") != nil) }
            #expect(try await store.count() == 3)
        }
    }

    @Test func keepsWhoWasChangedOrHasLoggedIn() async throws {
        try await withStore { store, path in
            try await importAll(into: store, journal: path + ".journal")
            let later = Timestamp.now().adding(seconds: 60)
            try await store.write { transaction in
                func user(_ id: String) throws -> StoredUser { try #require(try transaction.user(id: id)) }
                _ = try transaction.setName("New", ofUser: user("u1"), at: later)
                try transaction.markPasswordUsed(KnownUsers.md5, ofUser: user("u2"))
                _ = try transaction.setAccessedAt(later, ofUser: user("u3"))
                _ = try transaction.renewPassword(
                    ofUser: user("u4"), expected: KnownUsers.md5, with: KnownUsers.phpass, at: later)
                try transaction.deleteUser(user("u5"))
            }
            let found = try await undo(store, journal: path + ".journal")
            #expect(found == counts(deleted: 3, changed: 1, loggedIn: 3, missing: 1))
            #expect(found.kept == 4)
            #expect(try await store.count() == 4)
        }
    }

    /// A change that leaves the update time, as a hand at the database makes it, shows in the hash.
    @Test func keepsWhoHasAnotherHash() async throws {
        try await withStore { store, path in
            try await importAll(into: store, journal: path + ".journal")
            try RawDatabase.execute(path, "UPDATE users SET password = 'x' WHERE id = 'u2'")
            #expect(try await undo(store, journal: path + ".journal") == counts(deleted: 7, changed: 1))
        }
    }

    /// A password that a later row has added is the import's own doing.
    @Test func followsWhatALaterRowHasAdded() async throws {
        try await withStore { store, path in
            let records = Self.records + [.user("u1", email: "u1@example.com", .stored(KnownUsers.md5))]
            try await importAll(into: store, journal: path + ".journal", of: records)
            #expect(try await store.user(id: "u1")?.password != nil)
            #expect(try await undo(store, journal: path + ".journal") == counts(deleted: 8))
        }
    }

    /// The journal is cut anywhere, as a crash may cut it: the batch that has no result may be in the store or not.
    @Test(arguments: [true, false], [true, false])
    func aJournalCutAnywhereIsUndone(isCommitted: Bool, isResumed: Bool) async throws {
        try await withTemporaryDirectory { folder in
            let (whole, cut) = (folder + "/whole.sqlite", folder + "/cut.sqlite")
            let store = try await UserStore.open(path: whole)
            try await importAll(into: store, journal: whole + ".journal")
            try await store.close()
            let bytes = Array(try Data(contentsOf: URL(filePath: whole + ".journal")))
            let ends = bytes.indices.filter { bytes[$0] == 10 }
            // The header, an intent and a result for each of three batches, and the end.
            try #require(ends.count == 8)
            // Each takes some milliseconds: one of 41, and what is around the end of every line.
            let cuts = (ends[0] + 1...bytes.count).filter { place in
                place.isMultiple(of: 41) || ends.contains { abs($0 + 1 - place) < 2 }
            }
            for place in cuts {
                let lines = ends.filter { $0 < place }.count
                let batches = min((isCommitted ? lines : lines - 1) / 2, 3)
                for name in [cut, cut + ".journal"] { try? FileManager.default.removeItem(atPath: name) }
                try FileManager.default.copyItem(atPath: whole, toPath: cut)
                let rest = Self.records.dropFirst(batches * Self.batchSize).map { "'\($0.id ?? "")'" }
                try RawDatabase.execute(cut, "DELETE FROM users WHERE id IN (\(rest.joined(separator: ",")))")
                try Data(bytes[..<place]).write(to: URL(filePath: cut + ".journal"))
                let store = try await UserStore.open(path: cut)
                if isResumed { try await importAll(into: store, journal: cut + ".journal") }
                let deleted = isResumed ? 8 : 8 - rest.count
                #expect(try await store.count() == deleted, "cut at \(place)")
                #expect(try await undo(store, journal: cut + ".journal") == counts(deleted: deleted), "cut at \(place)")
                #expect(try await store.count() == 0, "cut at \(place)")
                try await store.close()
            }
        }
    }

    /// Stopped after every number of batches, in the middle of one or not, resumed, and undone.
    @Test(arguments: 0...2, [true, false]) func whatWasResumedIsUndone(batches: Int, isCutInABatch: Bool) async throws {
        try await withStore { store, path in
            let journal = path + ".journal"
            try await importAll(into: store, journal: journal, settling: batches + 1)
            if isCutInABatch {
                // The last line is the result of a batch that is in the store.
                let lines = try Data(contentsOf: URL(filePath: journal)).split(separator: 10).map { $0 + [10] }
                try lines.dropLast().reduce(Data(), +).write(to: URL(filePath: journal))
            }
            if batches == 1 {
                // The batch that was read when the run was stopped is settled, too.
                let made = try await store.count()
                #expect(made >= 6)
                #expect(try await undo(store, journal: journal) == counts(deleted: made))
            } else {
                try await importAll(into: store, journal: journal)
                #expect(try await store.count() == 8)
                #expect(try await undo(store, journal: journal) == counts(deleted: 8))
            }
            #expect(try await store.count() == 0)
        }
    }

    /// Whoever logs in between the kill and the undo stays, though the journal never said how they stood.
    @Test(arguments: [true, false]) func keepsWhoLoggedInAfterAKill(isResumed: Bool) async throws {
        try await withStore { store, path in
            let journal = path + ".journal"
            try await importAll(into: store, journal: journal, settling: 1)
            let lines = try Data(contentsOf: URL(filePath: journal)).split(separator: 10).map { $0 + [10] }
            try lines.dropLast().reduce(Data(), +).write(to: URL(filePath: journal))
            try await store.write { transaction in
                try transaction.markPasswordUsed(
                    KnownUsers.md5, ofUser: try #require(try transaction.user(id: "u2")))
            }
            if isResumed { try await importAll(into: store, journal: journal) }
            let expected = counts(deleted: try await store.count() - 1, loggedIn: 1)
            #expect(try await undo(store, journal: journal) == expected)
            #expect(try await store.user(id: "u2") != nil)
        }
    }

    private struct Broken: Error {}

    /// A store that fails after some users.
    private final class FailingRemoval: UserRemoval {
        let removal: StoreRemoval
        let callsBeforeFailure: Int
        let calls = Atomic<Int>(0)

        func remove(_ users: [UndoableUser]) async throws -> [UndoOutcome] {
            let outcomes = try await removal.remove(users)
            guard calls.add(1, ordering: .relaxed).newValue <= callsBeforeFailure else { throw Broken() }
            return outcomes
        }

        init(removal: StoreRemoval, callsBeforeFailure: Int) {
            (self.removal, self.callsBeforeFailure) = (removal, callsBeforeFailure)
        }
    }

    /// What was deleted before the kill and not noted counts as deleted, and not as gone.
    @Test(arguments: 0...2) func anUndoThatWasKilledGoesOn(calls: Int) async throws {
        try await withStore { store, path in
            let journal = path + ".journal"
            try await importAll(into: store, journal: journal)
            let failing = FailingRemoval(removal: StoreRemoval(store), callsBeforeFailure: calls)
            await #expect(throws: Broken.self) { _ = try await ImportUndo(path: journal).run(at: failing) { _ in } }
            #expect(try await store.count() == 8 - min(8, (calls + 1) * Self.batchSize))
            #expect(try await undo(store, journal: journal) == counts(deleted: 8))
            #expect(try await store.count() == 0)
        }
    }

    /// Nothing of a password, a digest or an address is in the journal.
    @Test func theJournalHoldsNoContent() async throws {
        try await withStore { store, path in
            try await importAll(into: store, journal: path + ".journal")
            let text = try String(contentsOfFile: path + ".journal", encoding: .utf8)
            for secret in [KnownUsers.md5.hash, "@example.com"] { #expect(!text.contains(secret)) }
            #expect(text.contains("\"u1\""))
        }
    }
}
