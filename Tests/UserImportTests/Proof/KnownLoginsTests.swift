import ImportDestinations
import PasswordHashing
import Testing
import UserImport

@Suite struct KnownLoginsTests {
    @Test func readsALineForEachUser() throws {
        let text = """
            {"email": "Ada@Example.com", "password": "correct horse"}\r

            {"userId": "U8", "password": "zoë\\u0000 →"}
            """
        let logins = try KnownLogins(parsing: Array(text.utf8)).all
        #expect(logins.map(\.line) == [1, 3])
        #expect(logins.map(\.key) == [.email("ada@example.com"), .userID("u8")])
        #expect(logins.map(\.passwordText) == ["correct horse", "zoë\0 →"])
        #expect(logins.map(\.passwordByteCount) == [13, 9])
        #expect(!"\(logins)".contains("horse") && !"\(logins)".contains("ada"))
    }

    @Test(arguments: [
        ("", "none"), ("\n \n", "none"), ("no JSON", "line 1: is no JSON"), ("[]", "line 1: is no JSON object"),
        (#"{"email":"a@x.example"}"#, "line 1: password is missing"),
        (#"{"email":"a@x.example","password":""}"#, "line 1: password is not a text, or empty"),
        (#"{"email":"a@x.example","password":7}"#, "line 1: password is not a text, or empty"),
        (#"{"password":"secret text"}"#, "line 1: needs either email or userId"),
        (#"{"email":"a","userId":"b","password":"secret text"}"#, "line 1: needs either email or userId"),
        (#"{"email":"a","Password":"secret text"}"#, "line 1: has more than email or userId, and password"),
        (
            #"{"email":"a","password":"secret text"}"# + "\n" + #"{"email":"A","password":"secret text"}"#,
            "line 2: the same user as in line 1"
        ),
    ])
    func refusesWhatIsNoSample(_ text: String, _ reason: String) throws {
        let error = try #require(throws: SourceError.self) { try KnownLogins(parsing: Array(text.utf8)) }
        #expect(error.message.contains(reason), "\(error)")
        #expect(!error.message.contains("secret"))
    }

    /// The first row of a user counts, whose address or id, at the source or at the destination, is the sample's.
    @Test func findsTheRowsOfItsSamples() throws {
        let text = """
            {"email":"u1@example.com","password":"a"}
            {"userId":"AUTH0|u4","password":"b"}
            {"userId":"u8","password":"c"}
            {"email":"nobody","password":"d"}
            """
        var search = SampleSearch(try KnownLogins(parsing: Array(text.utf8)))
        let rows = PlannedRows(source: RowsInMemory(ImportRows.all), planner: AppwritePlanner())
        while let row = try rows.next() { search.look(at: row) }
        #expect(search.samples.map { $0.row?.number } == [1, 4, 8, nil])
        guard case .plain("correct horse")? = search.samples[0].row?.expected else {
            Issue.record("the password itself is sent")
            return
        }
        guard case .none? = search.samples[1].row?.expected, case .hash(let hash)? = search.samples[2].row?.expected
        else {
            Issue.record("no password, and a hash")
            return
        }
        // As it is sent: in lower case.
        #expect(hash == StoredHash("144fa7eaa4904e8ee120651997f70dcc", declaredScheme: .md5))
    }

    /// PHP reads what stands behind the endpoint for bcrypt, and ends a password at a NUL.
    @Test func expectsWhatTheServiceVerifies() throws {
        var record = UserRecord.sample(.stored(.make("$2y$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui")))
        guard case .hash(let bcrypt) = try AppwritePlanner().plan(record).expectedPassword else {
            Issue.record("a hash is sent")
            return
        }
        #expect(bcrypt.declaredScheme == .bcrypt && bcrypt.options[.dialect] == .text("nul-ends"))
        record.credential = .stored(.make("$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/"))
        var target = AppwriteTarget()
        target.allowsCompatible = true
        guard case .hash(let crypt) = try AppwritePlanner(target: target).plan(record).expectedPassword else {
            Issue.record("a hash is sent")
            return
        }
        #expect(crypt == StoredHash("$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/"))
    }
}
