import JSONText
import Testing

/// `identify --sample-password`: which construction a known password fits.
@Suite struct SamplePasswordTests {
    private func search(
        _ hash: String, _ password: String, _ arguments: [String] = []
    ) throws -> (run: CommandRun, matches: [JSONValue]) {
        let workspace = try Workspace()
        try workspace.write("password", password + "\n")
        let run = try hashferry(
            ["identify", "--format", "json", "--sample-password-file", "password"] + arguments + [hash], in: workspace)
        return (run, try run.jsonLines().first?["matches"]?.arrayValue ?? [])
    }

    /// Each with the name that must be declared; the digests are those of the word itself, by md5sum and its kin.
    @Test(arguments: [
        ("5f4dcc3b5aa765d61d8327deb882cf99", "md5"), ("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", "sha1"),
        ("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8", "sha256"),
        ("c0067d4af4e87f00dbac63b6156828237059172d1bbeac67427345d6a9fda484", "sha3-256"),
    ])
    func saysWhichDigestItIs(_ hash: String, _ name: String) throws {
        let (run, matches) = try search(hash, "password")
        #expect(run.status == 0, "\(run)")
        let match = try #require(matches.first { $0["scheme"]?.stringValue == name }, "\(run)")
        #expect(match["certainty"]?.stringValue == "fits" && match["unicode"] == .null)
        let declaration = try #require(match["declaration"]?.arrayValue).compactMap(\.stringValue)
        #expect(declaration == ["--scheme", name])
        // What it says is what verify takes.
        let verified = try hashferry(["verify"] + declaration + [hash], stdin: Array("password\n".utf8))
        #expect(verified.status == 0, "\(verified)")
    }

    @Test func readsThePasswordFromStdin() throws {
        let run = try hashferry(
            "identify", "--sample-password", "5f4dcc3b5aa765d61d8327deb882cf99", stdin: Array("password\n".utf8))
        #expect(run.status == 0 && run.lines.contains("fits\tmd5\t--scheme md5"), "\(run)")
        #expect(run.talk.contains(" tried in "))
        #expect(!run.talk.contains("password\n") && !run.text.contains("5f4dcc3b"))
        let unread = try hashferry("identify", "--sample-password", stdin: Array("password\n".utf8))
        #expect(unread.status == 2 && unread.talk.contains("stdin is the password's"), "\(unread)")
    }

    @Test func endsWithOneWhereNothingFits() throws {
        let (run, matches) = try search("5f4dcc3b5aa765d61d8327deb882cf99", "another")
        #expect(run.status == 1 && matches.isEmpty && run.talk.contains("no construction"), "\(run)")
    }

    /// A hash that costs seconds is left out, and then there is no answer.
    @Test func endsWithThreeWhereTheBudgetOrALimitLeavesSomethingOut() throws {
        let dear = "$2b$15$Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa"
        let budget = try search(dear, "password", ["--budget", "0.01"])
        #expect(budget.run.status == 3 && budget.run.talk.contains("no time left"), "\(budget.run)")
        let limit = try search(dear, "password", ["--max-work", "bcrypt=1024"])
        #expect(limit.run.status == 3 && limit.run.talk.contains("over the limit of"), "\(limit.run)")
        #expect(try search("hunter2$", "x").run.status == 3)
    }

    /// MD5 of "é" as one character, by md5sum; what is typed is e and a combining accent.
    @Test func triesTheFormsOfThePassword() throws {
        let (found, forms) = try search("66ddcd97cfdeabb2f6fb8a999b4bc76f", "e\u{301}")
        let match = try #require(forms.first { $0["scheme"]?.stringValue == "md5" }, "\(found)")
        #expect(match["unicode"]?.stringValue == "nfc")
        #expect(match["declaration"]?.arrayValue?.last == "nfc")
    }

    /// hashlib.scrypt(b"password", salt=b"NaCl", n=2, r=1, p=1, dklen=16): MD5 and others are tried beside it.
    @Test func takesTheOptionsThatStandBesideIt() throws {
        let options = ["salt=NaCl", "cpu=2", "memory=1", "parallel=1", "length=16"].flatMap { ["--option", $0] }
        let (run, matches) = try search("a2f63b8c062d326091944189baeb665b", "password", options)
        #expect(run.status == 0 && matches.count == 1, "\(run)")
        #expect(matches.first?["scheme"] == "scrypt" && matches.first?["options"]?["cpu"]?.integerValue == 2)
        #expect(try run.jsonLines().first?["tried"]?.integerValue ?? 0 >= 2, "\(run)")
    }

    /// hmac.new(b"Zr9q", hashlib.sha1(b"password").hexdigest().encode(), "sha256"), and others by hashlib: constructions of
    /// no name, each declared as the template that it is.
    @Test(arguments: [
        (
            "32fb13acd1bc2aab14a5beb0ed09198a5027671b3c23fe620a4400a9aea09313", "hmac-sha256(salt, sha1(password))",
            ["salt=Zr9q"]
        ),
        (
            "fde122ba3f66d40c2f46ad758db0723d02014c19", "sha1(pepper . password . salt)",
            ["salt=Zr9q", "sourcePepper=key"]
        ),
    ])
    func findsConstructionsWithoutAName(_ hash: String, _ template: String, _ options: [String]) throws {
        let given = options.flatMap { ["--option", $0] }
        let (run, matches) = try search(hash, "password", given)
        let found = matches.filter { $0["options"]?["template"]?.stringValue?.hasSuffix(template) == true }
        #expect(run.status == 0 && found.count == 1, "\(run)")
        let name = try #require(found.first?["scheme"]?.stringValue)
        let text = try #require(found.first?["options"]?["template"]?.stringValue)
        let declared = ["verify", "--scheme", name, "--option", "template=\(text)"] + given
        let verified = try hashferry(declared + [hash], stdin: Array("password\n".utf8))
        #expect(verified.status == 0, "\(verified)")
        // A key is given, and never shown.
        #expect(!run.text.contains("=key"))
    }

    @Test func prefersTheNameOfAConstruction() throws {
        let (run, matches) = try search(
            "b59b50b324f77f933dfb2e147f4f088e932c52b0320c0d38a2a9009966cd34dc:Zr9q", "password")
        #expect(run.status == 0 && matches.contains { $0["scheme"]?.stringValue == "magento-sha256" }, "\(run)")
        #expect(matches.allSatisfy { $0["options"]?["template"] == nil }, "\(run)")
    }

    @Test func looksAtOneHashAtATime() throws {
        let workspace = try Workspace()
        try workspace.write("password", "password\n")
        try workspace.write("one", "5f4dcc3b5aa765d61d8327deb882cf99\n")
        try workspace.write("two", "5f4dcc3b5aa765d61d8327deb882cf99\n5f4dcc3b5aa765d61d8327deb882cf99\n")
        func run(_ file: String) throws -> Int32 {
            try hashferry("identify", "--sample-password-file", "password", file, in: workspace).status
        }
        #expect(try run("one") == 0)
        #expect(try run("two") == 2)
    }

    @Test(arguments: [["--budget", "0"], ["--budget", "5"], ["--max-work", "md5=1"]])
    func refusesArgumentsThatNothingReads(_ arguments: [String]) throws {
        #expect(try hashferry(["identify"] + arguments + ["5f4dcc3b5aa765d61d8327deb882cf99"]).status == 2)
    }
}
