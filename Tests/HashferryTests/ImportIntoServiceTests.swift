import Foundation
import JSONText
import Testing

/// The same export gives the same users, over HTTP and into the file.
@Suite(.serialized, .enabled(if: Tool.sqlite3 != nil, "the rows are compared with the sqlite3 command"))
struct ImportIntoServiceTests {
    /// Every user with what an import sets; a plain-text password has a new salt each time.
    private func rows(_ database: String, in workspace: Workspace) throws -> [String] {
        let columns =
            "id, quote(email), quote(phone), quote(name), quote(CASE WHEN scheme IS NULL OR password LIKE "
            + "'$argon2id$v=19$m=65536%' THEN password IS NULL ELSE password END), quote(scheme), quote(options), "
            + "emailVerification, phoneVerification, status, labels, prefs"
        let query = "SELECT \(columns) FROM users ORDER BY id"
        let run = try run(try #require(Tool.sqlite3), [workspace.path(database), query])
        #expect(run.status == 0, "\(run)")
        return run.lines
    }

    @Test func endsInTheSameRowsAsTheEmbeddedStore() throws {
        let workspace = try Workspace()
        let service = try RunningService(in: workspace)
        try workspace.write("users.jsonl", Exports.various(300))
        let exports = Exports.examples.map { Exports.arguments("import", $0.name) } + [["import", "users.jsonl"]]
        for export in exports {
            let embedded = try hashferry(export, in: workspace)
            #expect(embedded.status == 0, "\(embedded)")
            let remote = try hashferry(export + service.arguments + ["--concurrency", "8"], in: workspace)
            #expect(remote.status == 0, "\(remote)")
            #expect(remote.census("created") == embedded.census("created"))
        }
        let expected = try rows("users.sqlite", in: workspace)
        #expect(expected.count == 316)
        #expect(try rows("service.sqlite", in: workspace) == expected)

        for export in exports {
            let again = try hashferry(export + service.arguments + ["--report", "report"], in: workspace)
            #expect(again.status == 0, "\(again)")
            #expect(again.talkLines.last == "nothing to do: every user was there already")
            #expect(try workspace.json("report")["unchanged"] == workspace.json("report")["rows"])
        }
        #expect(try rows("service.sqlite", in: workspace) == expected)
    }

    /// It reports a version above 1.8, where Appwrite knows two kinds of SHA no more: no row is sent that such a server
    /// would refuse.
    @Test func isTakenForACurrentServer() throws {
        let workspace = try Workspace()
        let service = try RunningService(in: workspace)
        try workspace.write(
            "users.jsonl",
            #"{"id":"a","email":"a@example.com","scheme":"sha","options":{"version":"sha512/224"},"#
                + #""password":"746d850d8f4bb904a18b936d4693edde4b7eb886ae1527d2be410464"}"# + "\n")
        let run = try hashferry(["import", "users.jsonl"] + service.arguments, in: workspace)
        #expect(run.status == 1, "\(run)")
        #expect(run.talk.contains("must not be sha512/224"), "\(run)")
    }

    @Test func goesOnFromTheJournalAfterAKill() throws {
        // It ends with this object.
        var service: RunningService?
        var arguments: [String] = []
        // Slow enough to be in the middle of a batch when the kill comes.
        let killed = try InterruptedRun(rows: 600) { rows in
            let workspace = try Workspace()
            let started = try RunningService(in: workspace)
            service = started
            try workspace.write("users.jsonl", Exports.various(rows))
            arguments = ["import", "users.jsonl", "--journal", "journal", "--resume", "--report", "report"]
            arguments += started.arguments
            return (workspace, arguments + ["--rate", "600"])
        } when: {
            $0.size("journal") > 20_000
        }
        defer { withExtendedLifetime(service) {} }
        let workspace = killed.workspace
        #expect(try hashferry("import", "users.jsonl", in: workspace).status == 0)

        let run = try hashferry(arguments, in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(run.talkLines.contains { $0.hasPrefix("resuming after row ") }, "\(run)")
        let report = try workspace.json("report")
        #expect(
            report["rows"] == .integer(Int64(killed.rows)) && report["conflicts"] == .integer(0), "\(report.jsonText)")
        #expect(try rows("service.sqlite", in: workspace) == rows("users.sqlite", in: workspace))

        let other = try hashferry("import", "users.jsonl", "--journal", "journal", "--resume", in: workspace)
        #expect(other.status == 3 && other.talk.contains("error: the journal is of another import"), "\(other)")
    }

    @Test func saysWhatIsWrongWithTheServiceBeforeTheFirstRow() throws {
        let workspace = try Workspace()
        let service = try RunningService(in: workspace)
        let key = try workspace.text("service.key").trimmingCharacters(in: .whitespacesAndNewlines)
        try workspace.write("users.jsonl", Exports.numbered(3))
        try workspace.write("other.key", "# a comment\n\nstandard_0123456789\n")
        try workspace.write("empty.key", "# nothing\n")
        let base = service.endpoint.dropLast("/v1".count)
        let wrong: [(arguments: [String], message: String, hint: String)] = [
            (["--key-file", "other.key"], "401", "--key-file"), (["--key-file", "absent.key"], "absent.key", "key"),
            (["--key-file", "empty.key"], "empty.key", "key"), (["--project", "other"], "404", "--project"),
            (["--endpoint", "\(base)/v2"], "404", "--endpoint"), (["--endpoint", "\(base)"], "404", "--endpoint"),
            (["--endpoint", "http://127.0.0.1:9/v1"], "cannot be reached", "--endpoint"),
        ]
        for (arguments, message, hint) in wrong {
            let run = try hashferry(
                ["import", "users.jsonl", "--rejects", "rejects"] + service.arguments + arguments, in: workspace)
            #expect(run.status == 3, "\(run)")
            #expect(run.talkLines.contains { $0.hasPrefix("error: ") && $0.contains(message) }, "\(run)")
            #expect(run.talkLines.last?.hasPrefix("hint: ") == true && run.talkLines.last?.contains(hint) == true)
            #expect(!run.talk.contains(" rows") && !run.talk.contains(key), "\(run)")
            #expect(!workspace.exists("rejects"))
        }
    }

    @Test func accountsForRowsThatTheServiceDoesNotTake() throws {
        let workspace = try Workspace()
        let service = try RunningService(in: workspace)
        try workspace.write("users.jsonl", Exports.mixed.lines.joined(separator: "\n"))
        let arguments = ["import", "users.jsonl", "--rejects", "rejects", "--report", "report"]
        #expect(try hashferry(arguments, in: workspace).status == 1)
        let (rejects, report) = (try workspace.text("rejects"), try workspace.json("report"))
        let run = try hashferry(arguments + service.arguments, in: workspace)
        #expect(run.status == 1, "\(run)")
        #expect(try workspace.text("rejects") == rejects)
        // The commands and the name of the destination are others, and so is what may keep a user out.
        #expect(try counts(workspace.json("report")) == counts(report))
    }

    private func counts(_ report: JSONValue) -> JSONObject {
        JSONObject(
            (report.objectValue ?? [:]).members.filter { !["next", "destination", "atRisk"].contains($0.key) }
                .map { ($0.key, $0.value) })
    }
}
