import AppwriteUsers
import JSONText
import Testing

@Suite("Create requests")
struct CreateUserRequestTests {
    /// Each credential, its endpoint, and the members of the body that it adds.
    static let golden: [(CreateUser.Credential, String, String)] = [
        (.plain("correct horse \"b\""), "/users", #""password":"correct horse \"b\"""#),
        (.argon2(WireFixtures.argon2), "/users/argon2", "\"password\":\"\(WireFixtures.argon2)\""),
        (.bcrypt(WireFixtures.bcrypt), "/users/bcrypt", "\"password\":\"\(WireFixtures.bcrypt)\""),
        (.md5(WireFixtures.md5), "/users/md5", #""password":"144fa7eaa4904e8ee120651997f70dcc""#),
        (.phpass(WireFixtures.phpass), "/users/phpass", #""password":"$P$Br387rwferoKN7uwHZqNMu98q3U8RO.""#),
        (
            .scrypt(WireFixtures.scrypt), "/users/scrypt",
            "\"password\":\"\(WireFixtures.scrypt.hash)\",\"passwordSalt\":\"appwrite\",\"passwordCpu\":16384,"
                + #""passwordMemory":13,"passwordParallel":2,"passwordLength":64"#
        ),
        (
            .scryptModified(WireFixtures.scryptModified), "/users/scrypt-modified",
            "\"password\":\"\(WireFixtures.scryptModified.hash)\",\"passwordSalt\":\"UxLMreBr6tYyjQ==\","
                + "\"passwordSaltSeparator\":\"Bw==\",\"passwordSignerKey\":\"\(WireFixtures.scryptModified.signerKey)\""
        ),
        (
            .sha(WireFixtures.sha512, version: .sha512), "/users/sha",
            "\"password\":\"\(WireFixtures.sha512)\",\"passwordVersion\":\"sha512\""
        ),
    ]

    @Test(arguments: golden)
    func writesTheDocumentedLine(credential: CreateUser.Credential, path: String, members: String) throws {
        let line = WireFixtures.line(of: try WireFixtures.call(credential).request)
        let head =
            "{\"method\":\"POST\",\"path\":\"\(path)\",\"body\":{\"userId\":\"u1\",\"email\":\"ada@example.com\","
        #expect(line == "\(head)\(members),\"name\":\"Ada\"}}")
        #expect(try JSONParser.parse(Array(line.utf8))["path"] == .string(path))
    }

    @Test func coversEveryEndpoint() {
        #expect(Set(Self.golden.map(\.1)) == Set(CreateUser.Endpoint.allCases.map(\.path)))
    }

    @Test func omitsWhatIsAbsent() throws {
        let call = try CreateUser(userId: UserID("u1"))
        #expect(WireFixtures.line(of: call.request) == #"{"method":"POST","path":"/users","body":{"userId":"u1"}}"#)
    }

    @Test func sendsThePhoneAfterTheEmailWithoutAHash() throws {
        let call = try CreateUser(
            userId: UserID("u1"), email: EmailAddress("a@b.co"), phone: PhoneNumber("+14155550100"),
            credential: .plain("12345678"))
        #expect(
            String(decoding: call.request.body, as: UTF8.self)
                == #"{"userId":"u1","email":"a@b.co","phone":"+14155550100","password":"12345678"}"#)
    }

    @Test func appendsLinesWithoutTouchingWhatIsThere() throws {
        var bytes = Array("x".utf8)
        let request = try CreateUser(userId: UserID("u1")).request
        request.appendJSONLine(to: &bytes)
        request.appendJSONLine(to: &bytes)
        #expect(bytes.first == UInt8(ascii: "x"))
        #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 2)
    }
}
