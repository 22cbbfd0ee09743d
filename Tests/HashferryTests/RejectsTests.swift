import Foundation
import JSONText
import Testing

/// The lists of a run: who was not taken, who needs a new password, what was left out.
@Suite struct RejectsTests {
    private static let bcrypt = "$2y$10$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim"

    @Test func saysAboveEachRowWhyItIsThere() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", "\n" + Exports.mixed.lines.joined(separator: "\n") + "\n")
        try hashferry("import", "users.jsonl", "--rejects", "rejects", in: workspace)
        let comments = try workspace.text("rejects").split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(comments.count == 4)
        #expect(comments[0] == "# hashferry: row 2: email must be an ASCII e-mail address whose domain has a dot")
        #expect(comments[1].hasPrefix("# hashferry: row 3") && comments[1].contains("(line 4)"))
        #expect(comments[3] == "# hashferry: row 9: email belongs to another user")
        #expect(!comments.contains { $0.contains("@") }, "no value of a row")
    }

    /// The elements of an array may stand on several lines: the rejects are JSON Lines, which the same command reads.
    @Test func writesTheRowsOfAJSONArrayOneALine() throws {
        let workspace = try Workspace()
        try workspace.write(
            "users.json",
            """
            [
              {"id": "one", "email": "one@rejects.example"},
              {
                "id": "two",\r
                "email": "none",
                "name": "a\\nb"
              }
            ]
            """)
        #expect(try hashferry("import", "users.json", "--rejects", "rejects", in: workspace).status == 1)
        let rows = try workspace.rejectedLines("rejects")
        #expect(rows.count == 1)
        let row = try JSONParser.parse(rows[0])
        #expect(row["id"]?.stringValue == "two" && row["name"]?.stringValue == "a\nb")
        try workspace.write("rejects", try workspace.text("rejects").replacing("none", with: "two@rejects.example"))
        let again = try hashferry("import", "rejects", in: workspace)
        #expect(again.status == 0 && again.census("created") == 1, "\(again)")
    }

    @Test func readsTheRejectsOfACSVFileAgain() throws {
        let workspace = try Workspace()
        try workspace.write(
            "users.csv", "id,email,name\n1,none,\"One\nand a half\"\n2,two@rejects.example,Two\n3,none,Three\n")
        #expect(try hashferry("import", "users.csv", "--rejects", "rejects.csv", in: workspace).status == 1)
        try workspace.write(
            "rejects.csv", try workspace.text("rejects.csv").replacing(",none,", with: ",new@rejects.example,"))
        let again = try hashferry(
            "import", "rejects.csv", "--rejects", "second.csv", "--report", "report", in: workspace)
        #expect(again.census("created") == 1, "\(again)")
        #expect(try workspace.json("report")["rows"] == .integer(2))
        #expect(
            try workspace.text("second.csv").hasSuffix(
                ": email belongs to another user\n3,new@rejects.example,Three\n"))
    }

    @Test func namesARowThatWasTooLongToHold() throws {
        let workspace = try Workspace()
        let name = String(repeating: "x", count: 2_000_000)
        try workspace.write("users.jsonl", #"{"id":"long","email":"long@rejects.example","name":"\#(name)"}"# + "\n")
        #expect(try hashferry("import", "users.jsonl", "--rejects", "rejects", in: workspace).status == 1)
        let text = try workspace.text("rejects")
        #expect(text.hasPrefix("# hashferry: row 1") && text.split(separator: "\n").count == 1)
    }

    /// Two who lost their password, one who never had any: they are listed whether they are created or not.
    @Test(arguments: ["create", "skip"]) func listsEverybodyWithoutAPassword(_ choice: String) throws {
        let workspace = try Workspace()
        try workspace.write(
            "users.jsonl",
            """
            {"id":"kept","email":"kept@rejects.example","hash":"\(Self.bcrypt)"}
            {"id":"cut","email":"cut@rejects.example","phone":"+14155550123","hash":"$2y$10$short"}
            {"id":"phone","phone":"+14155550124"}
            {"id":"none","email":"none@rejects.example"}
            """)
        let run = try hashferry(
            "import", "users.jsonl", "--on-uncarriable", choice, "--resets", "resets", "--rejects", "rejects",
            in: workspace)
        #expect(run.status == 1, "\(run)")
        let resets = try workspace.jsonLines("resets")
        #expect(resets.map { $0["userId"]?.stringValue } == ["cut", "none"])
        #expect(resets.allSatisfy { $0.objectValue?.keys == ["row", "userId", "email", "phone", "reason", "created"] })
        #expect(resets.first?["created"] == .bool(choice == "create"))
        #expect(resets.first?["email"]?.stringValue == "cut@rejects.example")
        #expect(resets.first?["phone"]?.stringValue == "+14155550123")
        #expect(resets.last?["created"] == .bool(true) && resets.last?["phone"] == .null)
        #expect(resets.last?["reason"]?.stringValue == "no password in the file")
        let comment = "# hashferry: row 2: password cannot be carried: "
        #expect(try workspace.text("rejects").hasPrefix(comment) == (choice == "skip"))
    }

    @Test(arguments: ["plan", "import"]) func requiresAPasswordWhereAsked(_ command: String) throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", #"{"id":"none","email":"none@rejects.example"}"#)
        #expect(try hashferry(command, "users.jsonl", in: workspace).status == 0)
        let run = try hashferry(command, "users.jsonl", "--require-password", "--report", "report", in: workspace)
        #expect(run.status == 1, "\(run)")
        #expect(try workspace.json("report")["complete"] == .bool(false))
        try workspace.write("users.jsonl", #"{"id":"phone","phone":"+14155550124"}"#)
        #expect(try hashferry(command, "users.jsonl", "--require-password", in: workspace).status == 0)
    }

    @Test func listsTheFieldsThatWereLeftOut() throws {
        let workspace = try Workspace()
        try workspace.write(
            "users.jsonl",
            """
            {"id":"one","email":"one@rejects.example","phone":"12","emailVerified":"perhaps"}
            {"id":"two","email":"two@rejects.example","phone":"+14155550123"}
            {"id":"three","email":"one@rejects.example","phone":"12"}
            """)
        try hashferry("import", "users.jsonl", "--field-problems", "fields", "--report", "report", in: workspace)
        let problems = try workspace.jsonLines("fields")
        #expect(problems.allSatisfy { $0.objectValue?.keys == ["row", "userId", "field", "reason"] })
        #expect(problems.map { $0["row"] } == [.integer(1), .integer(1), .integer(3)])
        #expect(Set(problems.compactMap { $0["field"]?.stringValue }) == ["phone", "emailVerified"])
        let counts = try workspace.json("report")["fieldProblems"]?.objectValue?.members.compactMap {
            $0.value.integerValue
        }
        #expect(counts?.reduce(0, +) == 3)
    }

    /// Whom the source has deleted is left behind on purpose: no reject, no reset, no failure.
    @Test func leavesDeletedUsersInNoList() throws {
        let workspace = try Workspace()
        try workspace.write(
            "users.jsonl", #"{"id":"gone","email":"gone@rejects.example","deletedAt":"2024-01-01T00:00:00Z"}"#)
        let run = try hashferry(
            "import", "users.jsonl", "--rejects", "rejects", "--resets", "resets", "--report", "report", in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(try workspace.read("rejects").isEmpty && workspace.read("resets").isEmpty)
        #expect(try workspace.json("report")["deleted"] == .integer(1))
        let command = try #require(workspace.json("report")["next"]?.arrayValue?.first?.stringValue)
        #expect(command.hasSuffix(" --include-deleted"))
    }
}
