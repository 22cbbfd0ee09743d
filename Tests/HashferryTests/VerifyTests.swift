import Testing

@Suite struct VerifyTests {
    static let md5 = ["verify", "--scheme", "md5"]
    /// MD5 of "appwrite".
    static let hash = "144fa7eaa4904e8ee120651997f70dcc"

    /// What is on stdin, and the MD5 of the password that it is.
    static let inputs: [(stdin: [UInt8], hash: String)] = [
        (Array("appwrite".utf8), hash),
        (Array("appwrite\n".utf8), hash),
        (Array("appwrite\nsecond line\n".utf8), hash),
        ([], "d41d8cd98f00b204e9800998ecf8427e"),
        ([10], "d41d8cd98f00b204e9800998ecf8427e"),
        ([10, 10], "d41d8cd98f00b204e9800998ecf8427e"),
        ([0], "93b885adfe0da089cdf634904fd59f71"),
        ([0, 10], "93b885adfe0da089cdf634904fd59f71"),
        ([0xFF], "00594fd4f42ba43fc1ca0427a0576295"),
        (Array("appwrite ".utf8), "636d4677b68551489e4880307b871604"),
    ]

    @Test(arguments: inputs) func takesTheFirstLineByteForByte(_ stdin: [UInt8], _ hash: String) throws {
        let run = try hashferry(Self.md5 + [hash], stdin: stdin)
        #expect(run.status == 0, "\(run)")
        #expect(run.text == "match md5\n")
        #expect(run.talk.isEmpty)
    }

    @Test func readsThePasswordFromAFile() throws {
        let workspace = try Workspace()
        try workspace.write("password", "appwrite\n")
        #expect(try hashferry(Self.md5 + [Self.hash, "--password-file", "password"], in: workspace).status == 0)
        #expect(try hashferry(Self.md5 + [Self.hash, "--password-file", "absent"], in: workspace).status == 3)
        #expect(try hashferry(Self.md5 + [Self.hash, "--password-file", "."], in: workspace).status == 3)
    }

    @Test func readsThePasswordFromADescriptor() throws {
        #expect(
            try hashferry(Self.md5 + [Self.hash, "--password-descriptor", "0"], stdin: Array("appwrite\n".utf8)).status
                == 0)
        let closed = try hashferry(Self.md5 + [Self.hash, "--password-descriptor", "77"])
        #expect(closed.status == 3)
        #expect(closed.talk.contains("descriptor 77"))
    }

    @Test func answersInJSON() throws {
        let match = try hashferry(Self.md5 + [Self.hash, "--format", "json"], stdin: Array("appwrite".utf8))
        #expect(match.text == #"{"verdict":"match","scheme":"md5"}"# + "\n")
        let mismatch = try hashferry(Self.md5 + [Self.hash, "--format", "json"], stdin: Array("wrong".utf8))
        #expect(mismatch.text == #"{"verdict":"mismatch","scheme":"md5"}"# + "\n")
        #expect(mismatch.status == 1)
    }

    static let declared: [[String]] = [
        ["$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI"],
        ["$P$Br387rwferoKN7uwHZqNMu98q3U8RO."],
        [
            "--option", "version=sha512",
            "4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6bf6ba04e21f11ae138785d0bff63c416e6f87badbffad37f6dee50094cc38c70",
        ],
        [
            "--scheme", "scrypt", "--option", "salt=appwrite", "--option", "cpu=16384", "--option", "memory=13",
            "--option",
            "parallel=2", "--option", "length=64",
            "3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63b5d269c31fd697246085111a428245e24a4ddc6b64c687bc60a8910dbafc1d5b",
        ],
    ]

    @Test(arguments: declared) func verifiesWithDeclaredSchemeAndOptions(_ arguments: [String]) throws {
        let match = try hashferry(["verify"] + arguments, stdin: Array("appwrite\n".utf8))
        #expect(match.status == 0, "\(match)")
        #expect(match.text.hasPrefix("match "))
        let mismatch = try hashferry(["verify"] + arguments, stdin: Array("Appwrite\n".utf8))
        #expect(mismatch.status == 1, "\(mismatch)")
        #expect(mismatch.text.hasPrefix("mismatch "))
    }

    static let unanswerable: [(arguments: [String], reason: String)] = [
        (["hello"], "unrecognized: "), ([""], "unrecognized: "),
        (["5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8"], "ambiguous: "),
        (["--scheme", "md5", "hello"], "malformed: "), (["$P$Br387rwferoKN7u"], "malformed: "),
        (["{SASL}ada@example.com"], "unsupported: "),
        (["$2a$31$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq"], "refused: bcrypt: cost"),
        (
            ["$argon2id$v=19$m=4194304,t=3,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b27BrWoAfAyZHN2aCPRzYb0OWU"],
            "refused: argon2: memory"
        ),
        (["$scrypt$ln=31,r=8,p=1$c2FsdHNhbHQ$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E"], "refused: scrypt: "),
        (["$P$Sr387rwferoKN7uwHZqNMu98q3U8RO."], "refused: phpass: "),
        ([String(repeating: "a", count: 100_000)], "unrecognized: "),
    ]

    @Test(arguments: unanswerable) func endsWithThreeAndNamesTheReason(_ arguments: [String], _ reason: String) throws {
        let run = try hashferry(["verify"] + arguments, stdin: Array("secret\n".utf8))
        #expect(run.status == 3, "\(run)")
        #expect(run.output.isEmpty)
        #expect(run.talk.hasPrefix("error: \(reason)"), "\(run)")
    }

    @Test func hintsAtDeclaringAnAmbiguousHash() throws {
        let run = try hashferry("verify", "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8")
        #expect(run.talk.contains("sha256, sha512/256, sha3-256"))
        #expect(run.talkLines.last?.hasPrefix("hint: --scheme") == true)
    }

    /// Drupal refuses a password of over 512 bytes, and has hashed none.
    @Test func endsWithThreeWhereASchemeCannotTakeThePassword() throws {
        let hash = "$S$9saltsalt" + String(repeating: ".", count: 43)
        let run = try hashferry("verify", hash, stdin: [UInt8](repeating: UInt8(ascii: "x"), count: 513))
        #expect(run.status == 3)
        #expect(run.talk.hasPrefix("error: passwordUnsupported: "), "\(run)")
    }

    @Test func aNULInAPasswordOfBcryptIsAnsweredAndNoError() throws {
        let hash = "$2y$10$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim"
        #expect(try hashferry("verify", hash, stdin: [97, 0, 98]).status == 1)
    }
}
