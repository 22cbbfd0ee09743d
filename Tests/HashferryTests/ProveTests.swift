import Foundation
import JSONText
import Testing

/// Samples before an import, and what was written held against the plan afterwards.
@Suite(.serialized, .enabled(if: Tool.sqlite3 != nil, "changes are planted with the sqlite3 command"))
struct ProveTests {
    private static let samples = """
        {"email": "MD5@known.example", "password": "appwrite"}
        {"userId": "known-phpass", "password": "appwrite"}
        {"email": "plain@known.example", "password": "plain but long enough"}

        """

    private func workspace(_ samples: String = samples, permissions: Int = 0o600) throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write("samples.jsonl", samples)
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions], ofItemAtPath: workspace.path("samples.jsonl"))
        return workspace
    }

    private func known(_ command: String, _ more: String...) -> [String] {
        Exports.arguments(command, "known-users.jsonl") + more
    }

    private func plant(_ sql: String, _ database: String = "users.sqlite", in workspace: Workspace) throws {
        let change = try run(
            try #require(Tool.sqlite3), ["-cmd", ".timeout 30000", workspace.path(database), sql])
        try #require(change.status == 0, "\(change)")
    }

    /// Proves the known users, and gives the report.
    private func proof(
        _ status: Int32, _ more: [String] = [], in workspace: Workspace, at line: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let run = try hashferry(known("prove", "--format", "json") + more, in: workspace)
        #expect(run.status == status, "\(run)", sourceLocation: line)
        return try JSONParser.parse(run.text)
    }

    @Test func samplesAreProvenBeforeAnythingIsWritten() throws {
        let workspace = try workspace()
        let plan = try hashferry(known("plan", "--prove", "samples.jsonl"), in: workspace)
        #expect(plan.status == 0 && plan.lines.count == 17, "\(plan)")
        #expect(plan.talk.contains("3 samples proven"), "\(plan)")
        let run = try hashferry(known("import", "--prove", "samples.jsonl", "--report", "r.json"), in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(run.talk.contains("3 samples proven"), "\(run)")
        let advice = try #require(run.talkLines.first { $0.hasPrefix("to prove what is there now: ") })
        #expect(advice.hasSuffix(" --prove samples.jsonl") && advice.contains(" prove "), "\(advice)")
    }

    @Test(arguments: ["plan", "import"]) func aSampleThatDoesNotVerifyStopsTheRun(_ command: String) throws {
        let workspace = try workspace(
            """
            {"email": "md5@known.example", "password": "appwrite"}
            {"email": "scrypt@known.example", "password": "not the password"}
            {"email": "stranger@known.example", "password": "appwrite"}
            {"email": "sha512@known.example", "password": "short"}
            {"email": "plain@known.example", "password": "plain and too long"}
            {"email": "nothing@known.example", "password": "a password"}
            """)
        try workspace.write(
            "users.jsonl",
            String(decoding: try Repository.read("examples/known-users.jsonl"), as: UTF8.self)
                + #"{"id":"known-nothing","email":"nothing@known.example"}"# + "\n")
        let run = try hashferry(command, "users.jsonl", "--prove", "samples.jsonl", in: workspace)
        #expect(run.status == 3 && run.output.isEmpty, "\(run)")
        for line in [
            "samples.jsonl, line 2 (row 5): the password does not match the row's hash (scrypt)",
            "samples.jsonl, line 3: no row of the file that makes a user has this address or id",
            "samples.jsonl, line 4 (row 4): a login takes passwords of 8 to 256 bytes only",
            "samples.jsonl, line 5 (row 8): the password is another one than the row's",
            "samples.jsonl, line 6 (row 9): the row has no password",
            "error: 5 of 6 samples cannot be proven: nothing was written",
        ] { #expect(run.talkLines.contains(line), "\(line): \(run)") }
        for secret in ["not the password", "stranger", "@known.example", "appwrite"] {
            #expect(!run.talk.contains(secret), "\(run)")
        }
        guard command == "import" else { return }
        #expect(!FileManager.default.fileExists(atPath: workspace.path("users.sqlite")))
    }

    @Test(arguments: ["plan", "import", "prove"]) func samplesThatOthersMayReadAreRefused(_ command: String) throws {
        let workspace = try workspace(permissions: 0o644)
        let run = try hashferry(known(command, "--prove", "samples.jsonl"), in: workspace)
        #expect(run.status == 3 && run.output.isEmpty, "\(run)")
        #expect(run.talk.contains("hint: chmod 600 samples.jsonl"), "\(run)")
        #expect(!workspace.exists("users.sqlite"))
    }

    @Test func whatCannotBeReadTwiceIsRefused() throws {
        let workspace = try workspace()
        let rows = try Repository.read("examples/known-users.jsonl")
        let stdin = try hashferry(
            "import", "-", "--no-journal", "--prove", "samples.jsonl", stdin: rows, in: workspace)
        #expect(stdin.status == 2 && stdin.talk.contains("reads the export twice"), "\(stdin)")
        let pipe = try run(
            "/bin/sh",
            [
                "-c", "cat \"$1\" | \"$0\" plan /dev/stdin --prove samples.jsonl", try Executable.url().path(),
                Repository.path("examples/known-users.jsonl"),
            ], in: workspace)
        #expect(pipe.status == 2 && pipe.output.isEmpty, "\(pipe)")
        #expect(pipe.talk.contains("which a pipe does not allow"), "\(pipe)")
    }

    @Test func aDatabaseIsProvenUserByUser() throws {
        let workspace = try workspace()
        try #require(try hashferry(known("import"), in: workspace).status == 0)
        for _ in 1...2 {
            // The logins leave nothing behind: the second proof finds what the first one found.
            let report = try proof(0, ["--prove", "samples.jsonl"], in: workspace)
            #expect(report["equal"] == 7 && report["verified"] == 1 && report["proven"] == true)
            #expect(report["loginsWorked"] == 3 && report["loginsFailed"] == 0)
        }
        let login = try hashferry("login", "md5@known.example", stdin: Array("appwrite\n".utf8), in: workspace)
        try #require(login.status == 0, "\(login)")
        let renewed = try proof(0, in: workspace)
        #expect(renewed["renewed"] == 1 && renewed["equal"] == 6 && renewed["proven"] == true)

        try plant(
            """
            UPDATE users SET password = '00000000000000000000000000000000' WHERE id = 'known-phpass';
            UPDATE users SET options = replace(options, '16384', '32768') WHERE id = 'known-scrypt';
            UPDATE users SET password = NULL, scheme = NULL, options = NULL WHERE id = 'known-sha512';
            UPDATE users SET passwordRenewed = 1, passwordUpdate = passwordUpdate + 1000, password = 'x'
                WHERE id = 'known-argon2';
            DELETE FROM users WHERE id = 'known-bcrypt';
            """, in: workspace)
        let report = try proof(1, ["--prove", "samples.jsonl"], in: workspace)
        #expect(report["different"] == 3 && report["changed"] == 1 && report["missing"] == 1)
        #expect(report["renewed"] == 1 && report["equal"] == 1 && report["verified"] == 1)
        #expect(report["compared"] == 8 && report["proven"] == false)
        #expect(report["loginsWorked"] == 2 && report["loginsFailed"] == 1)
        let text = try hashferry(known("prove"), in: workspace)
        #expect(text.status == 1 && text.lines.last == "Not proven.", "\(text)")
        for line in [
            "row 2: the user is not there", "row 3: the password was changed since",
            "row 4: hash is missing at the destination", "row 5: options differ from what the destination has",
            "row 6: hash differ from what the destination has",
        ] { #expect(text.talkLines.contains(line), "\(line): \(text)") }
    }

    @Test func aSampleIsDrawnAgainByItsSeed() throws {
        let workspace = try workspace()
        try workspace.write("users.jsonl", Exports.various(300))
        try #require(try hashferry("import", "users.jsonl", in: workspace).status == 0)
        let whole = try hashferry("prove", "users.jsonl", "--format", "json", in: workspace)
        #expect(whole.status == 0, "\(whole)")
        #expect(try JSONParser.parse(whole.text)["compared"] == 300)
        try plant("DELETE FROM users WHERE sequence % 3 = 0", in: workspace)
        let first = try hashferry("prove", "users.jsonl", "--sample", "40", "--format", "json", in: workspace)
        let report = try JSONParser.parse(first.text)
        #expect(report["compared"] == 40 && report["notCompared"]?["outside of the sample"] == 260, "\(first)")
        let seed = try #require(report["seed"]?.stringValue)
        let again = try hashferry(
            "prove", "users.jsonl", "--sample", "40", "--seed", seed, "--format", "json", in: workspace)
        #expect(again.text == first.text)
        #expect(try hashferry("prove", "users.jsonl", "--seed", "1", in: workspace).status == 2)
        #expect(try hashferry("prove", "users.jsonl", "--sample", "0", in: workspace).status == 2)
    }

    @Test func aServiceIsProvenUserByUser() async throws {
        let workspace = try workspace()
        let service = try RunningService(in: workspace)
        let sample = service.arguments + ["--prove", "samples.jsonl"]
        let run = try hashferry(known("import") + sample, in: workspace)
        #expect(run.status == 0 && run.talk.contains("3 samples proven"), "\(run)")
        let first = try proof(0, sample, in: workspace)
        #expect(first["equal"] == 7 && first["verified"] == 1 && first["loginsWorked"] == 3)
        // The service renews what a login has verified, and the proof says that it was its own.
        let changes = first["logins"]?.arrayValue?.map { $0["changed"]?.arrayValue?.contains("hash") == true }
        #expect(changes == [true, true, false])
        #expect(try answer("SELECT COUNT(*) FROM sessions", "service.sqlite", in: workspace) == "0\n")
        let second = try proof(0, sample, in: workspace)
        #expect(second["equal"] == 5 && second["verified"] == 1 && second["renewed"] == 2)

        try plant(
            """
            UPDATE users SET password = '$2y$10$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim'
                WHERE id = 'known-bcrypt';
            UPDATE users SET options = replace(options, '16384', '32768') WHERE id = 'known-scrypt';
            UPDATE users SET passwordUpdate = passwordUpdate + 60000 WHERE id = 'known-md5';
            DELETE FROM users WHERE id = 'known-sha512';
            """, "service.sqlite", in: workspace)
        let report = try proof(1, service.arguments, in: workspace)
        #expect(report["different"] == 2 && report["changed"] == 1 && report["missing"] == 1)
        #expect(report["equal"] == 2 && report["verified"] == 1 && report["renewed"] == 1)
    }

    private func answer(_ sql: String, _ database: String = "users.sqlite", in workspace: Workspace) throws -> String {
        try run(try #require(Tool.sqlite3), [workspace.path(database), sql]).text
    }
}
