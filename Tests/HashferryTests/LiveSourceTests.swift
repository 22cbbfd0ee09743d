import AppwriteUsers
import Foundation
import JSONText
import Testing

/// Users of all seven kinds of a running service, fetched from there and imported into a second one.
@Suite struct LiveSourceTests {
    /// A user of each kind and one without a password, with the password that is known of them.
    private static let users: [(id: String, path: String, password: String, body: JSONObject)] = [
        (
            "argon2", "/users/argon2", "password",
            [
                "password": "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            ]
        ),
        (
            "bcrypt", "/users/bcrypt", "U*U",
            [
                "password": "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
            ]
        ),
        ("md5", "/users/md5", "abc", ["password": "900150983cd24fb0d6963f7d28e17f72"]),
        ("phpass", "/users/phpass", "test12345", ["password": "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"]),
        (
            "sha", "/users/sha", "abc",
            [
                "password": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "passwordVersion": "sha256",
            ]
        ),
        (
            "scrypt", "/users/scrypt", "pleaseletmein",
            [
                "password":
                    "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887",
                "passwordSalt": "SodiumChloride", "passwordCpu": 16384, "passwordMemory": 8, "passwordParallel": 1,
                "passwordLength": 64,
            ]
        ),
        (
            "scrypt-modified", "/users/scrypt-modified", "user1password",
            [
                "password": "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==",
                "passwordSalt": "42xEC+ixf3L2lw==", "passwordSaltSeparator": "Bw==",
                "passwordSignerKey":
                    "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==",
            ]
        ),
    ]

    /// Two services in one folder: `old.sqlite` with the users, and `new.sqlite` without any.
    private static func services(in workspace: Workspace) async throws -> (old: ServedDatabase, new: ServedDatabase) {
        let old = try ServedDatabase("old.sqlite", "--project", "old", "--key-file", "old.key", in: workspace)
        for user in users {
            var body = user.body
            body["userId"] = .string(user.id)
            body["email"] = .string("\(user.id)@example.com")
            body["name"] = "Ada"
            let answer = try await old.call(.post, user.path, body)
            try #require(answer.status == 201, "\(user.id): \(answer)")
        }
        try await old.makeUser("nobody")
        let labelled = try await old.call(.put, "/users/md5/labels", ["labels": ["staff"]])
        try #require(labelled.status == 200)
        let blocked = try await old.call(.patch, "/users/nobody/status", ["status": false])
        try #require(blocked.status == 200)
        return (old, try ServedDatabase("new.sqlite", "--project", "new", "--key-file", "new.key", in: workspace))
    }

    private static func source(_ service: ServedDatabase, key: String = "old.key") -> [String] {
        ["--source-endpoint", service.endpoint, "--source-project", "old", "--source-key-file", key]
    }

    private static func target(_ service: ServedDatabase) -> [String] {
        ["--endpoint", service.endpoint, "--project", "new", "--key-file", "new.key"]
    }

    /// Everybody logs in with their password, and is who they were.
    private static func check(_ service: ServedDatabase, against old: ServedDatabase) async throws {
        let compared = ["$id", "email", "name", "password", "hash", "hashOptions", "status", "labels", "registration"]
        for user in users.map(\.id) + ["nobody"] {
            let (before, after) = (
                try await old.call(.get, "/users/\(user)"), try await service.call(.get, "/users/\(user)")
            )
            #expect(after.status == 200, "\(user)")
            for member in compared where member != "registration" {
                #expect(after.body[member] == before.body[member], "\(user): \(member)")
            }
        }
        for user in users {
            let credentials: JSONObject = [
                "email": .string("\(user.id)@example.com"), "password": .string(user.password),
            ]
            let login = try await service.call(.post, "/account/sessions/email", credentials, service.guestFields)
            #expect(login.status == 201, "\(user.id): \(login)")
            let wrong: JSONObject = ["email": .string("\(user.id)@example.com"), "password": "not the password"]
            let refused = try await service.call(.post, "/account/sessions/email", wrong, service.guestFields)
            #expect(refused.status == 401, "\(user.id)")
        }
    }

    @Test func usersOfAllKindsLogInAtTheSecondService() async throws {
        let workspace = try Workspace()
        let (old, new) = try await Self.services(in: workspace)
        let planned = try hashferry(["plan"] + Self.source(old), in: workspace)
        #expect(planned.status == 0, "\(planned)")
        #expect(planned.talkLines.contains { $0.hasPrefix("fetched 8 users into old.users.jsonl") }, "\(planned)")
        #expect(try workspace.permissions("old.users.jsonl") == 0o600)
        for user in Self.users { #expect(planned.text.contains("\"path\":\"\(user.path)\""), "\(user.id)") }

        // What is to do next is done with the file.
        let words = planned.talk.split { $0 == " " || $0 == "\n" || $0 == "\\" }
        #expect(words.firstRange(of: ["import", "old.users.jsonl"]) != nil, "\(planned)")
        #expect(!words.contains("--source-endpoint"), "\(planned)")

        // What was planned is what is imported.
        let run = try hashferry(["import"] + Self.source(old) + Self.target(new), in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(run.talkLines.contains { $0.hasPrefix("reading old.users.jsonl: the users as they were fetched 20") })
        try await Self.check(new, against: old)
    }

    /// What `GET /users` answers, saved as a file.
    @Test func theSavedListIsTheSame() async throws {
        let workspace = try Workspace()
        let (old, new) = try await Self.services(in: workspace)
        let list = try await old.call(.get, "/users")
        try workspace.write("list.json", JSONValue.object(list.body).jsonText)
        let run = try hashferry(["import", "list.json"] + Self.target(new), in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(run.talkLines.contains { $0.contains("the users list of an Appwrite project") }, "\(run)")
        try await Self.check(new, against: old)
    }

    @Test func readsEveryPage() async throws {
        let workspace = try Workspace()
        try workspace.write("many.jsonl", Exports.numbered(250))
        let filled = try hashferry("import", "many.jsonl", "--database", "old.sqlite", in: workspace)
        #expect(filled.status == 0, "\(filled)")
        let old = try ServedDatabase("old.sqlite", "--project", "old", "--key-file", "old.key", in: workspace)
        let run = try hashferry(
            ["import", "fetched.jsonl", "--from", "appwrite"] + Self.source(old) + ["--database", "new.sqlite"],
            in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(run.talkLines.contains { $0.hasPrefix("fetched 250 users into fetched.jsonl") }, "\(run)")
        let new = try ServedDatabase("new.sqlite", in: workspace)
        #expect(try await new.count() == 250)
    }

    @Test func saysWhatIsWrongWithTheSource() async throws {
        let workspace = try Workspace()
        let old = try ServedDatabase("old.sqlite", "--project", "old", "--key-file", "old.key", in: workspace)
        try workspace.write("wrong.key", "standard_0123456789\n")
        try workspace.write("empty.key", "# nothing\n")
        let base = String(old.endpoint.dropLast("/v1".count))
        let wrong: [(arguments: [String], hint: String)] = [
            (["--source-key-file", "wrong.key"], "users.read"), (["--source-key-file", "empty.key"], "key"),
            (["--source-project", "other"], "--source-project"), (["--source-endpoint", base], "--source-endpoint"),
            (["--source-endpoint", "http://127.0.0.1:9/v1"], "--source-endpoint"),
        ]
        for (arguments, hint) in wrong {
            let run = try hashferry(["plan"] + Self.source(old) + arguments, in: workspace)
            #expect(run.status == 3, "\(run)")
            #expect(
                run.talkLines.last?.hasPrefix("hint: ") == true && run.talkLines.last?.contains(hint) == true, "\(run)")
            #expect(!workspace.exists("old.users.jsonl") && !workspace.exists("old.users.jsonl.part"))
        }
    }

    @Test func refusesWhatCannotBeMeant() throws {
        let workspace = try Workspace()
        try workspace.write("k", "standard_0123456789\n")
        try workspace.write("there.jsonl", "{\"id\":\"a\"}\n")
        let whole = [
            "--source-endpoint", "https://a.example.com/v1", "--source-project", "old", "--source-key-file", "k",
        ]
        let usage: [[String]] = [
            ["plan"], ["plan", "f", "--source-project", "old"],
            ["plan", "--source-endpoint", "https://a.example.com/v1"],
            ["plan"] + whole + ["--source-project", "../up"],
            ["plan"] + whole + ["--source-endpoint", "http://a.example.com/v1"],
            ["plan"] + whole + ["--from", "firebase"], ["plan", "-"] + whole,
            ["import"] + whole + ["--endpoint", "https://a.example.com/v1", "--project", "old", "--key-file", "k2"],
        ]
        for arguments in usage {
            let run = try hashferry(arguments, in: workspace)
            #expect(run.status == 2, "\(run)")
        }
        let other = try hashferry(["plan", "there.jsonl"] + whole, in: workspace)
        #expect(other.status == 3 && other.talk.contains("is not a list of this project's users"), "\(other)")
    }
}
