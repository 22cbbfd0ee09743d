import JSONText
import Testing

@Suite struct LoginTests {
    /// A store with the seven known users and one with a password in plain text.
    private func store() throws -> Workspace {
        let workspace = try Workspace()
        let run = try hashferry(Exports.arguments("import", "known-users.jsonl"), in: workspace)
        try #require(run.status == 0, "\(run)")
        return workspace
    }

    private func login(_ email: String, _ password: String, _ arguments: String..., in store: Workspace) throws
        -> CommandRun
    {
        try hashferry(["login", email] + arguments, stdin: Array((password + "\n").utf8), in: store)
    }

    @Test func logsInEveryKnownUserAndRenewsTheHash() throws {
        let store = try store()
        for scheme in ["md5", "argon2", "sha512", "scrypt", "phpass", "scrypt-modified"] {
            let email = "\(scheme)@known.example"
            #expect(try login(email, "not appwrite", in: store).text == "invalid credentials\n")
            let first = try login(email, "appwrite", in: store)
            #expect(first.status == 0, "\(first)")
            let name = scheme == "sha512" ? "sha" : scheme
            #expect(first.text.hasPrefix("logged in known-\(scheme) with \(name), renewed to argon2id ("), "\(first)")
            #expect(try login(email, "appwrite", in: store).text == "logged in known-\(scheme) with argon2\n")
            #expect(try login(email, "not appwrite", in: store).status == 1)
        }
    }

    @Test func doesNotRenewWhatIsCurrent() throws {
        let store = try store()
        let run = try login("plain@known.example", "plain but long enough", in: store)
        #expect(run.text == "logged in known-plain with argon2\n")
        #expect(
            try hashferry(Exports.arguments("import", "known-users.jsonl"), in: store).census(
                "there already, unchanged") == 8)
    }

    @Test func leavesARenewedUserAloneInTheNextImport() throws {
        let store = try store()
        #expect(try login("md5@known.example", "appwrite", in: store).status == 0)
        let again = try hashferry(Exports.arguments("import", "known-users.jsonl"), in: store)
        #expect(again.status == 0)
        #expect(again.census("there already, unchanged") == 8)
        #expect(try login("md5@known.example", "appwrite", in: store).text == "logged in known-md5 with argon2\n")
    }

    @Test func answersAnUnknownUserLikeAWrongPassword() throws {
        let store = try store()
        let unknown = try login("nobody@known.example", "appwrite", in: store)
        let wrong = try login("md5@known.example", "wrong", in: store)
        #expect((unknown.status, unknown.text, unknown.talk) == (wrong.status, wrong.text, wrong.talk))
        #expect(unknown.status == 1)
    }

    @Test func answersInJSON() throws {
        let store = try store()
        let right = try login("MD5@Known.Example", "appwrite", "--format", "json", in: store)
        #expect(right.text == #"{"outcome":"success","userId":"known-md5","scheme":"md5","renewed":true}"# + "\n")
        let wrong = try login("md5@known.example", "wrong", "--format", "json", in: store)
        #expect(wrong.text == #"{"outcome":"invalidCredentials"}"# + "\n")
    }

    @Test func tellsABlockedUserOnlyAfterTheRightPassword() throws {
        let workspace = try Workspace()
        let row =
            #"{"id":"off","email":"off@x.example","disabled":true,"hash":"144fa7eaa4904e8ee120651997f70dcc","scheme":"md5"}"#
        try workspace.write("users.jsonl", row)
        #expect(try hashferry("import", "users.jsonl", in: workspace).status == 0)
        #expect(try login("off@x.example", "wrong", in: workspace).text == "invalid credentials\n")
        let run = try login("off@x.example", "appwrite", in: workspace)
        #expect(run.status == 1)
        #expect(run.text == "the user is blocked\n")
        #expect(
            try login("off@x.example", "appwrite", "--format", "json", in: workspace).text
                == "{\"outcome\":\"blocked\"}\n")
    }

    @Test func endsWithThreeWhereThereIsNoDatabase() throws {
        let workspace = try Workspace()
        try workspace.write(
            "text",
            "this is no database, and long enough to have a header of a hundred bytes: "
                + String(repeating: "x", count: 100))
        let absent = try login("a@b.example", "x", in: workspace)
        #expect(absent.status == 3)
        #expect(absent.talkLines.last?.hasPrefix("hint: hashferry import") == true)
        #expect(!workspace.exists("users.sqlite"))
        let other = try login("a@b.example", "x", "--database", "text", in: workspace)
        #expect(other.status == 3)
        #expect(other.talkLines.first == "error: the file is not a users database")
        #expect(other.talkLines.last?.hasPrefix("hint: --database") == true)
    }
}
