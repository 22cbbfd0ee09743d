import JSONText
import Testing

@Suite struct ImportTests {
    @Test(arguments: Exports.examples.map(\.name)) func changesNothingTheSecondTime(_ name: String) throws {
        let workspace = try Workspace()
        let rows = try #require(Exports.examples.first { $0.name == name }).rows
        let first = try hashferry(Exports.arguments("import", name) + ["--report", "first"], in: workspace)
        #expect(first.status == 0, "\(first)")
        #expect(first.output.isEmpty)
        #expect(first.census("created") == Int(rows), "\(first)")
        #expect(try workspace.json("first")["created"] == .integer(rows))
        let second = try hashferry(Exports.arguments("import", name) + ["--report", "second"], in: workspace)
        #expect(second.status == 0, "\(second)")
        #expect(second.census("there already, unchanged") == Int(rows), "\(second)")
        #expect(second.census("created") == nil)
        #expect(second.talkLines.last == "nothing to do: every user was there already")
        #expect(try workspace.json("second")["unchanged"] == .integer(rows))
    }

    @Test func accountsForEveryRow() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.mixed.lines.joined(separator: "\n"))
        let run = try hashferry(
            "import", "users.jsonl", "--rejects", "rejects", "--report", "report", "--resets", "resets", "--id-map",
            "ids",
            in: workspace)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        for number in Exports.mixed.bad + [9] { #expect(run.talk.contains("row \(number): "), "\(run)") }
        #expect(try workspace.rejectedLines("rejects") == (Exports.mixed.bad + [9]).map { Exports.mixed.lines[$0 - 1] })

        let report = try workspace.json("report")
        for (key, count) in [
            ("rows", 9), ("created", 5), ("rejected", 3), ("conflicts", 1), ("mappedIds", 1), ("skipped", 0),
        ] {
            #expect(report[key] == .integer(Int64(count)), "\(key): \(report.jsonText)")
        }
        #expect(report["routes"]?["uncarriable"] == .integer(1))
        #expect(report["schemes"]?["md5"] == .integer(1))

        let resets = try workspace.jsonLines("resets")
        let keys = ["row", "userId", "email", "phone", "reason", "created"]
        #expect(resets.allSatisfy { $0.objectValue?.keys == keys })
        #expect(resets.map { $0["row"] } == [.integer(4), .integer(5), .integer(6), .integer(8)])
        #expect(resets.last?["reason"]?.stringValue?.hasPrefix("undeclared: ") == true)

        let mapped = try workspace.jsonLines("ids")
        #expect(mapped.count == 1)
        #expect(mapped.first?.objectValue?.keys == ["row", "from", "to"])
        #expect(mapped.first?["from"]?.stringValue == "auth0|mapped")
        #expect(mapped.first?["to"]?.stringValue.map { !$0.contains("|") && $0.utf8.count <= 36 } == true)
    }

    @Test func writesRejectedCSVRowsByteForByte() throws {
        let workspace = try Workspace()
        let bad = "2,no address,\"a \"\"quoted\"\"\r\nname\""
        try workspace.write(
            "users.csv", "id,email,name\r\n1,one@csv.example,One\r\n\(bad)\r\n3,three@csv.example,Three\r\n")
        let run = try hashferry("import", "users.csv", "--rejects", "rejects", "--report", "report", in: workspace)
        #expect(run.status == 1, "\(run)")
        #expect(run.talk.contains("row 2: email "))
        let comment = "# hashferry: row 2: email must be an ASCII e-mail address whose domain has a dot\n"
        #expect(try workspace.text("rejects") == "id,email,name\n" + comment + bad + "\n")
        #expect(try workspace.json("report")["created"] == .integer(2))
    }

    @Test func refusesToChangeAUserWhoIsThere() throws {
        let workspace = try Workspace()
        try workspace.write("one.jsonl", Exports.mixed.lines[0] + "\n")
        try workspace.write("other.jsonl", #"{"id":"good","email":"good@mixed.example","name":"Other"}"#)
        #expect(try hashferry("import", "one.jsonl", in: workspace).status == 0)
        let run = try hashferry("import", "other.jsonl", in: workspace)
        #expect(run.status == 1)
        #expect(run.census("user exists already with other data") == 1, "\(run)")
        #expect(run.talk.contains("row 1: id is there already"))
    }

    @Test func letsOnlyTheOwnerReadWhatItWrites() throws {
        let workspace = try Workspace()
        let run = try hashferry(
            Exports.arguments("import", "known-users.jsonl", hasJournal: true) + [
                "--rejects", "rejects", "--report", "report", "--resets", "resets", "--id-map", "ids", "--journal",
                "journal",
            ], in: workspace)
        #expect(run.status == 0)
        for name in ["users.sqlite", "rejects", "report", "resets", "ids", "journal"] {
            #expect(try workspace.permissions(name) == 0o600, "\(name)")
        }
    }

    @Test func saysNoMoreThanTenRejectedRows() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", String(repeating: "{}\n", count: 500))
        let run = try hashferry("import", "users.jsonl", in: workspace)
        #expect(run.talkLines.filter { $0.hasPrefix("row ") }.count == 10)
        #expect(run.talk.contains("--rejects FILE"))
        #expect(run.census("rows were rejected") == 500)
    }

    @Test func takesAnExportWithoutUsers() throws {
        let workspace = try Workspace()
        try workspace.write("users.csv", "id,email\n")
        let run = try hashferry("import", "users.csv", in: workspace)
        #expect(run.status == 0)
        #expect(run.talkLines.last == "No users are in the file.")
    }

    @Test func endsWithThreeWhereTheDatabaseCannotBe() throws {
        let workspace = try Workspace()
        try workspace.write("text", String(repeating: "this is no database\n", count: 100))
        let before = try workspace.read("text")
        for (path, reason) in [
            ("absent/users.sqlite", "No such file or directory"), ("text", "not a users database"),
            (".", "Is a directory"),
        ] {
            let run = try hashferry(
                Exports.arguments("import", "known-users.jsonl") + ["--database", path], in: workspace)
            #expect(run.status == 3, "\(run)")
            #expect(run.output.isEmpty)
            #expect(run.talkLines.contains { $0.hasPrefix("error: ") && $0.contains(reason) }, "\(run)")
        }
        #expect(try workspace.read("text") == before)
    }

    @Test(arguments: ["--rejects", "--report", "--resets", "--id-map", "--journal"])
    func endsWithThreeWhereAFileCannotBeWritten(_ option: String) throws {
        let workspace = try Workspace()
        let run = try hashferry(
            Exports.arguments("import", "known-users.jsonl", hasJournal: option == "--journal")
                + [option, "absent/file"], in: workspace)
        #expect(run.status == 3, "\(run)")
        #expect(run.talkLines.contains { $0.hasPrefix("error: cannot create absent/file") }, "\(run)")
    }

    @Test func makesNoDatabaseForAnExportThatIsNotThere() throws {
        let workspace = try Workspace()
        #expect(try hashferry("import", "absent.jsonl", in: workspace).status == 3)
        #expect(!workspace.exists("users.sqlite"))
    }
}
