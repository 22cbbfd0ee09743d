import AppwriteUsers
import Foundation
import JSONText
import Testing

@Suite(.timeLimit(.minutes(10))) struct BackupTests {
    private func importedStore() throws -> Workspace {
        let workspace = try Workspace()
        try #require(try hashferry(Exports.arguments("import", "known-users.jsonl"), in: workspace).status == 0)
        return workspace
    }

    @Test func aLinkInThePlaceOfTheUnfinishedCopyIsNotFollowed() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.numbered(3))
        try workspace.write("victim", "precious")
        #expect(try hashferry("import", "users.jsonl", in: workspace).status == 0)
        try FileManager.default.createSymbolicLink(
            atPath: workspace.path("copy.sqlite.new"), withDestinationPath: workspace.path("victim"))
        let run = try hashferry("backup", "copy.sqlite", in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(try workspace.text("victim") == "precious")
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: workspace.path("copy.sqlite"))) == nil)
    }

    @Test func isRestoredAndServed() async throws {
        let workspace = try importedStore()
        let service = try ServedDatabase(in: workspace)
        try await service.makeUser("late")
        let backup = try hashferry("backup", "backup.sqlite", in: workspace)
        #expect(backup.status == 0, "\(backup)")
        #expect(backup.text.hasPrefix("backup.sqlite: 9 users, ") && backup.text.hasSuffix(", checked\n"))
        #expect(backup.talk.isEmpty)
        #expect(try workspace.permissions("backup.sqlite") == 0o600)
        try await service.makeUser("later")
        #expect(try service.end().status == 0)

        // The guide's way back: docs/guides/operating.md.
        try FileManager.default.removeItem(at: workspace.url("users.sqlite"))
        try FileManager.default.copyItem(at: workspace.url("backup.sqlite"), to: workspace.url("users.sqlite"))
        let login = try hashferry("login", "md5@known.example", stdin: Array("appwrite\n".utf8), in: workspace)
        #expect(login.status == 0, "\(login)")
        let restored = try ServedDatabase(in: workspace)
        #expect(restored.keyFields == service.keyFields)
        #expect(try await restored.count() == 9)
        #expect(try await restored.call(.get, "/users/late").status == 200)
        #expect(try await restored.call(.get, "/users/later").status == 404)
        #expect(try restored.end().status == 0)
    }

    @Test func answersInJSON() throws {
        let workspace = try importedStore()
        let run = try hashferry("backup", "b", "--format", "json", in: workspace)
        let answer = try JSONParser.parse(run.text)
        #expect(answer["users"] == 8 && answer["file"] == "b" && answer["checked"] == .bool(true))
        #expect(answer["bytes"]?.integerValue == Int64(try workspace.read("b").count))
    }

    @Test func saysWhatIsInTheWay() throws {
        let workspace = try importedStore()
        try workspace.write("there", "old")
        for (arguments, error, hint) in [
            (["there"], "the file for the backup is there already", "--force"),
            (["users.sqlite", "--force"], "the backup cannot take the place of the database itself", "another file"),
            (["new", "--database", "missing.sqlite"], "there is no such database", "--database"),
            (["new", "--database", "there"], "the file is not a users database", "--database"),
            (["no/folder/new"], "cannot create no/folder/new.new: No such file or directory", nil),
        ] as [([String], String, String?)] {
            let run = try hashferry(["backup"] + arguments, in: workspace)
            #expect(run.status == 3, "\(run)")
            #expect(run.talkLines.first == "error: \(error)")
            if let hint {
                #expect(run.talkLines.last?.hasPrefix("hint: ") == true && run.talk.contains(hint), "\(run)")
            }
            #expect(run.text.isEmpty)
        }
        #expect(try workspace.text("there") == "old")
        #expect(!workspace.exists("missing.sqlite") && !workspace.exists("new"))
        #expect(try hashferry("backup", "there", "--force", in: workspace).status == 0)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "a small file system can only be mounted by root"))
    func saysThatTheDiskIsFull() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.numbered(8000))
        try #require(try hashferry("import", "users.jsonl", in: workspace).status == 0)
        let disk = try SmallDisk(megabytes: 1)
        let place = disk.folder.appending(path: "backup").path(percentEncoded: false)
        let run = try hashferry("backup", place, in: workspace)
        #expect(run.status == 3)
        #expect(run.talkLines.first == "error: the disk is full: what was to be written is not there, all before it is")
        #expect(run.talkLines.last?.hasPrefix("hint: make room") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.folder.path(percentEncoded: false)).isEmpty)
        try disk.grow(toMegabytes: 64)
        #expect(try hashferry("backup", place, in: workspace).status == 0)
    }
}
