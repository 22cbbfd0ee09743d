import Testing

@Suite struct ServiceArgumentsTests {
    static let url = "https://users.example/v1"

    @Test(arguments: [
        ["--endpoint", url], ["--endpoint", url, "--project", "p"], ["--endpoint", url, "--key-file", "k"],
        ["--project", "p"], ["--key-file", "k"], ["--rate", "1"], ["--allow-insecure"],
        ["--endpoint", url, "--project", "p", "--key-file", "k", "--database", "users.sqlite"],
        ["--endpoint", url, "--project", "p", "--key-file", "k", "--concurrency", "0"],
        ["--endpoint", url, "--project", "p", "--key-file", "k", "--concurrency", "257"],
        ["--endpoint", url, "--project", "p", "--key-file", "k", "--rate", "0"],
        ["--endpoint", url, "--project", "p", "--key-file", "k", "--rate", "nan"],
        ["--endpoint", url, "--project", "p", "--key-file", "k", "--rate", "1e-300"],
        ["--endpoint", url, "--project", "p", "--key-file", "k", "--retry-for", "5"],
        ["--endpoint", url, "--project", "p", "--key-file", "k", "--retry-for", "25h"],
        ["--endpoint", url, "--project", "p", "--key-file", "k", "--report", "k"],
    ])
    func refusesWhatDoesNotGoTogether(_ arguments: [String]) throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", "")
        let run = try hashferry(["import", "users.jsonl"] + arguments, in: workspace)
        #expect(run.status == 2, "\(run)")
        #expect(run.talkLines.first?.hasPrefix("error: ") == true)
        #expect(!workspace.exists("users.sqlite"))
    }

    @Test(arguments: [
        "users.example/v1", "ftp://users.example/v1", "https://", "https://key@users.example/v1",
        "https://u.example/?a",
        "http://users.example/v1", "http://127.0.0.1.example/v1", "http://127.1/v1", "http://10.0.0.1/v1",
        "http://localhost.example/v1", "http://[::2]/v1", "http://localhost@users.example/v1",
    ])
    func refusesEndpointsThatGiveAwayTheKey(_ endpoint: String) throws {
        let run = try hashferry(
            "import", "users.jsonl", "--endpoint", endpoint, "--project", "p", "--key-file", "absent.key")
        #expect(run.status == 2, "\(run)")
        #expect(run.talk.contains("error: "))
    }

    /// The key file is looked for after the endpoint was taken.
    @Test(arguments: [
        ["http://localhost:9/v1"], ["http://127.0.0.1:9"], ["http://127.8.9.10:9/v1"], ["http://[::1]:9/v1"],
        ["https://users.example/v1"], ["http://users.example/v1", "--allow-insecure"],
    ])
    func takesEndpointsThatDoNot(_ endpoint: [String]) throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.mixed.lines[0])
        let run = try hashferry(
            ["import", "users.jsonl", "--project", "p", "--key-file", "absent.key", "--endpoint"] + endpoint,
            in: workspace)
        #expect(run.status == 3 && run.talk.contains("absent.key"), "\(run)")
    }
}
