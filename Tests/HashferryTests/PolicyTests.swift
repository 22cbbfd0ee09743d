import Foundation
import JSONText
import Testing

/// The same policy for the service, the importer and `login`.
@Suite struct PolicyTests {
    /// 32 bytes each.
    private static let newKey = "bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleSE="
    private static let oldKey = "b2xkLWtleS1vbGQta2V5LW9sZC1rZXktb2xkLWtleSE="
    private static let password = "plain but long enough"

    /// A folder with one user in plain text, and pepper files of mode 600.
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(
            "users.jsonl", #"{"id":"ada","email":"ada@x.example","password":"\#(Self.password)"}"# + "\n")
        for (name, text) in [
            ("old.pepper", "2026 \(Self.oldKey)\n"), ("both.pepper", "2027 \(Self.newKey)\n2026 \(Self.oldKey)\n"),
            ("new.pepper", "2027 \(Self.newKey)\n"),
        ] {
            try workspace.write(name, text)
            try setMode(0o600, of: name, in: workspace)
        }
        return workspace
    }

    private func setMode(_ mode: Int, of name: String, in workspace: Workspace) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: workspace.path(name))
    }

    private func login(_ arguments: [String], _ password: String = password, in workspace: Workspace) throws
        -> CommandRun
    {
        try hashferry(["login", "ada@x.example"] + arguments, stdin: Array((password + "\n").utf8), in: workspace)
    }

    /// An import hashes by the policy, a log-in by the same one finds it current, one by another renews.
    @Test(arguments: [
        ("argon2id:m=64KiB,t=2,p=1", "argon2", "bcrypt:cost=4", "bcrypt"),
        ("scrypt:n=16,r=8,p=1", "scrypt", "argon2i:m=64KiB,t=2,p=1", "argon2i"),
        ("bcrypt:cost=4", "bcrypt", "scrypt:n=16,r=8,p=1", "scrypt"),
    ])
    func reachesTheImporterAndLogin(_ prefer: String, _ scheme: String, _ other: String, _ name: String) throws {
        let workspace = try workspace()
        let run = try hashferry("import", "users.jsonl", "--prefer", prefer, in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(run.talk.contains("warning: \(prefer) is weaker than every current recommendation"))
        // The command that it advises has the policy, whatever lines it stands in.
        let words = run.talk.split { $0.isWhitespace || $0 == "\\" }.joined(separator: " ")
        #expect(words.contains("login --database users.sqlite --prefer \(prefer) EMAIL"), "\(run)")
        let current = try login(["--prefer", prefer], in: workspace)
        #expect(current.text == "logged in ada with \(scheme)\n", "\(current)")
        let renewed = try login(["--prefer", other], in: workspace)
        #expect(renewed.text.hasPrefix("logged in ada with \(scheme), renewed to \(name) ("), "\(renewed)")
        #expect(try login(["--prefer", prefer], "wrong", in: workspace).status == 1)
    }

    @Test func reachesTheService() throws {
        let workspace = try workspace()
        let service = try RunningService(
            in: workspace, ["--prefer", "bcrypt:cost=4", "--memory-budget", "1MiB", "--pepper-file", "old.pepper"])
        let run = try hashferry(["import", "users.jsonl"] + service.arguments, in: workspace)
        #expect(run.status == 0, "\(run)")
        let arguments = ["--database", "service.sqlite", "--prefer", "bcrypt:cost=4"]
        let with = try login(arguments + ["--pepper-file", "old.pepper"], in: workspace)
        #expect(with.text == "logged in ada with bcrypt\n", "\(with)")
        #expect(try login(arguments, in: workspace).status == 3)
    }

    /// Old keys verify, the new one is written, and the old may go then.
    @Test func rotatesThePepper() throws {
        let workspace = try workspace()
        let prefer = ["--prefer", "argon2id:m=64KiB,t=2,p=1"]
        let run = try hashferry(
            ["import", "users.jsonl", "--pepper-file", "old.pepper"] + prefer, in: workspace)
        #expect(run.status == 0, "\(run)")
        let old = try login(prefer + ["--pepper-file", "old.pepper"], in: workspace)
        #expect(old.text == "logged in ada with argon2\n", "\(old)")
        let rotated = try login(prefer + ["--pepper-file", "both.pepper"], in: workspace)
        #expect(rotated.text.contains("renewed to argon2id (no pepper or an older key"), "\(rotated)")
        let new = try login(prefer + ["--pepper-file", "new.pepper"], in: workspace)
        #expect(new.text == "logged in ada with argon2\n", "\(new)")
        // Without its key a hash has no answer, which is not a wrong password.
        let without = try login(prefer, in: workspace)
        #expect(without.status == 3 && without.talk.contains("pepper's key that is not at hand"), "\(without)")
        #expect(without.talkLines.last == "hint: --pepper-file names the file with its key")
        for run in [run, old, rotated, new, without] {
            for key in [Self.newKey, Self.oldKey, Self.password] {
                #expect(!run.text.contains(key) && !run.talk.contains(key))
            }
        }
    }

    @Test(arguments: [
        (0o644, "others than its owner may read"), (0o660, "others than its owner may read"), (0o602, "others"),
    ])
    func refusesAPepperThatOthersCanRead(_ mode: Int, _ words: String) throws {
        let workspace = try workspace()
        try setMode(mode, of: "old.pepper", in: workspace)
        let run = try login(["--pepper-file", "old.pepper"], in: workspace)
        #expect(run.status == 3 && run.talk.contains(words), "\(run)")
        #expect(run.talkLines.last == "hint: chmod 600 old.pepper")
    }

    @Test(arguments: [
        ("", "there is no key in it"), ("2027\n", "line 1 is not an id and a key in base64"),
        ("2027 \(newKey)\n2027 \(oldKey)\n", "line 2 has the id of an earlier one"),
        ("2027 c2hvcnQ=\n", "a pepper's key is under 32 bytes"),
    ])
    func saysWhatIsWrongWithAPepper(_ text: String, _ words: String) throws {
        let workspace = try workspace()
        try workspace.write("old.pepper", text)
        try setMode(0o600, of: "old.pepper", in: workspace)
        for command in [["serve"], ["import", "users.jsonl"], ["login", "ada@x.example"], ["verify", "$2b$04$"]] {
            try workspace.write("users.sqlite", "")
            let run = try hashferry(command + ["--pepper-file", "old.pepper"], in: workspace)
            #expect(run.status == 3 && run.talkLines.contains("error: old.pepper: \(words)"), "\(run)")
            #expect(!run.talk.contains(Self.newKey) && !run.talk.contains("c2hvcnQ"))
        }
    }

    static let wrong: [([String], String)] = [
        (["--prefer", "md5"], "--prefer: new hashes are argon2i, argon2d, argon2id, bcrypt, scrypt"),
        (["--prefer", "argon2id:m=64,t=1,p=1"], "--prefer: m takes a size with its unit"),
        (
            ["--prefer", "argon2id:m=2GiB,t=1,p=1"],
            "--prefer: a log-in would refuse every such hash: argon2: memory of"
        ),
        (
            ["--prefer", "argon2id:m=64MiB,t=4,p=3", "--max-hash-memory", "32MiB"],
            "a log-in would refuse every such hash"
        ),
        (["--max-hash-work", "128MiB"], "a log-in would refuse every such hash"),
        (["--max-bcrypt-cost", "32"], "--max-bcrypt-cost takes a number from 4 to 31"),
        (["--max-hash-memory", "64"], "a size has a unit"), (["--unicode", "nfd"], "nfc, nfkc, saslprep"),
        (["--unicode", "nfc,nfc"], "each once"), (["--unicode", "nfc,"], "each once"),
    ]

    @Test(arguments: wrong) func refusesWhatIsNoPolicy(_ arguments: [String], _ words: String) throws {
        let workspace = try workspace()
        for command in [["serve"], ["import", "users.jsonl"], ["login", "ada@x.example"]] {
            let run = try hashferry(command + arguments, in: workspace)
            #expect(run.status == 2 && run.text.isEmpty, "\(run)")
            #expect(run.talkLines.first?.contains(words) == true, "\(run)")
            #expect(!workspace.exists("users.sqlite"))
        }
    }

    @Test func refusesABudgetThatThePreferredHashDoesNotFit() throws {
        let workspace = try workspace()
        for arguments in [["--memory-budget", "32MiB"], ["--prefer", "argon2id:m=1GiB,t=1,p=1"]] {
            let run = try hashferry(["serve"] + arguments, in: workspace)
            #expect(run.status == 2 && run.talk.contains("over the memory budget of"), "\(run)")
            #expect(run.talkLines.last == "hint: raise --memory-budget, or give a --prefer with less memory")
            #expect(!workspace.exists("users.sqlite") && !workspace.exists("users.key"))
        }
    }

    @Test func aServicesImportHasNoPolicyOfItsOwn() throws {
        let workspace = try workspace()
        for arguments in [["--prefer", "bcrypt:cost=12"], ["--pepper-file", "old.pepper"], ["--unicode", "nfc"]] {
            let run = try hashferry(
                ["import", "users.jsonl", "--endpoint", "https://x.example/v1", "--project", "p", "--key-file", "k"]
                    + arguments, in: workspace)
            #expect(run.status == 2 && run.talk.contains("are for a --database"), "\(run)")
        }
    }

    /// Over the limits of whoever will verify it, a hash is not carried: its user needs a new password.
    @Test(arguments: [["--max-bcrypt-cost", "4"], ["--max-hash-memory", "19KiB"], ["--max-hash-work", "59KiB"]])
    func plansAndImportsWithinTheLimits(_ limit: [String]) throws {
        let workspace = try Workspace()
        try workspace.write(
            "users.jsonl",
            limit[0] == "--max-bcrypt-cost"
                ? #"{"id":"a","email":"a@x.example","hash":"$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"}"#
                : #"{"id":"a","email":"a@x.example","hash":"$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$\#(DisclosureTests.digest)"}"#
        )
        for command in ["plan", "import"] {
            let run = try hashferry(
                [command, "users.jsonl", "--resets", "resets", "--prefer", "bcrypt:cost=4"].filter {
                    command == "import" || !["--prefer", "bcrypt:cost=4"].contains($0)
                } + limit, in: workspace)
            #expect(run.status == 1, "\(run)")
            #expect(try workspace.jsonLines("resets").first?["reason"]?.stringValue?.hasPrefix("refused: ") == true)
        }
        #expect(try hashferry("plan", "users.jsonl", in: workspace).status == 0)
    }

    /// bcrypt would cut it, and one such row must not end a run.
    @Test(arguments: [(73, 1), (72, 0)])
    func aPasswordThatBcryptWouldCutIsNotCarried(_ count: Int, _ status: Int32) throws {
        let workspace = try Workspace()
        let password = String(repeating: "x", count: count)
        try workspace.write(
            "users.jsonl",
            """
            {"id":"a","email":"a@x.example","password":"\(password)"}
            {"id":"b","email":"b@x.example","password":"long enough"}
            """)
        let run = try hashferry(
            "import", "users.jsonl", "--prefer", "bcrypt:cost=4", "--resets", "resets", in: workspace)
        #expect(run.status == status, "\(run)")
        #expect(run.census("created") == 2, "\(run)")
        #expect(try workspace.jsonLines("resets").count == Int(status))
    }

    /// Rows of one import are decided by one policy.
    @Test func resumesWithTheSamePolicyOnly() throws {
        let workspace = try workspace()
        func run(_ prefer: String, _ arguments: String...) throws -> CommandRun {
            try hashferry(["import", "users.jsonl", "--journal", "j", "--prefer", prefer] + arguments, in: workspace)
        }
        let first = try run("bcrypt:cost=4")
        #expect(first.status == 0, "\(first)")
        let same = try run("bcrypt:cost=4", "--resume")
        #expect(same.status == 0, "\(same)")
        let other = try run("bcrypt:cost=5", "--resume")
        #expect(other.status == 3 && other.talk.contains("journal"), "\(other)")
    }

    @Test func verifiesAHashUnderAPepperWithItsKey() throws {
        let workspace = try workspace()
        // MD5 of the base64 of the HMAC of the password under the old key, by Python's hmac and hashlib.
        let hash = "08f03a09a66eb14a9264094656d13369"
        let command = ["verify", "--scheme", "md5", "--option", "pepper=2026", hash]
        func verify(_ arguments: [String], _ password: String) throws -> Int32 {
            try hashferry(command + arguments, stdin: Array((password + "\n").utf8), in: workspace).status
        }
        #expect(try verify(["--pepper-file", "both.pepper"], "appwrite") == 0)
        #expect(try verify(["--pepper-file", "both.pepper"], "wrong") == 1)
        #expect(try verify(["--pepper-file", "new.pepper"], "appwrite") == 3)
        #expect(try verify([], "appwrite") == 3)
        let line = #"{"hash":"\#(hash)","scheme":"md5","options":{"pepper":"2026"},"password":"appwrite"}"#
        let batch = try hashferry(
            "verify", "--batch", "-", "--pepper-file", "both.pepper", stdin: Array(line.utf8), in: workspace)
        #expect(batch.text == #"{"line":1,"verdict":"match","scheme":"md5"}"# + "\n")
    }

    @Test func hashTakesTheSameText() throws {
        let made = try hashferry("hash", "--prefer", "argon2id:m=64KiB,t=2,p=1", stdin: [120])
        #expect(made.text.hasPrefix("$argon2id$v=19$m=64,t=2,p=1$"), "\(made)")
        #expect(try hashferry("hash", "--prefer", "bcrypt:cost=4", stdin: [120]).text.hasPrefix("$2b$04$"))
        let both = try hashferry("hash", "--prefer", "bcrypt:cost=4", "--cost", "5", stdin: [120])
        #expect(both.status == 2 && both.talk.contains("--prefer has the scheme and all its costs"), "\(both)")
        #expect(try hashferry("hash", "--prefer", "bcrypt:cost=16", stdin: [120]).status == 2)
    }

    /// Unsalted digests are carried, and log in, where they are listed; digests under a key without it.
    @Test func unsaltedDigestsLogInWhereTheyAreListed() throws {
        let workspace = try Workspace()
        // The vectors of digest-template (nt-hash, mysql-41) and of kratos-digest (hmac-example).
        let rows = [
            #"{"id":"nt","email":"nt@x.example","hash":"\#(Self.ntHash)","scheme":"nt-hash"}"#,
            #"{"id":"mysql","email":"mysql@x.example","hash":"\#(Self.mysqlHash)"}"#,
            #"{"id":"keyed","email":"keyed@x.example","hash":"\#(Self.keyedHash)"}"#,
        ]
        try workspace.write("users.jsonl", rows.joined(separator: "\n"))
        let run = try hashferry("import", "users.jsonl", in: workspace)
        #expect(run.status == 1, "\(run)")
        let keyed = try login("keyed", "test", [], in: workspace)
        #expect(keyed.text.hasPrefix("logged in keyed with kratos-digest, renewed"), "\(keyed)")
        let list = ["--schemes", "salted,keyed,md5,sha,digest-template", "--database", "listed.sqlite"]
        let listed = try hashferry(["import", "users.jsonl"] + list, in: workspace)
        #expect(listed.status == 0, "\(listed)")
        for id in ["nt", "mysql"] {
            #expect(try login(id, "password", ["--database", "listed.sqlite"], in: workspace).status == 3)
            #expect(try login(id, "wrong", list, in: workspace).status == 1)
            let run = try login(id, "password", list, in: workspace)
            #expect(run.text.hasPrefix("logged in \(id) with digest-template, renewed to argon2id"), "\(run)")
        }
    }

    private static let ntHash = "8846f7eaee8fb117ad06bdd830b7586c"
    private static let mysqlHash = "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19"
    private static let keyedHash =
        "$hmac-sha256$ODhjZDIxMDhiNTM0N2Q5NzNjZjM5Y2RmOTA1M2Q3ZGQ0MjcwNDg3NmQ4YzlhOWJkOGUyZDE2ODI1OWQzZGRmNw==$dGVzdA=="

    private func login(_ id: String, _ password: String, _ arguments: [String], in workspace: Workspace) throws
        -> CommandRun
    {
        try hashferry(
            ["login", "\(id)@x.example"] + arguments, stdin: Array((password + "\n").utf8), in: workspace)
    }
}
