import Foundation
import JSONText
import Testing

/// A journal is of one export and one database: with another, a resumed run would pass over rows that nobody holds.
@Suite struct JournalTests {
    private static let row = #"{"id":"one","email":"one@example.com","name":"One"}"#

    private func importedWorkspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Self.row + "\n")
        let run = try hashferry(["import", "users.jsonl", "--journal", "journal"], in: workspace)
        #expect(run.status == 0, "\(run)")
        return workspace
    }

    @Test func refusesToResumeWithAnotherExportOfTheSameSize() throws {
        let workspace = try importedWorkspace()
        try workspace.write("users.jsonl", Self.row.replacing("one@", with: "two@") + "\n")
        let run = try hashferry(["import", "users.jsonl", "--journal", "journal", "--resume"], in: workspace)
        #expect(run.status == 3, "\(run)")
        #expect(run.talk.contains("another import"), "\(run)")
    }

    @Test func refusesToResumeIntoADatabaseThatIsNotThere() throws {
        let workspace = try importedWorkspace()
        let arguments = ["import", "users.jsonl", "--journal", "journal", "--resume", "--database", "other.sqlite"]
        let run = try hashferry(arguments, in: workspace)
        #expect(run.status == 3, "\(run)")
        #expect(run.talk.contains("another database"), "\(run)")
        #expect(!FileManager.default.fileExists(atPath: workspace.path("other.sqlite")))
    }

    @Test func aFinishedRunResumedDoesNothing() throws {
        let workspace = try importedWorkspace()
        let arguments = ["import", "users.jsonl", "--journal", "journal", "--resume", "--report", "report"]
        #expect(try hashferry(arguments, in: workspace).status == 0)
        #expect(try workspace.json("report")["rows"] == .integer(1))
    }

    @Test func neverOverwritesAJournalThatIsThere() throws {
        let workspace = try importedWorkspace()
        let journal = try workspace.read("journal")
        let again = try hashferry("import", "users.jsonl", "--journal", "journal", in: workspace)
        #expect(again.status == 0 && again.talk.contains("journal is finished: nothing is left to do"), "\(again)")
        let other = try hashferry("import", "users.jsonl", "--scheme", "md5", "--journal", "journal", in: workspace)
        #expect(other.status == 3 && other.talk.contains("error: the journal is of another import"), "\(other)")
        #expect(try workspace.read("journal") == journal)
    }

    /// A run with a bad row, whose rejects a second run would go on with.
    private func rejectingWorkspace() throws -> (workspace: Workspace, arguments: [String]) {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Self.row + "\n{\"id\":\"two\",\"email\":\"none\"}\n")
        let arguments = ["import", "users.jsonl", "--journal", "journal", "--rejects", "rejects"]
        #expect(try hashferry(arguments, in: workspace).status == 1)
        return (workspace, arguments + ["--resume"])
    }

    @Test func refusesToGoOnInAFileThatIsNotThere() throws {
        let (workspace, arguments) = try rejectingWorkspace()
        try FileManager.default.removeItem(at: workspace.url("rejects"))
        let run = try hashferry(arguments, in: workspace)
        #expect(run.status == 3 && run.talk.contains("error: rejects is not there"), "\(run)")
        #expect(!workspace.exists("rejects"))
    }

    @Test func refusesToGoOnInAFileThatWasCut() throws {
        let (workspace, arguments) = try rejectingWorkspace()
        let half = try Array(workspace.read("rejects").prefix(20))
        try workspace.write("rejects", half)
        let run = try hashferry(arguments, in: workspace)
        #expect(run.status == 3 && run.talk.contains("error: rejects is shorter than the run left it"), "\(run)")
        #expect(try workspace.read("rejects") == half)
    }

    @Test func refusesToGoOnWithoutAFileThatTheRunHad() throws {
        let (workspace, arguments) = try rejectingWorkspace()
        let run = try hashferry(arguments.filter { !$0.hasPrefix("--rejects") && $0 != "rejects" }, in: workspace)
        #expect(run.status == 2 && run.talk.contains("error: the run to resume has a --rejects file"), "\(run)")
        let whole = try hashferry(arguments, in: workspace)
        #expect(whole.status == 1, "\(whole)")
    }
}
