import JSONText
import Testing

/// What is declared of a hash decides whether its user can log in: it is neither guessed nor overridden in silence.
@Suite struct DeclarationTests {
    static let bcrypt = "$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
    static let md5 = "144fa7eaa4904e8ee120651997f70dcc"
    static let sha256 = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8"

    private func plan(_ text: String, _ arguments: String...) throws -> CommandRun {
        try hashferry(["plan", "-", "--from", "jsonl"] + arguments, stdin: Array(text.utf8))
    }

    @Test func aHashInThePasswordFieldIsReadAsTheHash() throws {
        let row = #"{"email":"a@example.com","password":"\#(Self.bcrypt)"}"#
        let run = try plan(row)
        #expect(run.status == 0, "\(run)")
        #expect(try run.jsonLines().first?["path"] == "/users/bcrypt", "\(run)")
        #expect(run.talk.contains("field `password` is read as the hash"), "\(run)")
        let overruled = try plan(row, "--plain-passwords")
        #expect(try overruled.jsonLines().first?["path"] == "/users", "\(overruled)")
    }

    @Test func theFilesSchemeIsForHashesThatDoNotSayTheirOwn() throws {
        let rows = [Self.md5, Self.bcrypt].enumerated().map {
            #"{"email":"u\#($0.offset)@example.com","hash":"\#($0.element)"}"#
        }
        let run = try plan(rows.joined(separator: "\n"), "--scheme", "md5")
        #expect(run.status == 0, "\(run)")
        #expect(run.lines.count == 2)
        #expect(run.lines.first?.contains("/users/md5") == true && run.lines.last?.contains("/users/bcrypt") == true)
    }

    @Test(arguments: [
        #"{"email":"a@example.com","hash":"\#(sha256)","scheme":"sha3-256","options":{"version":"sha256"}}"#,
        #"{"email":"a@example.com","hash":"$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI","scheme":"argon2id"}"#,
    ])
    func aContradictionIsRejected(_ row: String) throws {
        let run = try plan(row)
        #expect(run.status == 1 && run.text.isEmpty, "\(run)")
        #expect(run.talk.contains("scheme contradicts the row"), "\(run)")
    }

    @Test func aLostPasswordIsNoSuccess() throws {
        let run = try plan(#"{"email":"a@example.com","hash":"\#(Self.md5)"}"#)
        #expect(run.status == 1 && run.lines.count == 1, "\(run)")
        #expect(run.talk.contains("undeclared"), "\(run)")
    }

    @Test func aSecondRunThatDeclaresTheSchemeAddsThePassword() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", #"{"email":"a@example.com","hash":"\#(Self.md5)"}"# + "\n")
        #expect(try hashferry(["import", "users.jsonl"], in: workspace).status == 1)
        let run = try hashferry(["import", "users.jsonl", "--scheme", "md5", "--report", "report"], in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(try workspace.json("report")["passwordsAdded"] == .integer(1))
        let login = try hashferry(["login", "a@example.com"], stdin: Array("appwrite".utf8), in: workspace)
        #expect(login.status == 0, "\(login)")
    }

    @Test func aStrayArgumentIsNotRepeated() throws {
        for arguments in [
            ["login", "a@example.com", "hunter2"], ["verify", Self.md5, "hunter2"],
            ["verify", "--scheme", "hunter2", "x"],
        ] {
            let run = try hashferry(arguments)
            #expect(run.status == 2 && !run.talk.contains("hunter2"), "\(run)")
        }
    }

    @Test func aHashConfigIsNotOverwritten() throws {
        let workspace = try Workspace()
        try workspace.write("config", "signer")
        try workspace.write("users.json", #"{"users":[]}"#)
        let run = try hashferry(
            ["plan", "users.json", "--from", "firebase", "--hash-config", "config", "--rejects", "config"],
            in: workspace)
        #expect(run.status == 2, "\(run)")
        #expect(try workspace.text("config") == "signer")
    }
}
