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
}
