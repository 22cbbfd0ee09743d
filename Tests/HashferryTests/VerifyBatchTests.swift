import JSONText
import Testing

@Suite struct VerifyBatchTests {
    @Test func hasVectorsOfEveryScheme() {
        #expect(BatchVectors.schemes.count >= 7)
    }

    @Test(arguments: BatchVectors.schemes) func answersEveryVectorInOrder(_ scheme: String) throws {
        let vectors = try BatchVectors(scheme: scheme)
        let workspace = try Workspace()
        try workspace.write("vectors.jsonl", vectors.lines.joined(separator: "\n"))
        let run = try hashferry("verify", "--batch", "vectors.jsonl", in: workspace)
        #expect(run.talk.isEmpty)
        #expect(run.status == 3)
        let answers = try run.jsonLines()
        try #require(answers.count == vectors.expected.count)
        for (index, (answer, expected)) in zip(answers, vectors.expected).enumerated() {
            #expect(answer["line"]?.integerValue == Int64(index + 1))
            #expect(answer["verdict"]?.stringValue == expected.verdict, "\(scheme)/\(expected.id): \(answer.jsonText)")
            if expected.verdict == "error" {
                #expect(answer.objectValue?.keys == ["line", "verdict", "scheme", "reason"])
                let code = answer["reason"]?.stringValue?.split(separator: ":").first.map { String($0) } ?? ""
                #expect(expected.codes.contains(code), "\(scheme)/\(expected.id): \(answer.jsonText)")
            } else {
                #expect(answer.objectValue?.keys == ["line", "verdict", "scheme"])
                #expect(answer["scheme"]?.stringValue == scheme)
            }
        }
    }

    static let right = #"{"hash":"144fa7eaa4904e8ee120651997f70dcc","scheme":"md5","password":"appwrite"}"#
    static let wrong = #"{"hash":"144fa7eaa4904e8ee120651997f70dcc","scheme":"md5","passwordHex":"00ff"}"#

    static let statuses: [(lines: [String], status: Int32)] = [
        ([], 0), ([right], 0), ([right, right], 0), ([right, wrong], 1), (["{}"], 3), ([right, "{}", wrong], 3),
    ]

    @Test(arguments: statuses) func endsWithTheWorstOfItsVerdicts(_ lines: [String], _ status: Int32) throws {
        let run = try hashferry("verify", "--batch", "-", stdin: Array(lines.joined(separator: "\n").utf8))
        #expect(run.status == status, "\(run)")
        #expect(run.lines.count == lines.count)
    }

    static let broken: [(line: String, reason: String)] = [
        ("nonsense", "malformed: the line is no JSON"), ("[1]", "malformed: the line is no JSON object"),
        (#"{"password":"x"}"#, "malformed: hash is missing"),
        (#"{"hash":"x"}"#, "malformed: password or passwordHex is missing"),
        (#"{"hash":"x","password":"x","passwordHex":"00"}"#, "malformed: passwordHex "),
        (#"{"hash":"x","passwordHex":"0"}"#, "malformed: passwordHex is not an even number of hex digits"),
        (#"{"hash":"x","passwordHex":"zz"}"#, "malformed: passwordHex "),
        (#"{"hash":"x","passwordHex":"éé"}"#, "malformed: passwordHex "),
        (#"{"hash":7,"password":"x"}"#, "malformed: hash is not a string"),
        (#"{"hash":"x","password":7}"#, "malformed: password is not a string"),
        (#"{"hash":"x","password":"x","scheme":"nope"}"#, "malformed: scheme "),
        (#"{"hash":"x","password":"x","options":[]}"#, "malformed: options"),
        (#"{"hash":"x","password":"x","options":{"spice":"x"}}"#, "malformed: options"),
        (#"{"hash":"x","password":"x","options":{"cpu":"many"}}"#, "malformed: options.cpu "),
        (#"{"hash":"xyz","password":"x"}"#, "unrecognized: "), (#"{"hash":"x","password":"x"}"#, "unsupported: "),
    ]

    @Test func saysOfEveryBrokenLineWhatIsWrongAndGoesOn() throws {
        let lines = Self.broken.map(\.line) + [Self.right]
        let answers = try hashferry("verify", "--batch", "-", stdin: Array(lines.joined(separator: "\n").utf8))
            .jsonLines()
        try #require(answers.count == lines.count)
        for (answer, broken) in zip(answers, Self.broken) {
            #expect(answer["verdict"]?.stringValue == "error")
            #expect(
                answer["reason"]?.stringValue?.hasPrefix(broken.reason) == true, "\(broken.line): \(answer.jsonText)")
        }
        #expect(answers.last?["verdict"]?.stringValue == "match")
    }

    @Test func countsEmptyLinesAndDoesNotAnswerThem() throws {
        let run = try hashferry("verify", "--batch", "-", stdin: Array("\n\(Self.right)\r\n\n\(Self.wrong)".utf8))
        #expect(try run.jsonLines().compactMap { $0["line"]?.integerValue } == [2, 4])
    }

    /// A slow line must not let the fast ones behind it overtake.
    @Test func answersSlowAndFastLinesInTheirOrder() throws {
        let slow =
            #"{"hash":"$2y$10$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim","password":"analytical engine"}"#
        let lines = (0..<60).map { $0.isMultiple(of: 20) ? slow : Self.right }
        let run = try hashferry("verify", "--batch", "-", stdin: Array(lines.joined(separator: "\n").utf8))
        #expect(run.status == 0)
        #expect(try run.jsonLines().compactMap { $0["line"]?.integerValue } == Array(1...60))
    }

    @Test func endsWithThreeWhereTheFileIsNotThere() throws {
        let run = try hashferry("verify", "--batch", "absent.jsonl")
        #expect(run.status == 3)
        #expect(run.talk == "error: cannot open absent.jsonl: No such file or directory\n")
    }
}
