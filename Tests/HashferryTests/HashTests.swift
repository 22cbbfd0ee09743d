import JSONText
import Testing

@Suite struct HashTests {
    static let recipes: [(name: String, arguments: [String])] = [
        ("argon2id", ["--scheme", "argon2id", "--memory", "1MiB", "--iterations", "2", "--parallelism", "2"]),
        ("argon2i", ["--scheme", "argon2i", "--memory", "1024KiB", "--iterations", "1", "--parallelism", "1"]),
        ("argon2d", ["--scheme", "argon2d", "--memory", "1MiB", "--iterations", "1", "--parallelism", "1"]),
        ("bcrypt", ["--scheme", "bcrypt", "--cost", "5"]),
        ("scrypt", ["--scheme", "scrypt", "--cost-log2", "10", "--block-size", "4", "--parallelism", "2"]),
        ("phpass", ["--insecure", "--scheme", "phpass", "--cost", "8"]),
        ("sha3-256", ["--insecure", "--scheme", "sha3-256"]),
        ("md5", ["--insecure", "--scheme", "md5"]),
    ]
    static let password = Array("correct horse \u{00E9} \u{1F40E}".utf8)

    @Test(arguments: recipes) func makesAHashThatVerifies(_ name: String, _ arguments: [String]) throws {
        let made = try hashferry(["hash"] + arguments, stdin: Self.password + [10])
        #expect(made.status == 0 && made.talk.isEmpty, "\(made)")
        let hash = try #require(made.lines.first)
        #expect(made.text == hash + "\n")
        let declared = ["md5", "sha3-256"].contains(name) ? ["--scheme", name] : []
        #expect(try hashferry(["verify"] + declared + [hash], stdin: Self.password).status == 0)
        #expect(try hashferry(["verify"] + declared + [hash], stdin: Self.password + [33]).status == 1)
    }

    @Test(
        .enabled(if: Tool.php != nil, "PHP is not here"),
        arguments: recipes.filter { ["argon2id", "argon2i", "bcrypt"].contains($0.name) })
    func makesAHashThatPHPVerifies(_ name: String, _ arguments: [String]) throws {
        let php = try #require(Tool.php)
        let hash = try #require(try hashferry(["hash"] + arguments, stdin: Self.password).lines.first)
        let code = """
            if (!in_array($argv[2], ['bcrypt', ...password_algos()])) exit('unknown');
            echo password_verify(stream_get_contents(STDIN), $argv[1]) ? 'yes' : 'no';
            """
        let answer = try run(php, ["-r", code, "--", hash, name], stdin: Self.password)
        // A PHP that was built without argon2 is no oracle for it.
        if answer.text == "unknown" { return }
        #expect(answer.text == "yes", "\(answer)")
        #expect(try run(php, ["-r", code, "--", hash, name], stdin: [120]).text == "no")
    }

    @Test(.enabled(if: Tool.python != nil, "Python is not here")) func makesAScryptHashThatPythonVerifies() throws {
        let python = try #require(Tool.python)
        let arguments = try #require(Self.recipes.first { $0.name == "scrypt" }).arguments
        let hash = try #require(try hashferry(["hash"] + arguments, stdin: Self.password).lines.first)
        let code = """
            import sys, base64, hashlib
            _, name, parameters, salt, digest = sys.argv[1].split('$')
            decode = lambda text: base64.b64decode(text + '=' * (-len(text) % 4), validate=True)
            p = dict(part.split('=') for part in parameters.split(','))
            made = hashlib.scrypt(
                sys.stdin.buffer.read(), salt=decode(salt), n=1 << int(p['ln']), r=int(p['r']), p=int(p['p']),
                dklen=len(decode(digest)))
            print('yes' if name == 'scrypt' and made == decode(digest) else 'no')
            """
        let answer = try run(python, ["-c", code, hash], stdin: Self.password)
        #expect(answer.text == "yes\n", "\(answer)")
    }

    @Test(arguments: [("64MiB", "m=65536"), ("128MiB", "m=131072"), ("2048KiB", "m=2048"), ("2 MiB", "m=2048")])
    func readsMemoryWithItsUnit(_ memory: String, _ parameter: String) throws {
        let made = try hashferry("hash", "--memory", memory, "--iterations", "1", "--parallelism", "1", stdin: [120])
        #expect(made.text.hasPrefix("$argon2id$v=19$\(parameter),t=1,p=1$"), "\(made)")
    }

    @Test func asksForTheUnitOfTheMemory() throws {
        let run = try hashferry("hash", "--memory", "64", stdin: [120])
        #expect(run.status == 2)
        #expect(run.talk.contains("64MiB"), "\(run)")
    }

    @Test func usesArgon2idWithTheRecommendedParameters() throws {
        #expect(try hashferry("hash", stdin: [120]).text.hasPrefix("$argon2id$v=19$m=65536,t=4,p=3$"))
    }

    @Test func neverUsesASaltTwice() throws {
        let made = try (0..<3).map { _ in try hashferry("hash", "--scheme", "bcrypt", "--cost", "4", stdin: [120]).text
        }
        #expect(Set(made).count == 3)
    }

    @Test func writesWhatABatchReads() throws {
        let made = try hashferry(
            "hash", "--insecure", "--scheme", "sha512", "--format", "json", stdin: Array("secret".utf8))
        var line = try #require(try made.jsonLines().first?.objectValue)
        #expect(line.keys == ["hash", "scheme", "options"])
        line["password"] = "secret"
        let run = try hashferry("verify", "--batch", "-", stdin: Array(JSONValue.object(line).jsonText.utf8))
        #expect(run.text == #"{"line":1,"verdict":"match","scheme":"sha"}"# + "\n")
    }

    @Test func saysThatBcryptCannotTakeANUL() throws {
        let run = try hashferry("hash", "--scheme", "bcrypt", "--cost", "4", stdin: [97, 0, 98])
        #expect(run.status == 3)
        #expect(run.output.isEmpty)
        #expect(run.talk.contains("NUL"))
    }

    @Test func namesTheWeakSchemesOnlyToRefuseThem() throws {
        let run = try hashferry("hash", "--scheme", "sha1", stdin: Array("secret".utf8))
        #expect(run.status == 2)
        #expect(run.talk.contains("--insecure"))
    }

    @Test(arguments: [
        ["--scheme", "bcrypt", "--cost", "31"], ["--memory", "4GiB"], ["--iterations", "4000000000"],
        ["--scheme", "scrypt", "--cost-log2", "40"], ["--insecure", "--scheme", "phpass", "--cost", "30"],
    ])
    func refusesACostThatALoginWouldRefuse(_ arguments: [String]) throws {
        let run = try hashferry(["hash"] + arguments, stdin: Self.password)
        #expect(run.status == 2 && run.text.isEmpty, "\(run)")
        #expect(run.talk.contains("refuse"), "\(run)")
    }
}
