import Foundation
import JSONText
import Testing

/// What a run says at its end: for people on stderr and as a page, for programs as JSON.
@Suite struct CensusTests {
    private static let bcrypt = "$2y$10$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim"
    private static let md5 = "144fa7eaa4904e8ee120651997f70dcc"

    /// Users of every result: 7 keep their password, 1 logs in by phone, 2 need another one, 1 has none, 2 are left.
    private static let mixed: [String] =
        (1...5).map { #"{"id":"b\#($0)","email":"b\#($0)@census.example","hash":"\#(bcrypt)"}"# } + [
            #"{"id":"md5","email":"md5@census.example","hash":"\#(md5)","scheme":"md5"}"#,
            #"{"id":"plain","email":"plain@census.example","password":"correct horse"}"#,
            #"{"id":"phone","phone":"+14155550123"}"#,
            #"{"id":"undeclared","email":"undeclared@census.example","hash":"\#(md5)","phone":"+14155550124"}"#,
            #"{"id":"cut","email":"cut@census.example","hash":"$2y$10$short","phone":"12"}"#,
            #"{"id":"none","email":"none@census.example"}"#, #"{"id":"bad","email":"no address"}"#,
            #"{"id":"same","email":"b1@census.example","hash":"\#(bcrypt)"}"#,
        ]

    private func workspace(_ lines: [String] = mixed, _ name: String = "users.jsonl") throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(name, lines.joined(separator: "\n") + "\n")
        return workspace
    }

    @Test(arguments: ["plan", "import"]) func fitsATerminalOf80Columns(_ command: String) throws {
        let run = try hashferry(command, "users.jsonl", in: workspace())
        #expect(run.status == 1, "\(run)")
        // A path, as that of the program here, is never broken.
        for line in run.talkLines where !line.contains("/hashferry ") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test func saysWhatBecameOfEveryUser() throws {
        let run = try hashferry("import", "users.jsonl", in: workspace())
        #expect(run.talkLines.contains("Import of users.jsonl (jsonl) into the database users.sqlite"))
        #expect(run.talkLines.contains("13 users in the file"))
        for (label, count, percent) in [
            ("password kept", 7, "53.8 %"), ("another way to log in", 1, "7.7 %"),
            ("new password needed", 2, "15.4 %"), ("no password in the file", 1, "7.7 %"),
            ("not imported", 2, "15.4 %"),
        ] {
            let line = try #require(run.talkLines.first { $0.hasPrefix("  \(label) ") }, "\(run)")
            #expect(line.hasSuffix(percent) && line.contains(" \(count) "), "\(line)")
        }
        #expect(run.census("the hash fits several kinds, and nothing says which it is") == 1, "\(run)")
        #expect(run.census("the hash is damaged or incomplete") == 1)
        #expect(run.census("user has what another user has already") == 1)
        #expect(run.census("row was rejected") == 1)
        #expect(run.census("phone is not a phone number") == 1)
        #expect(run.census("broken: most passwords can be guessed in no time") == 1)
        #expect(!run.talk.contains("undeclared:") && !run.talk.contains("malformed:"), "no code of a reason")
    }

    /// A share says all or nothing only where that is so.
    @Test func roundsNoShareToAllOrNothing() throws {
        let lines = (1...3000).map { #"{"id":"u\#($0)","email":"u\#($0)@census.example","hash":"\#(Self.bcrypt)"}"# }
        let run = try hashferry("plan", "users.jsonl", in: workspace(lines + ["{}"]))
        let shares = run.talkLines.filter { $0.hasSuffix(" %") }
        #expect(shares.count == 2 && shares.first?.hasSuffix(" 3,000   99.9 %") == true, "\(shares)")
        #expect(shares.last?.hasSuffix(" 1  < 0.1 %") == true, "\(shares)")
        #expect(shares.first?.contains("█░") == true && shares.last?.contains("█░") == true)
    }

    @Test(arguments: [(1, "1 user in the file"), (2, "2 users in the file"), (1001, "1,001 users in the file")])
    func countsAsPeopleDo(_ count: Int, _ text: String) throws {
        let lines = (1...count).map { #"{"id":"u\#($0)","phone":"+4915112\#(100_000 + $0)"}"# }
        #expect(try hashferry("plan", "users.jsonl", in: workspace(lines)).talkLines.contains(text))
    }

    @Test func saysThatThereIsNothingToDo() throws {
        let workspace = try workspace([Self.mixed[0]])
        #expect(try !hashferry("import", "users.jsonl", in: workspace).talk.contains("nothing to do"))
        let again = try hashferry("import", "users.jsonl", in: workspace)
        #expect(again.talkLines.last == "nothing to do: every user was there already")
    }

    @Test func writesTheSameAsJSON() throws {
        let workspace = try workspace()
        try hashferry("import", "users.jsonl", "--report", "report", in: workspace)
        let report = try workspace.json("report")
        #expect(report["file"]?.stringValue == "users.jsonl" && report["source"]?.stringValue == "jsonl")
        #expect(report["destination"]?.stringValue == "users.sqlite" && report["complete"] == .bool(false))
        #expect(report["users"]?["keepsPassword"] == .integer(7) && report["users"]?["isNotImported"] == .integer(2))
        #expect(report["notices"]?.arrayValue?.isEmpty == true && report["next"]?.arrayValue?.isEmpty == false)
        try hashferry("plan", "users.jsonl", "--report", "report", in: workspace)
        #expect(try workspace.json("report")["destination"] == .null)
        try workspace.write("one.jsonl", Self.mixed[0])
        try hashferry("plan", "one.jsonl", "--report", "report", in: workspace)
        #expect(try workspace.json("report")["complete"] == .bool(true))
    }

    /// The page holds no script and asks the network for nothing; what the file says stays text.
    @Test func writesAPageThatStandsForItself() throws {
        let name = "<img src=x onerror=alert(1)> & \"it's\".jsonl"
        let lines = [#"{"id":"a","email":"a@census.example","</style><script>x":1}"#, Self.mixed[9]]
        let workspace = try workspace(lines, name)
        let run = try hashferry("import", name, "--html", "page.html", in: workspace)
        #expect(run.status == 1, "\(run)")
        let page = try workspace.text("page.html")
        #expect(
            page.hasPrefix("<!DOCTYPE html>")
                && page.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;it&#39;s"))
        for trace in ["<script", "<img", "http:", "https:", "url(", "@import", "<link"] {
            #expect(!page.contains(trace), "\(trace)")
        }
        #expect(page.contains("prefers-color-scheme: dark") && page.contains("@media print"))
        #expect(page.contains("2 users in the file") && page.contains("the hash is damaged or incomplete"))
        #expect(try workspace.permissions("page.html") == 0o600)
    }

    /// Each command that the census names does what it says, as it stands.
    @Test func namesCommandsThatWork() throws {
        let name = "it's $HOME.jsonl"
        let workspace = try workspace(Self.mixed, name)
        try hashferry("plan", name, "--report", "report", in: workspace)
        let planned = try commands(workspace)
        #expect(planned.count == 3, "\(planned)")
        #expect(try sh(planned[0], workspace).status == 1)
        #expect(try sh(planned[1], workspace).status == 1)
        #expect(try workspace.jsonLines("it's $HOME.fields.jsonl").count == 1)
        let run = try sh(planned[2], workspace)
        #expect(run.status == 1 && workspace.exists("users.sqlite"), "\(run)")
        #expect(try workspace.rejectedLines("it's $HOME.rejects.jsonl") == Self.mixed.suffix(2))
        #expect(try workspace.jsonLines("it's $HOME.resets.jsonl").count == 3)

        // The hash that was not declared is carried now; the rows that were corrected are read by the same command.
        let imported = try commands(workspace)
        let declared = try #require(imported.first { $0.contains("--scheme md5") })
        #expect(try sh(declared, workspace).census("there already, given the password now") == 1)
        try workspace.write(
            "it's $HOME.rejects.jsonl",
            try workspace.text("it's $HOME.rejects.jsonl").replacing("no address", with: "good@census.example")
                .replacing("b1@", with: "b9@"))
        let corrected = try #require(imported.first { $0.contains("rejects-2.jsonl") })
        let second = try sh(corrected, workspace)
        #expect(second.census("created") == 2, "\(second)")
    }

    /// The commands of this program that the report names, but for the one that asks for a password.
    private func commands(_ workspace: Workspace) throws -> [String] {
        let program = try Executable.url().path(percentEncoded: false)
        let next = try workspace.json("report")["next"]?.arrayValue ?? []
        return next.compactMap { $0.stringValue }.compactMap { line in
            line.range(of: program).map { String(line[$0.lowerBound...]) }
        }.filter { !$0.contains(" login ") }
    }

    private func sh(_ command: String, _ workspace: Workspace) throws -> CommandRun {
        try run("/bin/sh", ["-c", command], in: workspace)
    }
}
