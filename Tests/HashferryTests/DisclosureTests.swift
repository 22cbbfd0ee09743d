import Testing

/// What a run says may be logged: it holds no password and no digest that was not asked for.
@Suite struct DisclosureTests {
    static let password = "Tr0ub4dor&3-visible"
    static let digest = "A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI"

    static let runs: [[String]] = [
        ["hash", "--memory", "64KiB", "--iterations", "1", "--parallelism", "1"],
        ["verify", "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$\(digest)"],
        ["verify", "--format", "json", "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$\(digest)"],
        ["verify", "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$\(digest)x"],
        ["verify", "$argon2i$v=19$m=99999999,t=3,p=2$YXBwd3JpdGU$\(digest)"],
        ["verify", "--scheme", "md5", digest],
        ["verify", "--scheme", "sha", "--option", "version=\(password)", digest],
        ["login", "--database", "absent.sqlite", "a@b.example"],
    ]

    @Test(arguments: runs) func saysNeitherPasswordNorDigest(_ arguments: [String]) throws {
        let run = try hashferry(arguments, stdin: Array((Self.password + "\n").utf8))
        #expect(!run.talk.contains(Self.password) && !run.text.contains(Self.password), "\(run)")
        #expect(!run.talk.contains(Self.digest) && !run.text.contains(Self.digest), "\(run)")
    }

    @Test func saysNothingOfABatchLineButItsVerdict() throws {
        let lines = """
            {"hash":"\(Self.digest)","password":"\(Self.password)"}
            {"hash":"\(Self.digest)","password":"\(Self.password)","scheme":"\(Self.password)"}
            {"hash":"\(Self.digest)","password":"\(Self.password)
            """
        let run = try hashferry("verify", "--batch", "-", stdin: Array(lines.utf8))
        #expect(run.lines.count == 3)
        for secret in [Self.digest, Self.password] { #expect(!run.text.contains(secret) && !run.talk.contains(secret)) }
    }

    @Test func saysNoSecretOfAnImport() throws {
        let workspace = try Workspace()
        try workspace.write(
            "users.jsonl",
            """
            {"id":"a","email":"a@x.example","hash":"$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$\(Self.digest)"}
            {"id":"b","email":"b@x.example","hash":"\(Self.digest)"}
            {"id":"c","email":"c@x.example","password":"\(Self.password)"}
            {"id":"d","email":"not an address","password":"\(Self.password)"}
            {"id":"e","email":"e@x.example","password":"short","hash":"\(Self.digest)"}
            {"id":"f","email":"f@x.example","password":"\(Self.password)
            """)
        let run = try hashferry(
            "import", "users.jsonl", "--report", "report", "--resets", "resets", "--id-map", "ids", "--journal",
            "journal",
            in: workspace)
        #expect(run.status == 1, "\(run)")
        let files = try ["report", "resets", "ids", "journal"].map { try workspace.text($0) }
        for text in files + [run.text, run.talk] {
            #expect(!text.contains(Self.password) && !text.contains(Self.digest) && !text.contains("not an address"))
        }
    }
}
