import Foundation
import Testing
import UserImport

/// A journal may have been written by anybody: a line that no run writes is not there.
@Suite struct HostileJournalTests {
    private static let export = ExportFingerprint(size: 1, digest: [1])

    @Test(arguments: [
        #""rows":9223372036854775807"#, #""rows":-1"#, #""created":9007199254740993"#, #""rows":7"#,
    ])
    func countsThatNoRunReachesAreNoCheckpoint(_ member: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("journal").path

        var summary = ImportSummary()
        summary.rows = 1
        let journal = try FileJournal(path: path, source: "jsonl", export: Self.export, resuming: false)
        try journal.record(ImportCheckpoint(row: 1, summary: summary))
        let name = member.prefix { $0 != ":" }
        let old = name == #""rows""# ? #""rows":1"# : #""created":0"#
        let text = try String(contentsOfFile: path, encoding: .utf8).replacing(old, with: member)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try FileJournal(path: path, source: "jsonl", export: Self.export, resuming: true).checkpoint == nil)
    }

    @Test func aLaterRunGoesOnFromTheFilesSizes() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var summary = ImportSummary()
        summary.rows = 3
        let checkpoint = ImportCheckpoint(row: 3, summary: summary, fileSizes: ["rejects": 17])
        try FileJournal(path: path, source: "csv", export: Self.export, resuming: false).record(checkpoint)
        let resumed = try FileJournal(path: path, source: "csv", export: Self.export, resuming: true)
        #expect(resumed.checkpoint == checkpoint)
    }
}
