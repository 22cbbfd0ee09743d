import Foundation
import Testing
import UserImport

/// A journal that is not as it was written is an error, but for the last line, which a crash may have cut.
@Suite struct HostileJournalTests {
    private static let export = ExportFingerprint(size: 1, digest: [1])

    private func open(_ path: String) throws(FileJournal.Failure) -> FileJournal {
        try FileJournal(path: path, source: "jsonl", export: Self.export)
    }

    private func checkpoint(_ row: Int) -> ImportCheckpoint {
        var summary = ImportSummary()
        summary.rows = row
        return ImportCheckpoint(row: row, summary: summary)
    }

    /// The lines of a journal of three batches, each with its line end.
    private func lines(_ path: String) throws -> [Data] {
        do {
            let journal = try open(path)
            for row in 1...3 { try journal.record([], checkpoint(row)) }
        }
        let bytes = try Data(contentsOf: URL(filePath: path))
        return bytes.split(separator: 10).map { $0 + [10] }
    }

    @Test func aDamagedByteInTheMiddleIsAnError() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            let lines = try lines(path)
            for (number, place) in [(1, 40), (2, 5), (2, 200), (3, 60)] {
                var changed = lines
                changed[number - 1][changed[number - 1].startIndex + place] ^= 1
                try changed.reduce(Data(), +).write(to: URL(filePath: path))
                let expected = number == 1 ? FileJournal.Failure.notAJournal : .damaged(line: number)
                #expect(throws: expected) { try open(path) }
                #expect(throws: expected) { try ImportUndo(path: path) }
            }
        }
    }

    @Test func aDamagedLastLineIsDropped() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            var lines = try lines(path)
            lines[3][lines[3].startIndex + 60] ^= 1
            try lines.reduce(Data(), +).write(to: URL(filePath: path))
            let journal = try open(path)
            #expect(journal.hasDroppedTail && journal.checkpoint == checkpoint(2))
        }
    }

    /// Each checksum is over the line before, too.
    @Test(arguments: [[0, 2, 3], [0, 2, 1, 3], [0, 1, 1, 2, 3]]) func linesStayInTheirPlace(order: [Int]) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            let lines = try lines(path)
            try order.map { lines[$0] }.reduce(Data(), +).write(to: URL(filePath: path))
            let error = #expect(throws: FileJournal.Failure.self) { try open(path) }
            guard case .damaged? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    /// Of a line that is as it was written, counts that no run reaches are damage all the same.
    @Test func countsThatNoRunReachesAreNoCheckpoint() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            var wrong = checkpoint(1)
            wrong.summary.rows = 7
            try open(path).record([], wrong)
            #expect(throws: FileJournal.Failure.damaged(line: 2)) { try open(path) }
        }
    }
}
