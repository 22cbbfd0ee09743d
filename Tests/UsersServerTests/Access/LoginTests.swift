import AppwriteUsers
import JSONText
import Testing
import UsersServer

/// Users API, login: `POST /account/sessions/email`.
@Suite(.service()) struct LoginTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: JSONObject
        let status: Int
        let type: String
        let message: String

        init(_ name: String, _ body: JSONObject, _ status: Int, _ type: String, _ message: String) {
            testDescription = name
            self.body = body
            self.status = status
            self.type = type
            self.message = message
        }
    }

    private static let wrong = "Invalid credentials. Please check the email and password."

    @Test(arguments: [
        Refusal(
            "unknown address", ["email": "nobody@example.com", "password": "appwrite"], 401,
            "user_invalid_credentials", wrong),
        Refusal(
            "no password set", ["email": "bare@example.com", "password": "appwrite"], 401, "user_invalid_credentials",
            wrong),
        Refusal(
            "wrong password", ["email": "wrong@example.com", "password": "Appwrite"], 401, "user_invalid_credentials",
            wrong),
        Refusal(
            "the hash for a password",
            ["email": "wrong@example.com", "password": "144fa7eaa4904e8ee120651997f70dcc"], 401,
            "user_invalid_credentials", wrong),
        Refusal(
            "blocked, with the right password", ["email": "blocked@example.com", "password": "appwrite"], 403,
            "user_blocked", "The current user has been blocked."),
        Refusal(
            "blocked, with a wrong password", ["email": "blocked@example.com", "password": "Appwrite"], 401,
            "user_invalid_credentials", wrong),
        Refusal(
            "bad address", ["email": "wrong", "password": "appwrite"], 400, "general_argument_invalid",
            "Invalid `email` param: Value must be a valid email address"),
        Refusal(
            "no address", ["password": "appwrite"], 400, "general_argument_invalid",
            "Param \"email\" is not optional."),
        Refusal("nothing", [:], 400, "general_argument_invalid", "Param \"email\" is not optional."),
        Refusal(
            "no password", ["email": "wrong@example.com"], 400, "general_argument_invalid",
            "Param \"password\" is not optional."),
        Refusal(
            "null for a password", ["email": "nil@example.com", "password": .null], 400, "general_argument_invalid",
            "Invalid `password` param: Password must be between 8 and 256 characters long."),
        Refusal(
            "a number for a password", ["email": "nil@example.com", "password": 12_345_678], 400,
            "general_argument_invalid",
            "Invalid `password` param: Password must be between 8 and 256 characters long."),
    ])
    func refuses(_ refusal: Refusal) async throws {
        let service = try ServiceUnderTest.current
        // Whichever of the rows comes first makes them; the others find them.
        for id in ["wrong", "blocked"] {
            _ = try await service.call(
                .post, "/users/md5",
                [
                    "userId": .string(id), "email": .string("\(id)@example.com"),
                    "password": "144fa7eaa4904e8ee120651997f70dcc",
                ])
        }
        _ = try await service.call(.post, "/users", ["userId": "bare", "email": "bare@example.com"])
        let blocking = try await service.call(.patch, "/users/blocked/status", ["status": false])
        #expect(blocking.status == 200)
        let answer = try await service.call(
            .post, "/account/sessions/email", refusal.body, service.guestFields)
        expect(answer, refusal.status, refusal.type, refusal.message)
    }

    @Test(arguments: ["/account/sessions/email", "/account/sessions"])
    func answersWithAWholeSession(_ path: String) async throws {
        let service = try ServiceUnderTest.current
        let id = path.hasSuffix("email") ? "whole1" : "whole2"
        try await service.makeUser(id)
        let answer = try await service.call(
            .post, path, ["email": .string("\(id.uppercased())@Example.com"), "password": "appwrite"],
            service.guestFields)
        #expect(answer.status == 201, "\(answer.text)")
        let session = answer.json
        let expected: JSONObject = [
            "userId": .string(id), "provider": "email", "providerUid": .string("\(id)@example.com"),
            "factors": ["password"], "current": true, "secret": "", "ip": "127.0.0.1", "countryCode": "--",
            "countryName": "Unknown", "providerAccessToken": "", "providerAccessTokenExpiry": "",
            "providerRefreshToken": "", "mfaUpdatedAt": "",
        ]
        for member in expected.members { #expect(session[member.key] == member.value, "\(member.key)") }
        #expect(
            Set(session.keys)
                == [
                    "$id", "$createdAt", "$updatedAt", "userId", "expire", "provider", "providerUid",
                    "providerAccessToken", "providerAccessTokenExpiry", "providerRefreshToken", "ip", "osCode",
                    "osName", "osVersion", "clientType", "clientCode", "clientName", "clientVersion", "clientEngine",
                    "clientEngineVersion", "deviceName", "deviceBrand", "deviceModel", "countryCode", "countryName",
                    "current", "factors", "secret", "mfaUpdatedAt",
                ])
        let created = try #require(session["$createdAt"]?.stringValue.flatMap { Timestamp($0) })
        let expire = try #require(session["expire"]?.stringValue.flatMap { Timestamp($0) })
        #expect(expire.milliseconds - created.milliseconds == 31_536_000_000)
    }

    @Test func letsShortPasswordsIn() async throws {
        let service = try ServiceUnderTest.current
        // MD5 of "abc" (RFC 1321, test suite).
        let body: JSONObject = [
            "userId": "short", "email": "short@example.com", "password": "900150983cd24fb0d6963f7d28e17f72",
        ]
        #expect(try await service.call(.post, "/users/md5", body).status == 201)
        #expect(try await service.logIn("short@example.com", "abc").status == 201)
    }

    @Test func refusesASecondSignInWithAnActiveSessionBeforeItLooksAtTheParameters() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("twice")
        let fields = try await service.signedInFields("twice")
        for body in [["email": "twice@example.com", "password": "appwrite"], [:]] as [JSONObject] {
            expect(
                try await service.call(.post, "/account/sessions/email", body, fields), 401,
                "user_session_already_exists", "Creation of a session is prohibited when a session is active.")
        }
    }

    @Test func takesNoNoticeOfADeadSession() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("dead")
        let fields = try await service.signedInFields("dead")
        #expect(try await service.call(.delete, "/account/sessions/current", nil, fields).status == 204)
        #expect(try await service.logIn("dead@example.com", "appwrite", fields).status == 201)
    }

    @Test func renewsAnImportedHashAndNothingElse() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("renewed")
        let before = try await service.call(.get, "/users/renewed").json
        #expect(before["hash"] == "md5")
        #expect(try await service.logIn("renewed@example.com").status == 201)
        let after = try await service.call(.get, "/users/renewed").json
        #expect(after["hash"] == "argon2")
        #expect(after["password"]?.stringValue?.hasPrefix("$argon2id$v=19$m=65536,t=4,p=3$") == true)
        #expect(after["hashOptions"]?["type"] == "argon2")
        #expect(after["passwordUpdate"] == before["passwordUpdate"])
        #expect(try await service.logIn("renewed@example.com").status == 201)
        #expect(try await service.call(.get, "/users/renewed").json["password"] == after["password"])
    }

    @Test func leavesAHashAloneThatNobodyLoggedInWith() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("unrenewed")
        #expect(try await service.logIn("unrenewed@example.com", "something else").status == 401)
        #expect(try await service.call(.get, "/users/unrenewed").json["hash"] == "md5")
    }
}

@Suite struct StrictLoginTests {
    @Test(arguments: [(7, 400), (8, 401), (256, 401), (257, 400)])
    func refusesPasswordsOfOtherLengths(_ count: Int, _ status: Int) async throws {
        try await ServiceUnderTest.run(configure: { $0.settings.isStrict = true }) { service in
            let answer = try await service.logIn("a@example.com", String(repeating: "x", count: count))
            #expect(answer.status == status, "\(answer.text)")
            guard status == 400 else { return }
            expect(
                answer, 400, "general_argument_invalid",
                "Invalid `password` param: Password must be between 8 and 256 characters long.")
        }
    }

    @Test func countsBytesNotCharacters() async throws {
        try await ServiceUnderTest.run(configure: { $0.settings.isStrict = true }) { service in
            let short = try await service.logIn("a@example.com", "éééé")
            #expect(short.status == 401, "\(short.text)")
            let long = try await service.logIn("a@example.com", String(repeating: "é", count: 129))
            #expect(long.status == 400, "\(long.text)")
        }
    }
}

@Suite(.service { $0.settings.allowsEmailPassword = false }) struct LoginWithoutPasswordsTests {
    @Test func answersThatPasswordsAreDisabledBeforeAnythingElse() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("off")
        let signedIn = try await service.signedInFields("off")
        for fields in [service.guestFields, signedIn] {
            let answer = try await service.call(.post, "/account/sessions/email", [:], fields)
            expect(
                answer, 501, "user_auth_method_unsupported",
                "Email / Password authentication is disabled for this project")
            #expect(answer.fields["X-RateLimit-Remaining"] != nil)
        }
    }

    @Test func letsAKeyLogUsersIn() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("on")
        #expect(try await service.logIn("on@example.com", "appwrite", service.keyFields).status == 201)
    }
}
