import Foundation
import Testing

/// Files that hold secrets, and whom their permissions let in.
@Suite struct SecretFileTests {
    private func workspace(_ name: String, _ text: String, permissions: Int) throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(name, text)
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: workspace.path(name))
        return workspace
    }

    /// Whoever may write it decides who is let in.
    @Test(arguments: ["serve", "import"]) func refusesAKeyFileThatEverybodyMayWrite(_ command: String) throws {
        let workspace = try workspace("service.key", "the-key\n", permissions: 0o622)
        try workspace.write("users.jsonl", Exports.mixed.lines[0] + "\n")
        let arguments =
            command == "serve"
            ? ["serve", "--database", "users.sqlite", "--key-file", "service.key", "--port", "0"]
            : [
                "import", "users.jsonl", "--endpoint", "http://127.0.0.1:9/v1", "--project", "shop", "--key-file",
                "service.key",
            ]
        let run = try hashferry(arguments, in: workspace)
        #expect(run.status == 3, "\(run)")
        let end = ["error: service.key: everybody may write it", "hint: chmod o-w 'service.key'"]
        #expect(run.talkLines.suffix(2) == end, "\(run)")
    }

    @Test(arguments: [(0o600, false), (0o660, false), (0o640, false), (0o644, true)])
    func warnsOfAKeyFileThatEverybodyMayRead(_ permissions: Int, _ isTold: Bool) throws {
        let workspace = try workspace("service.key", "the-key\n", permissions: permissions)
        let service = try RunningService(in: workspace)
        #expect(try service.command.talkSoFar().contains("everybody may read it") == isTold)
        #expect(try service.command.talkSoFar().contains("chmod o-r 'service.key'") == isTold)
        #expect(try service.status("GET", "/users", key: "the-key") == 200)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func warnsOfAKeyFileOfAnotherUser() throws {
        let workspace = try workspace("service.key", "the-key\n", permissions: 0o600)
        #expect(unsafe chown(workspace.path("service.key"), 12_345, 12_345) == 0)
        let service = try RunningService(in: workspace)
        let talk = try service.command.talkSoFar()
        #expect(talk.contains("another user owns it and can change it"))
        #expect(talk.contains("chown 0 'service.key'"))
    }

    @Test func warnsOfAPasswordFileThatEverybodyMayRead() throws {
        for (permissions, isTold) in [(0o600, false), (0o644, true), (0o646, true)] {
            let workspace = try workspace("password", "appwrite\n", permissions: permissions)
            let run = try hashferry(
                "verify", "--scheme", "md5", "--password-file", "password", "144fa7eaa4904e8ee120651997f70dcc",
                in: workspace)
            #expect(run.status == 0, "\(run)")
            #expect(run.talk.contains("warning: password: ") == isTold, "\(run)")
            #expect(!run.talk.contains("appwrite"))
        }
    }

    @Test func warnsOfAHashConfigThatEverybodyMayWrite() throws {
        let config = try String(contentsOfFile: Repository.path("examples/firebase-hash-config.txt"), encoding: .utf8)
        for (permissions, isTold) in [(0o644, false), (0o646, true)] {
            let workspace = try workspace("config", config, permissions: permissions)
            let run = try hashferry(
                "plan", Repository.path("examples/firebase.json"), "--hash-config", "config", in: workspace)
            #expect(run.status == 0, "\(run)")
            #expect(run.talk.contains("warning: config: everybody may write it") == isTold, "\(run)")
        }
    }
}
