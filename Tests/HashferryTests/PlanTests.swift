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
