import Foundation
import JSONText
import Testing

/// `hashferry undo`, and the journal that an import keeps without being asked.
@Suite struct UndoTests {
    private static let journal = "users.jsonl.hashferry-journal"
    private static let undo = ["undo", "--journal", journal]

    /// A database with the users of a finished import, of whom one has a password that is known.
    private func imported() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(
            "users.jsonl",
            Exports.mixed.lines[0] + "\n"
                + #"{"id":"two","email":"two@mixed.example","hash":"144fa7eaa4904e8ee120651997f70dcc","scheme":"md5"}"#)
        let run = try hashferry("import", "users.jsonl", in: workspace)
        try #require(run.status == 0, "\(run)")
        return workspace
    }

    @Test func deletesWhomTheImportMade() throws {
        let workspace = try imported()
        #expect(try workspace.permissions(Self.journal) == 0o600)
        let run = try hashferry(Self.undo + ["--yes"], in: workspace)
        #expect(run.status == 0 && run.output.isEmpty, "\(run)")
        #expect(run.talk.contains("made 2 users in the database ") && run.talk.contains("2 users deleted"), "\(run)")
        let again = try hashferry(Self.undo + ["--yes"], in: workspace)
        #expect(again.status == 0 && again.talk.contains("nothing to do"), "\(again)")
        // The export may be imported again, and the journal of what was undone is kept.
        let other = try hashferry("import", "users.jsonl", in: workspace)
        #expect(other.census("created") == 2, "\(other)")
        #expect(workspace.exists(Self.journal + ".1"))
    }

    @Test func keepsWhoHasLoggedIn() throws {
        let workspace = try imported()
        let login = try hashferry(["login", "two@mixed.example"], stdin: Array("appwrite\n".utf8), in: workspace)
        try #require(login.status == 0, "\(login)")
        let run = try hashferry(Self.undo + ["--yes"], in: workspace)
        #expect(run.status == 1, "\(run)")
        #expect(run.talk.contains("1 user deleted") && run.talk.contains("1 user kept"), "\(run)")
        let after = try hashferry(["login", "two@mixed.example"], stdin: Array("appwrite\n".utf8), in: workspace)
        #expect(after.status == 0, "\(after)")
    }

    @Test func asksBeforeItDeletes() throws {
        let workspace = try imported()
        let run = try hashferry(Self.undo, stdin: Array("y\n".utf8), in: workspace)
        #expect(run.status == 2 && run.talk.contains("hint: --yes"), "\(run)")
        #expect(try hashferry(Self.undo + ["--yes"], in: workspace).talk.contains("2 users deleted"))
    }

    @Test func refusesAnotherDestination() throws {
        let workspace = try imported()
        try workspace.write("other.jsonl", Exports.mixed.lines[0])
        #expect(try hashferry("import", "other.jsonl", "--database", "other.sqlite", in: workspace).status == 0)
        let other = try hashferry(Self.undo + ["--yes", "--database", "other.sqlite"], in: workspace)
        #expect(other.status == 3 && other.talk.contains("another database"), "\(other)")
        let service = ["--endpoint", "http://127.0.0.1:9/v1", "--project", "p", "--key-file", "k"]
        #expect(try hashferry(Self.undo + ["--yes"] + service, in: workspace).status == 2)
        try FileManager.default.moveItem(at: workspace.url("users.sqlite"), to: workspace.url("moved.sqlite"))
        #expect(try hashferry(Self.undo + ["--yes"], in: workspace).status == 3)
        let moved = try hashferry(Self.undo + ["--yes", "--database", "moved.sqlite"], in: workspace)
        #expect(moved.status == 0 && moved.talk.contains("2 users deleted"), "\(moved)")
    }

    @Test func undoesAnImportIntoAService() throws {
        let workspace = try Workspace()
        let service = try RunningService(in: workspace)
        try workspace.write("users.jsonl", Exports.various(30))
        let run = try hashferry(["import", "users.jsonl"] + service.arguments, in: workspace)
        let created = try #require(run.census("created"), "\(run)")
        let wrong = try hashferry(Self.undo + ["--yes"], in: workspace)
        #expect(wrong.status == 2 && wrong.talk.contains("--endpoint"), "\(wrong)")
        let undone = try hashferry(Self.undo + ["--yes"] + service.arguments, in: workspace)
        #expect(undone.status == 0 && undone.talk.contains("\(created) users deleted"), "\(undone)")
    }

    @Test func saysWhereAnImportStands() throws {
        let workspace = try imported()
        let text = try hashferry("import", "users.jsonl", "--status", in: workspace)
        #expect(text.status == 0 && text.text.contains(": finished") && text.text.contains("2 created"), "\(text)")
        let arguments = ["import", "--status", "--journal", Self.journal, "--format", "json"]
        let run = try hashferry(arguments, in: workspace)
        let json = try #require(try run.jsonLines().first)
        #expect(json["state"] == "finished" && json["row"] == .integer(2) && json["counts"]?["created"] == .integer(2))
        #expect(json["destination"]?["database"]?.stringValue?.hasSuffix("/users.sqlite") == true)
        #expect(try hashferry(Self.undo + ["--yes"], in: workspace).status == 0)
        let undone = try #require(try hashferry(arguments, in: workspace).jsonLines().first)
        #expect(undone["state"] == "undone" && undone["undone"]?["deleted"] == .integer(2))
        #expect(try hashferry("import", "absent.jsonl", "--status", in: workspace).status == 3)
    }

    @Test func needsAPlaceForTheJournalOfAPipe() throws {
        let workspace = try Workspace()
        let row = Array(Exports.mixed.lines[0].utf8)
        for file in ["-", "/dev/stdin"] {
            let arguments = ["import", file, "--from", "jsonl"]
            if file == "-" {
                let run = try hashferry(arguments, stdin: row, in: workspace)
                #expect(run.status == 2 && run.talk.contains("--no-journal"), "\(run)")
            }
            let without = try hashferry(arguments + ["--no-journal"], stdin: row, in: workspace)
            #expect(without.status == 0, "\(without)")
        }
        let named = try hashferry(
            ["import", "-", "--from", "jsonl", "--journal", "j", "--database", "piped.sqlite"], stdin: row,
            in: workspace)
        #expect(named.status == 0, "\(named)")
        let undone = try hashferry("undo", "--journal", "j", "--yes", in: workspace)
        #expect(undone.status == 0 && undone.talk.contains("1 user deleted"), "\(undone)")
    }

    @Test(.enabled(if: SmallDisk.isPossible, "a small file system can only be mounted by root"))
    func needsAPlaceForTheJournalOfAFolderThatCannotBeWritten() throws {
        let disk = try SmallDisk(megabytes: 1)
        let workspace = try Workspace()
        let export = disk.folder.appending(path: "users.jsonl").path(percentEncoded: false)
        try Data(Exports.mixed.lines[0].utf8).write(to: URL(filePath: export))
        try disk.makeReadOnly()
        let run = try hashferry("import", export, in: workspace)
        #expect(run.status == 3 && run.talk.contains("error: the journal cannot be kept beside the export"), "\(run)")
        #expect(run.talkLines.last?.contains("--no-journal") == true, "\(run)")
        #expect(try hashferry("import", export, "--no-journal", in: workspace).status == 0)
        #expect(try hashferry("import", export, "--journal", "j", in: workspace).status == 0)
    }

    /// The journal of an import that was not ended is of that import only.
    @Test func refusesTheUnfinishedJournalOfAnotherImport() throws {
        let workspace = try imported()
        let lines = try workspace.text(Self.journal).split(separator: "\n")
        try workspace.write(Self.journal, lines.dropLast().joined(separator: "\n") + "\n")
        let other = try hashferry("import", "users.jsonl", "--on-uncarriable", "skip", in: workspace)
        #expect(other.status == 3 && other.talk.contains("the journal is of another import"), "\(other)")
        #expect(other.talkLines.last?.contains("--journal FILE") == true, "\(other)")
        let same = try hashferry("import", "users.jsonl", in: workspace)
        #expect(same.status == 0 && same.talk.contains("resuming after row 2"), "\(same)")
    }

    @Test func saysThatALastLineWasCut() throws {
        let workspace = try imported()
        let bytes = try workspace.read(Self.journal)
        try workspace.write(Self.journal, Array(bytes.dropLast(3)))
        let run = try hashferry("import", "users.jsonl", in: workspace)
        #expect(run.status == 0 && run.talk.contains("was cut short, and is dropped"), "\(run)")
    }
}
