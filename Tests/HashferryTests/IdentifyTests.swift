import JSONText
import Testing

@Suite struct IdentifyTests {
    /// A hash of every scheme, how it is declared where its text does not say, and where it can be sent.
    struct Sample: Sendable, CustomTestStringConvertible {
        let scheme: String
        let hash: String
        var arguments: [String] = []
        var endpoint: String?
        var testDescription: String { "\(scheme) \(hash.prefix(12))" }
    }

    static let samples = [
        Sample(
            scheme: "argon2",
            hash: "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b27BrWoAfAyZHN2aCPRzYb0OWU",
            endpoint: "/users/argon2"),
        Sample(
            scheme: "argon2", hash: "$argon2d$v=19$m=64,t=1,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b27BrWoAfAyZHN2aCPRzYb0OWU"
        ),
        Sample(
            scheme: "bcrypt", hash: "$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq",
            endpoint: "/users/bcrypt"),
        Sample(
            scheme: "bcrypt", hash: "$2a$31$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq"),
        Sample(
            scheme: "md5", hash: "144fa7eaa4904e8ee120651997f70dcc", arguments: ["--scheme", "md5"],
            endpoint: "/users/md5"),
        Sample(scheme: "phpass", hash: "$P$Br387rwferoKN7uwHZqNMu98q3U8RO.", endpoint: "/users/phpass"),
        Sample(
            scheme: "scrypt", hash: "$scrypt$ln=14,r=8,p=1$c2FsdHNhbHQ$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
            endpoint: "/users/scrypt"),
        Sample(
            scheme: "scrypt",
            hash: "$scrypt$ln=14,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E"),
        Sample(
            scheme: "scrypt-modified",
            hash: "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==",
            arguments: [
                "--scheme", "scrypt-modified", "--option", "salt=42xEC+ixf3L2lw==", "--option", "saltSeparator=Bw==",
                "--option",
                "signerKey=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==",
            ], endpoint: "/users/scrypt-modified"),
        Sample(
            scheme: "sha", hash: "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
            arguments: ["--scheme", "sha256"], endpoint: "/users/sha"),
    ]

    static let keys = ["input", "scheme", "candidates", "parameters", "strength", "endpoint"]

    @Test(arguments: samples) func namesSchemeParametersStrengthAndEndpoint(_ sample: Sample) throws {
        let run = try hashferry(
            ["identify", "--format", "json"] + sample.arguments, stdin: Array((sample.hash + "\n").utf8))
        #expect(run.status == 0, "\(run)")
        let answer = try #require(try run.jsonLines().first)
        #expect(run.lines.count == 1)
        #expect(answer.objectValue?.keys == Self.keys + (sample.endpoint == nil ? ["reason"] : []), "\(run)")
        #expect(answer["input"]?.stringValue == sample.hash)
        #expect(answer["scheme"]?.stringValue == sample.scheme)
        #expect(answer["candidates"]?.arrayValue == [.string(sample.scheme)])
        #expect(answer["endpoint"]?.stringValue == sample.endpoint)
        #expect(answer["strength"]?.stringValue?.isEmpty == false)
        #expect(answer["parameters"]?.objectValue != nil)
    }

    /// 32, 40, 56, 64, 96 and 128 hex digits: each may be several things, and the answer says which.
    @Test(arguments: [32, 40, 56, 64, 96, 128]) func listsCandidatesWithoutNamingOne(_ length: Int) throws {
        let hash = String(String(repeating: "0123456789abcdef", count: 8).prefix(length))
        let run = try hashferry("identify", "--format", "json", stdin: Array(hash.utf8))
        #expect(run.status == 0, "\(run)")
        let answer = try #require(try run.jsonLines().first)
        #expect(answer.objectValue?.keys == Self.keys + ["format", "advice"])
        #expect(answer["format"]?.stringValue == "digest-\(length / 2)")
        #expect(answer["scheme"] == .null)
        #expect(answer["strength"] == .null)
        #expect(answer["endpoint"] == .null)
        let candidates = (answer["candidates"]?.arrayValue ?? []).compactMap(\.stringValue)
        #expect(!candidates.isEmpty)
        #expect(candidates.contains("md5") == (length == 32))
        for name in candidates {
            let declared = try hashferry("identify", "--format", "json", "--scheme", name, stdin: Array(hash.utf8))
            #expect(declared.status == 0, "\(declared)")
            let scheme = try declared.jsonLines().first?["scheme"]?.stringValue
            #expect(["md5", "sha", "digest-template"].contains(scheme), "\(declared)")
            #expect(try hashferry("verify", "--scheme", name, hash, stdin: Array("x\n".utf8)).status == 1)
        }
    }

    static let broken: [(hash: String, scheme: String?, reason: String)] = [
        ("hello", nil, "unrecognized: "),
        (
            "$argon2id$v=19$m=64,t=1,p=1,keyid=YWJj$c29tZXNhbHQ$RdescudvJCsgt3ub+b27BrWoAfAyZHN2aCPRzYb0OWU", "argon2",
            "unsupported: "
        ),
        ("$2a$15$xX/myGbFU", "bcrypt", "malformed: "),
        ("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ", "argon2", "malformed: "),
    ]

    @Test(arguments: broken) func endsWithOneOnALineThatIsNoHash(_ hash: String, _ scheme: String?, _ reason: String)
        throws
    {
        let run = try hashferry("identify", "--format", "json", stdin: Array((hash + "\n").utf8))
        #expect(run.status == 1)
        let answer = try #require(try run.jsonLines().first)
        #expect(answer.objectValue?.keys == Self.keys + ["reason"])
        #expect(answer["scheme"]?.stringValue == scheme)
        #expect(answer["reason"]?.stringValue?.hasPrefix(reason) == true, "\(run)")
    }

    @Test func beginsEveryReasonWithItsCode() throws {
        let hashes = Self.samples.filter { $0.endpoint == nil }.map(\.hash).joined(separator: "\n")
        let reasons = try hashferry("identify", "--format", "json", stdin: Array(hashes.utf8)).jsonLines()
            .compactMap { $0["reason"]?.stringValue?.split(separator: ":").first }
        #expect(reasons == ["no-endpoint", "refused", "no-endpoint"])
    }

    @Test func answersOneLineALineInOrder() throws {
        let workspace = try Workspace()
        let hashes = Self.samples.filter(\.arguments.isEmpty).map(\.hash)
        try workspace.write("hashes.txt", hashes.joined(separator: "\r\n"))
        let json = try hashferry("identify", "--format", "json", "hashes.txt", in: workspace)
        #expect(try json.jsonLines().compactMap { $0["input"]?.stringValue } == hashes)
        let text = try hashferry("identify", "hashes.txt", in: workspace)
        #expect(text.lines.count == hashes.count)
        for line in text.lines { #expect(line.split(separator: "\t").count == 3, "\(line)") }
    }

    /// A line of each format that nothing verifies, and of what another system has written around a hash.
    static let named: [(line: String, format: String?, scheme: String?, note: String?)] = [
        ("{SASL}someone@example.com", "ldap-sasl", nil, nil),
        ("{noop}secret", "clear-text", nil, nil), ("*LK*", "account-mark", nil, nil),
        (".cLIso/090CMQ", "des-crypt", nil, nil),
        ("{\"value\":\"abc=\",\"salt\":\"c2FsdA==\"}", "keycloak-json", nil, nil),
        ("MMlS+rEiw/l1nwKm2Vw3WLJGtP7iOZV7LU/uRuJhcMQ=", "digest-32", nil, nil),
        (
            "{bcrypt}$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq", nil, "bcrypt",
            "bcrypt behind {BCRYPT}"
        ),
        (
            " \"$P$Br387rwferoKN7uwHZqNMu98q3U8RO.\"\t", nil, "phpass", "white space and quotes around the hash"
        ),
    ]

    @Test(arguments: named) func namesWhatItRefusesAndWhatStandsAroundAHash(
        _ line: String, _ format: String?, _ scheme: String?, _ note: String?
    ) throws {
        let run = try hashferry("identify", "--format", "json", stdin: Array((line + "\n").utf8))
        #expect(run.status == 0, "\(run)")
        let answer = try #require(try run.jsonLines().first)
        #expect(
            answer.objectValue?.keys
                == Self.keys + (format == nil ? [] : ["format", "advice"]) + (note == nil ? [] : ["note"]))
        #expect(answer["input"]?.stringValue == line)
        #expect(answer["format"]?.stringValue == format && answer["scheme"]?.stringValue == scheme)
        #expect(answer["note"]?.stringValue == note)
        #expect(answer["advice"]?.stringValue?.isEmpty != true)
        #expect(run.talk.hasPrefix("1 line\n"))
    }

    @Test func takesAHashAsItsArgument() throws {
        let workspace = try Workspace()
        for sample in Self.samples {
            let run = try hashferry(["identify"] + sample.arguments + [sample.hash], in: workspace)
            #expect(run.status == 0 && run.lines.count == 1, "\(run)")
            #expect(run.lines.first?.hasPrefix(sample.scheme) == true && run.talk.isEmpty)
        }
        // A file of that name comes first.
        try workspace.write("144fa7eaa4904e8ee120651997f70dcc", "$P$Br387rwferoKN7uwHZqNMu98q3U8RO.")
        let run = try hashferry(["identify", "144fa7eaa4904e8ee120651997f70dcc"], in: workspace)
        #expect(run.lines.first?.hasPrefix("phpass") == true, "\(run)")
    }

    @Test func saysWhereTheArgumentIsNeitherFileNorHash() throws {
        let run = try hashferry("identify", "b$/myGbFU.ZSKHSi6EHdBOySTdYm8Qx")
        #expect(run.status == 3 && run.output.isEmpty)
        #expect(run.talk.contains("neither a file nor a hash") && run.talk.contains("single quotes"))
        #expect(!run.talk.contains("ZSKHSi6"))
        #expect(try hashferry("identify", "passwords.txt").talk.hasPrefix("error: cannot open"))
    }

    @Test func countsWhatThereWas() throws {
        let lines = [
            "$2b$04$Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa",
            "$2b$12$Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa", "{SSHA}pt4wzAp2O+/1BEyXGCPMwgpYG/dmbO29",
            "hunter22",
        ]
        let run = try hashferry("identify", stdin: Array(lines.joined(separator: "\n").utf8))
        #expect(run.status == 1)
        #expect(
            run.talk == """
                4 lines
                           2  bcrypt: 1 weak, 1 strong
                           1  ldap-salted-digest: 1 weak
                           1  unrecognized

                """)
        #expect(run.lines.last == "unknown\tunrecognized: no known system writes a hash of this form")
    }

    @Test func answersNothingToAnEmptyInput() throws {
        let run = try hashferry("identify")
        #expect(run.status == 0)
        #expect(run.output.isEmpty && run.errors.isEmpty)
    }

    @Test(arguments: ["absent.txt", "."]) func endsWithThreeWhereTheFileCannotBeRead(_ name: String) throws {
        let run = try hashferry("identify", name)
        #expect(run.status == 3)
        #expect(run.output.isEmpty)
        #expect(run.talk.hasPrefix("error: cannot "))
    }
}
