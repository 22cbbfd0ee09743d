import PasswordHashing
import Testing
import UserImport

/// A field named password: passwords, hashes, or both.
@Suite struct HashesAmongPasswordsTests {
    static let bcrypt = "$2b$05$WwJo2xN9N9VwXFcBw4ni/eSx7Ibc7sAbA23Xum3NSQObhT3YnWhfm"
    static let phpass = "$P$6ujrMiwA/ZP31d9B1/CqZ1YiykVXpQ1"

    /// CSV with a column of these values.
    static func csv(_ column: String, _ values: [String]) -> String {
        "id,email,\(column)\n" + values.enumerated().map { "\($0),u\($0)@example.com,\"\($1)\"\n" }.joined()
    }

    static func digest(_ number: Int) -> String {
        let digits = String(number * 7919 + 0xABCDEF, radix: 16)
        return String((digits + String(repeating: "fedcba9876543210", count: 2)).prefix(32))
    }

    private func read(_ text: String, _ change: (inout SourceOptions) -> Void = { _ in }) -> SourceReading {
        var options = SourceOptions()
        change(&options)
        return SourceReading(CSVSource.self, text, options: options)
    }

    @Test func aColumnOfHashesIsReadAsTheHash() {
        let reading = read(Self.csv("password", [Self.bcrypt, "", Self.phpass]))
        #expect(reading.records.map { $0?.stored?.hash } == [Self.bcrypt, nil, Self.phpass])
        #expect(
            reading.notices.contains { $0.hasPrefix("column `password` is read as the hash: ") }, "\(reading.notices)")
    }

    @Test func aColumnOfBothStopsTheRunWithBothCounts() {
        let reading = read(Self.csv("password", [Self.bcrypt, "correct horse", Self.phpass]))
        #expect(reading.rows.isEmpty)
        #expect(reading.error?.message.contains("other texts (1)") == true)
        #expect(reading.error?.message.contains("(1)") == true)
        #expect(reading.error?.hint?.contains("--plain-passwords") == true)
        #expect(reading.error?.message.contains("correct") == false)
    }

    @Test func theCallerOverrulesIt() {
        let texts = [Self.bcrypt, "correct horse"]
        let plain = read(Self.csv("password", texts)) { $0.plainPasswords = true }
        #expect(plain.records.map { $0?.credential } == texts.map { .plain($0) })
        let hash = read(Self.csv("password", texts)) { $0.columns = ["hash": "password"] }
        #expect(hash.records.map { $0?.stored?.hash } == texts)
    }

    @Test func aHashMetLaterCostsThatRowItsPassword() {
        let values = (0..<1000).map { "password number \($0)" } + [Self.bcrypt, "another password"]
        let reading = read(Self.csv("password", values))
        #expect(reading.records.count == 1002)
        #expect(reading.records[999]?.credential == .plain("password number 999"))
        guard case .refused(let reason)? = reading.records[1000]?.credential else {
            Issue.record("a hash is taken for a password")
            return
        }
        #expect(reason.code == .looksLikeHash && !reason.message.contains("WwJo"))
        #expect(reading.records[1001]?.credential == .plain("another password"))
    }

    @Test func aPasswordMetLaterAmongHashesIsNoPassword() {
        let values = (0..<1000).map { _ in Self.phpass } + ["correct horse"]
        #expect(read(Self.csv("password", values)).records[1000]?.stored?.hash == "correct horse")
    }

    /// Nine of ten, of twenty at least: digests. Fewer are asked about, or noticed.
    @Test func digestsAreToldByTheirNumber() {
        let digests = (0..<18).map(Self.digest)
        #expect(read(Self.csv("password", digests + ["pass word 1", "pass word 2"])).records[0]?.stored != nil)
        let few = read(Self.csv("password", Array(digests.prefix(3))))
        #expect(few.rows.isEmpty && few.error?.message.contains("3 of 3") == true)
        let half = read(Self.csv("password", digests + (0..<18).map { "pass word \($0)" }))
        #expect(half.error?.message.contains("18 of 36") == true)
        let one = read(Self.csv("password", [Self.digest(1)] + (0..<30).map { "pass word \($0)" }))
        #expect(one.records[0]?.credential == .plain(Self.digest(1)))
        #expect(one.notices == ["column `password` is read as passwords; 1 of 31 look like digests in hex or base64"])
    }

    static let typed: [[String]] = [
        numbered { String(100_000 + $0 * 37) }, numbered { "Welcome\($0)!" }, numbered { "!x\($0)" },
        numbered { "$money$\($0)" }, numbered { "{curly}\($0)" }, numbered { "pass:word:\($0)" },
        numbered { "u\($0)@example.com" }, numbered { "correct horse battery \($0)" },
        numbered { String("qX7-kZ_mP2vT9sBwR4nL8cYd".shuffledBy($0)) },
    ]

    private static func numbered(_ text: (Int) -> String) -> [String] { (0..<30).map(text) }

    @Test(arguments: typed)
    func whatPeopleTypeIsAPassword(values: [String]) {
        let reading = read(Self.csv("password", values))
        #expect(reading.error == nil)
        #expect(reading.records.map { $0?.credential } == values.map { .plain($0) })
        #expect(reading.notices.isEmpty)
    }

    @Test func marksAmongHashesMeanNoPassword() {
        let reading = read(Self.csv("password", [Self.bcrypt, "*", "!", "x"]))
        #expect(reading.records.dropFirst().map { $0?.credential } == [.marked, .marked, .marked])
    }

    @Test(arguments: ["'$", "'$'", "b'$'", "\u{A0}$", "\u{FEFF}$ ", " '$' "])
    func whatFilesPutAroundAHashIsNotTheHash(frame: String) {
        let text = frame.replacing("$", with: Self.bcrypt)
        #expect(read(Self.csv("password", [text])).records.map { $0?.stored?.hash } == [Self.bcrypt])
        #expect(read(Self.csv("hash", [text])).records.map { $0?.stored?.hash } == [Self.bcrypt])
    }

    @Test func aDeclaredSchemeSettlesWhatAFewDigestsAre() {
        let digests = (0..<3).map(Self.digest)
        let reading = read(Self.csv("password", digests)) { $0.scheme = SchemeName("md5") }
        #expect(reading.records.map { $0?.stored?.declaredScheme } == [.md5, .md5, .md5])
    }

    @Test func clearTextBehindItsMarkIsThePassword() {
        let late = (0..<1000).map { "password number \($0)" } + ["{noop}correct horse"]
        #expect(read(Self.csv("password", late)).records.last??.credential == .clearText("correct horse"))
        #expect(
            read(Self.csv("hash", ["{noop}correct horse"])).records.map { $0?.credential } == [
                .clearText("correct horse")
            ])
    }

    @Test func whatStandsBesideAPasswordMakesItAHash() {
        let reading = read("id,email,password,option.salt\n1,a@example.com,p2Ksl0,c2FsdA==\n")
        guard case .refused? = reading.records.first??.credential else {
            Issue.record("a salted digest is taken for a password")
            return
        }
    }
}

extension String {
    /// The characters in an order that a number chooses.
    fileprivate func shuffledBy(_ number: Int) -> [Character] {
        let characters = Array(self)
        return characters.indices.map { characters[($0 * 5 + number) % characters.count] }
    }
}
