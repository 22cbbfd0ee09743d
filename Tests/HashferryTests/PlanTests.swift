import Foundation
import JSONText
import Testing

@Suite struct PlanTests {
    @Test(arguments: Exports.examples.map(\.name)) func writesARequestALine(_ name: String) throws {
        let example = try #require(Exports.examples.first { $0.name == name })
        let run = try hashferry(Exports.arguments("plan", name))
        #expect(run.status == 0, "\(run)")
        let requests = try run.jsonLines()
        #expect(requests.count == example.requests)
        for request in requests {
            #expect(request.objectValue?.keys == ["method", "path", "body"])
            #expect(["POST", "PATCH", "PUT"].contains(request["method"]?.stringValue ?? ""))
            #expect(request["path"]?.stringValue?.hasPrefix("/users") == true)
            #expect(request["body"]?.objectValue?.isEmpty == false)
        }
        let creations = requests.filter { $0["method"]?.stringValue == "POST" }
        #expect(Int64(creations.count) == example.rows)
        #expect(creations.allSatisfy { $0["body"]?["userId"]?.stringValue?.isEmpty == false })
    }

    @Test(arguments: Exports.examples.map(\.name)) func writesTheCensusOnStderr(_ name: String) throws {
        let example = try #require(Exports.examples.first { $0.name == name })
        let run = try hashferry(Exports.arguments("plan", name))
        #expect(run.talkLines.contains("\(example.rows) users in the file"), "\(run)")
        #expect(run.talkLines.contains("How the passwords are carried"))
        #expect(run.census("created") == nil)
        // A progress line is for terminals.
        #expect(!run.talk.contains("\r") && !run.talk.contains("\u{1B}"))
    }

    @Test func createsEveryKnownUserAtTheEndpointOfItsScheme() throws {
        let requests = try hashferry(Exports.arguments("plan", "known-users.jsonl")).jsonLines()
        let paths = requests.filter { $0["method"]?.stringValue == "POST" }.compactMap { $0["path"]?.stringValue }
        let schemes = ["md5", "bcrypt", "argon2", "sha", "scrypt", "phpass", "scrypt-modified"]
        #expect(paths == schemes.map { "/users/\($0)" } + ["/users"])
    }

    @Test func plansTheSameAgain() throws {
        let arguments = Exports.arguments("plan", "people.csv")
        #expect(try hashferry(arguments).output == hashferry(arguments).output)
    }

    @Test func writesNothingButWhatItIsAskedFor() throws {
        let workspace = try Workspace()
        let run = try hashferry(Exports.arguments("plan", "known-users.jsonl"), in: workspace)
        #expect(run.status == 0)
        #expect(!workspace.exists("users.sqlite"))
    }

    @Test func plansTheGoodRowsAndEndsWithOneForTheBad() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.mixed.lines.joined(separator: "\n"))
        let run = try hashferry("plan", "users.jsonl", "--rejects", "rejects", "--report", "report", in: workspace)
        #expect(run.status == 1)
        #expect(try run.jsonLines().compactMap { $0["body"]?["userId"]?.stringValue }.count == 5)
        for number in Exports.mixed.bad + [9] { #expect(run.talk.contains("row \(number): "), "\(run)") }
        #expect(try workspace.rejectedLines("rejects") == (Exports.mixed.bad + [9]).map { Exports.mixed.lines[$0 - 1] })
        #expect(try workspace.json("report")["rejected"] == .integer(4))
    }

    @Test func leavesOutUsersWithoutACarriedPasswordWhenAsked() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.mixed.lines[7] + "\n")
        let run = try hashferry(
            "plan", "users.jsonl", "--on-uncarriable", "skip", "--rejects", "rejects", "--report", "report",
            in: workspace)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(try workspace.rejectedLines("rejects") == [Exports.mixed.lines[7]])
        #expect(try workspace.json("report")["skipped"] == .integer(1))
    }

    @Test func carriesAnUndeclaredHashOnceItIsDeclared() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.mixed.lines[7] + "\n")
        let undeclared = try hashferry("plan", "users.jsonl", in: workspace)
        #expect(try undeclared.jsonLines().compactMap { $0["path"]?.stringValue } == ["/users"])
        #expect(undeclared.census("the hash fits several kinds, and nothing says which it is") == 1)
        let declared = try hashferry("plan", "users.jsonl", "--scheme", "md5", in: workspace)
        #expect(try declared.jsonLines().compactMap { $0["path"]?.stringValue } == ["/users/md5"])
    }

    /// sha512/224 of "abc" (FIPS 180-4, examples).
    private static let truncated =
        #"{"id":"u1","email":"a@plan.example","scheme":"sha","hash":"4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa","#
        + #""options":{"version":"sha512/224"}}"#
    private static let crypt =
        #"{"id":"crypt-user","email":"quuxer@plan.example","hash":"$5$rounds=1000$saltsalt$azOwbpkvuuBKkE82dQPwTsQE8JyT9Fflpr9aKid3aT9"}"#

    @Test func plansForTheVersionOfAServer() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Self.truncated)
        let old = try hashferry("plan", "users.jsonl", "--target-version", "1.7", in: workspace)
        #expect(old.status == 0, "\(old)")
        #expect(try old.jsonLines().compactMap { $0["path"]?.stringValue } == ["/users/sha"])
        for arguments in [[], ["--target-version", "1.9"]] {
            let new = try hashferry(["plan", "users.jsonl"] + arguments, in: workspace)
            #expect(new.status == 1 && new.census("the destination does not accept this password") == 1, "\(new)")
        }
        for version in ["1.4", "3.0", "new"] {
            #expect(try hashferry("plan", "users.jsonl", "--target-version", version, in: workspace).status == 2)
        }
    }

    @Test func sendsWhatIsNotDocumentedOnlyWhenAsked() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Self.crypt)
        func next() throws -> String {
            try (workspace.json("report")["next"]?.arrayValue ?? []).compactMap(\.stringValue).joined(separator: "\n")
        }
        let closed = try hashferry("plan", "users.jsonl", "--report", "report", in: workspace)
        #expect(closed.status == 1, "\(closed)")
        #expect(try next().contains("plan users.jsonl --report report --allow-compatible"))
        let open = try hashferry("plan", "users.jsonl", "--allow-compatible", "--report", "report", in: workspace)
        #expect(open.status == 0, "\(open)")
        #expect(try open.jsonLines().compactMap { $0["path"]?.stringValue } == ["/users/bcrypt"])
        let report = try workspace.json("report")
        #expect(report["routes"]?["compatible"] == .integer(1))
        #expect(report["atRisk"]?.objectValue?.keys == ["breached", "length"])
        #expect(open.talk.contains("Carried, but may not log in"))
        // The import that is advised goes into a database, which has no such way.
        #expect(try !next().contains("--allow-compatible"))
        #expect(
            try hashferry("plan", "users.jsonl", "--to", "hashferry", "--allow-compatible", in: workspace).status == 2)
        #expect(try hashferry("import", "users.jsonl", "--upgrade-weak-argon2", in: workspace).status == 2)
    }

    @Test func asksTheDestinationWhoIsThere() throws {
        let workspace = try Workspace()
        try workspace.write("users.csv", "id,email\n1,one@plan.example\n2,two@plan.example\n")
        #expect(try hashferry("import", "users.csv", in: workspace).status == 0)
        try workspace.write("users.csv", "id,email\n1,one@plan.example\n3,two@plan.example\n4,four@plan.example\n")
        let run = try hashferry(
            "plan", "users.csv", "--to", "hashferry", "--check-destination", "--database", "users.sqlite", "--rejects",
            "rejects", in: workspace)
        #expect(run.status == 1 && run.census("user has what another user has already") == 1, "\(run)")
        #expect(run.talk.contains("1 user of the same id at the destination"), "\(run)")
        #expect(try run.jsonLines().compactMap { $0["body"]?["userId"]?.stringValue } == ["1", "4"])
        #expect(try workspace.text("rejects").contains("3,two@plan.example"))
        for arguments in [
            ["--check-destination"], ["--database", "users.sqlite"],
            ["--check-destination", "--database", "users.sqlite"],
        ] {
            #expect(try hashferry(["plan", "users.csv"] + arguments, in: workspace).status == 2)
        }
        let absent = try hashferry(
            "plan", "users.csv", "--to", "hashferry", "--check-destination", "--database", "absent", in: workspace)
        #expect(absent.status == 3 && !workspace.exists("absent"))
    }

    @Test func listsWhoNeedsASettingOfTheDestination() throws {
        let workspace = try Workspace()
        try workspace.write(
            "users.csv",
            "id,phone,hash\n1,+14155550100,$5$rounds=1000$saltsalt$azOwbpkvuuBKkE82dQPwTsQE8JyT9Fflpr9aKid3aT9\n")
        let run = try hashferry(
            "plan", "users.csv", "--to", "hashferry", "--resets", "resets", "--report", "report", in: workspace)
        #expect(run.status == 1 && run.talk.contains("kept, needs a setting"), "\(run)")
        #expect(try workspace.json("report")["users"]?["needsSetting"] == .integer(1))
        let reason = try workspace.jsonLines("resets").first?["reason"]?.stringValue
        #expect(reason == "needs-setting: an e-mail address to log in with: the row has a phone number only")
    }

    @Test func readsAnExportFromStdin() throws {
        let stdin = try Repository.read("examples/known-users.jsonl")
        let run = try hashferry("plan", "-", "--from", "jsonl", stdin: stdin)
        #expect(run.status == 0)
        #expect(try run.output == hashferry(Exports.arguments("plan", "known-users.jsonl")).output)
    }

    @Test func endsWithThreeWhereTheExportIsNotThere() throws {
        let run = try hashferry("plan", "absent.csv")
        #expect(run.status == 3)
        #expect(run.output.isEmpty)
        #expect(run.talkLines.last == "error: cannot open absent.csv: No such file or directory")
    }

    @Test func asksForTheHashConfigOfAFirebaseExport() throws {
        let run = try hashferry("plan", Repository.path("examples/firebase.json"))
        #expect(run.status == 3)
        #expect(run.talk.contains("hint: --hash-config"))
    }

    @Test func endsQuietlyWhenTheReaderOfStdoutHasEnough() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.numbered(20_000))
        let pipe = Pipe()
        let command = try RunningCommand(Executable.url(), ["plan", "users.jsonl"], in: workspace, output: pipe)
        let start = try pipe.fileHandleForReading.read(upToCount: 100)
        try pipe.fileHandleForReading.close()
        let run = try command.wait()
        #expect(start?.count == 100)
        #expect(run.status == 128 + SIGPIPE, "\(run)")
        #expect(!run.talk.contains("error:"), "\(run)")
    }
}
