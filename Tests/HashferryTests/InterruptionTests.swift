import Foundation
import JSONText
import Testing

/// A run may end at any byte: the next one ends as if nothing had happened.
@Suite(.serialized, .timeLimit(.minutes(10))) struct InterruptionTests {
    /// A workspace with an export of many good rows, and a bad one among every two thousand.
    private func export(_ count: Int) throws -> Workspace {
        let workspace = try Workspace()
        var lines = Exports.numbered(count).split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
        for (index, line) in bad(count).enumerated() { lines.insert(line, at: 2000 * index + 1000) }
        try workspace.write("users.jsonl", lines.joined(separator: "\n"))
        return workspace
    }

    /// The bad rows of such an export.
    private func bad(_ count: Int) -> [String] {
        (1...count / 2000).map { "{\"id\":\"bad\($0)\",\"email\":\"none\"}" }
    }

    @Test func importsEveryRowOnceAfterAKill() throws {
        let arguments = ["import", "users.jsonl", "--rejects", "rejects", "--report", "report", "--no-journal"]
        let killed = try InterruptedRun(rows: 100_000) {
            (try export($0), arguments)
        } when: {
            $0.size("users.sqlite-wal") > 4_000_000
        }
        let run = try hashferry(arguments, in: killed.workspace)
        #expect(run.status == 1, "\(run)")
        let report = try killed.workspace.json("report")
        let created = try #require(report["created"]?.integerValue)
        let unchanged = try #require(report["unchanged"]?.integerValue)
        #expect(created > 0 && unchanged > 0, "\(report.jsonText)")
        #expect(created + unchanged == killed.rows)
        #expect(report["conflicts"] == .integer(0))
        #expect(try killed.workspace.rejectedLines("rejects") == bad(killed.rows))
    }

    @Test func goesOnFromTheJournalAfterAKill() throws {
        let arguments = [
            "import", "users.jsonl", "--rejects", "rejects", "--report", "report", "--resume",
        ]
        let killed = try InterruptedRun(rows: 100_000) {
            (try export($0), arguments)
        } when: {
            $0.size("users.jsonl.hashferry-journal") > 300_000
        }
        let (workspace, bad) = (killed.workspace, bad(killed.rows))

        let run = try hashferry(arguments, in: workspace)
        #expect(run.status == 1, "\(run)")
        #expect(run.talkLines.contains { $0.hasPrefix("resuming after row ") }, "\(run)")
        let report = try workspace.json("report")
        #expect(report["rows"] == .integer(Int64(killed.rows + bad.count)))
        #expect(report["rejected"] == .integer(Int64(bad.count)))
        let settled = (report["created"]?.integerValue ?? 0) + (report["unchanged"]?.integerValue ?? 0)
        #expect(settled == killed.rows, "\(report.jsonText)")
        // The batch that the kill cut short is done again, behind what the checkpoint says of the file.
        #expect(try workspace.rejectedLines("rejects") == bad)

        let again = try hashferry(arguments, in: workspace)
        #expect(again.status == 1)
        #expect(try workspace.json("report") == report)
    }

    /// Ctrl-C and SIGTERM: the census so far, and the command that goes on, which is run as it stands.
    @Test(arguments: [(SIGINT, true), (SIGTERM, false)]) func saysHowToGoOn(_ signal: Int32, _ hasJournal: Bool) throws
    {
        var arguments = ["import", "users.jsonl", "--rejects", "rejects", "--report", "report"]
        if !hasJournal { arguments += ["--no-journal"] }
        let stopped = try InterruptedRun(rows: 60_000, signal: signal) {
            (try export($0), arguments)
        } when: {
            $0.size("users.sqlite-wal") > 1_000_000
        } isEnd: {
            $0.status == 128 + signal
        }
        let (workspace, run, bad) = (stopped.workspace, stopped.run, bad(stopped.rows))
        #expect(run.talk.contains(" users read before the run was stopped"), "\(run)")
        let report = try workspace.json("report")
        let rows = try #require(report["rows"]?.integerValue)
        #expect(rows > 0 && rows <= stopped.rows + bad.count && report["complete"] == .bool(false))

        let advice = try #require(report["next"]?.arrayValue)
        #expect(advice.count == 1)
        let program = try Executable.url().path(percentEncoded: false)
        let line = try #require(advice.first?.stringValue?.split(separator: program, maxSplits: 1).last)
        let next = try HashferryTests.run("/bin/sh", ["-c", program + line], in: workspace)
        #expect(next.status == 1, "\(next)")
        #expect(next.talk.contains("resuming after row ") == hasJournal)
        #expect(try workspace.json("report")["rows"] == .integer(Int64(stopped.rows + bad.count)))
        #expect(try workspace.rejectedLines("rejects") == bad)
    }

    @Test func resumesOnlyWithAJournalOfTheSameExport() throws {
        let workspace = try Workspace()
        try workspace.write("one.jsonl", Exports.mixed.lines[0] + "\n")
        try workspace.write("two.jsonl", Exports.mixed.lines[3] + "\n")
        #expect(try hashferry("import", "one.jsonl", "--journal", "journal", in: workspace).status == 0)
        let other = try hashferry("import", "two.jsonl", "--journal", "journal", in: workspace)
        #expect(other.status == 3)
        #expect(other.talk.contains("error: the journal is of another import"))
        #expect(other.talkLines.last?.hasPrefix("hint: ") == true)
        let none = try hashferry("import", "one.jsonl", "--journal", "two.jsonl", "--resume", in: workspace)
        #expect(none.status == 3)
        #expect(none.talk.contains("error: the file is not an import journal"))
        #expect(try workspace.text("two.jsonl") == Exports.mixed.lines[3] + "\n")
    }

    @Test(.enabled(if: SmallDisk.isPossible, "a small file system can only be mounted by root"))
    func saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() throws {
        let disk = try SmallDisk(megabytes: 4)
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.numbered(30_000))
        let database = disk.folder.appending(path: "users.sqlite").path(percentEncoded: false)
        let run = try hashferry("import", "users.jsonl", "--database", database, "--report", "report", in: workspace)
        #expect(run.status == 3, "\(run)")
        #expect(run.talkLines.contains { $0.hasPrefix("error: the disk is full") }, "\(run)")
        #expect(run.talkLines.last?.hasPrefix("hint: make room") == true)
        #expect((run.census("created") ?? 0) > 0, "\(run)")

        try disk.grow(toMegabytes: 64)
        // The journal of the first run says where it stood; its counts go on.
        let again = try hashferry("import", "users.jsonl", "--database", database, "--report", "report", in: workspace)
        #expect(again.status == 0 && again.talk.contains("resuming after row "), "\(again)")
        #expect(again.census("created") == 30_000, "\(again)")
    }

    @Test(.enabled(if: SmallDisk.isPossible, "a small file system can only be mounted by root"))
    func saysThatTheDiskOfTheRejectsIsFull() throws {
        let disk = try SmallDisk(megabytes: 1)
        let workspace = try Workspace()
        try workspace.write("users.jsonl", String(repeating: "{\"id\":\"bad\",\"email\":\"none\"}\n", count: 60_000))
        let rejects = disk.folder.appending(path: "rejects").path(percentEncoded: false)
        let run = try hashferry("import", "users.jsonl", "--rejects", rejects, in: workspace)
        #expect(run.status == 3, "\(run)")
        #expect(run.talk.contains("error: cannot write \(rejects): No space left on device"), "\(run)")
    }
}
