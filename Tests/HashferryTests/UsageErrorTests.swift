import Foundation
import Testing

@Suite struct UsageErrorTests {
    static let wrong: [[String]] = [
        ["nope"], ["--nope"],
        ["identify", "--nope"], ["identify", "--format", "xml"], ["identify", "--scheme", "nope"],
        ["identify", "a", "b"],
        ["hash", "--memory", "64"], ["hash", "--memory", "MiB"], ["hash", "--memory", "-1MiB"],
        ["hash", "--memory", "64MB"],
        ["hash", "--scheme", "nope"], ["hash", "--iterations", "x"],
        ["hash", "--scheme", "bcrypt", "--memory", "64MiB"], ["hash", "--scheme", "bcrypt", "--iterations", "2"],
        ["hash", "--scheme", "scrypt", "--memory", "64MiB"], ["hash", "--scheme", "scrypt", "--cost", "12"],
        ["hash", "--cost", "12"], ["hash", "--cost-log2", "14"], ["hash", "--block-size", "8"],
        ["hash", "--scheme", "bcrypt", "--parallelism", "2"],
        ["hash", "--scheme", "md5"], ["hash", "--scheme", "phpass"], ["hash", "--scheme", "sha256"],
        ["hash", "--scheme", "sha", "--insecure"], ["hash", "--scheme", "scrypt-modified", "--insecure"],
        ["hash", "--memory", "1KiB"], ["hash", "--scheme", "bcrypt", "--cost", "3"],
        ["hash", "--scheme", "bcrypt", "--cost", "32"],
        ["hash", "--scheme", "scrypt", "--cost-log2", "0"], ["hash", "--scheme", "scrypt", "--cost-log2", "99"],
        ["hash", "secret"],
        ["verify"], ["verify", "a", "--batch", "b"], ["verify", "a", "b"],
        ["verify", "--batch", "-", "--scheme", "md5"],
        ["verify", "--option", "salt", "a"], ["verify", "--option", "spice=x", "a"],
        ["verify", "--option", "cpu=x", "a"],
        ["verify", "--password-descriptor", "x", "a"],
        ["verify", "--password-file", "a", "--password-descriptor", "3", "a"],
        ["verify", "--password", "secret", "a"],
        ["plan"], ["plan", "export.csv", "--from", "nope"],
        ["plan", "users.csv", "--from", "csv", "--map", "email"],
        ["plan", "users.csv", "--from", "csv", "--delimiter", "ab"],
        ["plan", "users.csv", "--from", "csv", "--delimiter", "→"],
        ["plan", "users.csv", "--from", "csv", "--hash-config", "users.csv.key"],
        ["plan", "users.csv", "--on-uncarriable", "cry"],
        ["import"], ["import", "-", "--from", "jsonl"], ["import", "users.csv", "--no-journal", "--journal", "j"],
        ["import", "users.csv", "--no-journal", "--status"], ["import", "users.csv", "--format", "json"],
        ["import", "--status"], ["plan"], ["undo"], ["undo", "--journal", "j", "--endpoint", "http://[::1]/v1"],
        ["login"], ["login", "a@b.example", "secret"],
        ["serve", "--port", "70000"], ["serve", "--allow-origin", "https://app.example"],
        ["serve", "--allow-origin", "app.example:443"], ["serve", "--trusted-proxy", "proxy.example"],
        ["serve", "--prefer", "md5"], ["serve", "--metrics-listen", "9090"],
    ]

    @Test(arguments: wrong) func endsWithTwoAndSaysErrorThenHint(_ arguments: [String]) throws {
        let workspace = try Workspace()
        try workspace.write("users.csv", "id,email\n")
        let run = try hashferry(arguments, stdin: Array("secret\n".utf8), in: workspace)
        #expect(run.status == 2, "\(run)")
        #expect(run.output.isEmpty, "\(run)")
        #expect(run.talkLines.first?.hasPrefix("error: ") == true, "\(run)")
        #expect(run.talkLines.dropFirst().contains { $0.hasPrefix("hint: ") }, "\(run)")
    }

    @Test func writesNothingWhenTheUsageIsWrong() throws {
        let workspace = try Workspace()
        try workspace.write("export.jsonl", "{}\n")
        for arguments in [["--from", "nope"], ["--no-journal", "--resume"], ["--on-uncarriable", "cry"]] {
            try hashferry(
                ["import", "export.jsonl", "--rejects", "rejects", "--report", "report"] + arguments, in: workspace)
        }
        for name in ["users.sqlite", "rejects", "report"] { #expect(!workspace.exists(name)) }
    }

    /// `--rejects` with the name of the export would empty the export.
    @Test(arguments: [
        ["plan", "users.jsonl", "--rejects", "users.jsonl"], ["plan", "users.jsonl", "--report", "./users.jsonl"],
        ["import", "users.jsonl", "--rejects", "link"], ["import", "users.jsonl", "--database", "users.jsonl"],
        ["import", "users.jsonl", "--journal", "users.jsonl"],
        ["import", "users.jsonl", "--resets", "a", "--id-map", "a"],
    ])
    func refusesAFileThatIsNamedForTwoPurposes(_ arguments: [String]) throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.mixed.lines[0])
        try FileManager.default.createSymbolicLink(atPath: workspace.path("link"), withDestinationPath: "users.jsonl")
        let run = try hashferry(arguments, in: workspace)
        #expect(run.status == 2, "\(run)")
        #expect(run.talk.contains("is named for two purposes"))
        #expect(try workspace.text("users.jsonl") == Exports.mixed.lines[0])
    }

    @Test func namesTheSourcesWhenOneIsUnknown() throws {
        let talk = try hashferry("plan", "export", "--from", "nope").talk
        for source in ["jsonl", "csv", "firebase"] { #expect(talk.contains("\(source): ")) }
    }
}
