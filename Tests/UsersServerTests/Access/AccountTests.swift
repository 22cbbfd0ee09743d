import AppwriteUsers
import JSONText
import Testing
import UsersServer

/// Users API, minimal account surface.
@Suite(.service()) struct AccountTests {
    @Test func makesAnAccountForAGuest() async throws {
        let service = try ServiceUnderTest.current
        let body: JSONObject = [
            "userId": "unique()", "email": "New.Account@Example.com", "password": "appwrite", "name": "New",
        ]
        let answer = try await service.call(.post, "/account", body, service.guestFields)
        #expect(answer.status == 201, "\(answer.text)")
        let id = try #require(answer.json["$id"]?.stringValue)
        #expect(id.utf8.count == 20)
        #expect(answer.json["email"] == "new.account@example.com")
        #expect(answer.json["accessedAt"] != "")
        for key in ["password", "hash", "hashOptions"] { #expect(answer.json[key] == nil) }
        let user = try await service.call(.get, "/users/\(id)").json
        #expect(user["hash"] == "argon2")
        #expect(user["targets"]?.arrayValue?.first?["identifier"] == "new.account@example.com")
        #expect(try await service.logIn("new.account@example.com").status == 201)
        expect(
            try await service.call(.post, "/account", body, service.guestFields), 409, "user_already_exists",
            "A user with the same id, email, or phone already exists in this project.")
    }

    @Test(
        arguments: [
            ([:], "Param \"userId\" is not optional."),
            (
                ["userId": "_a"],
                "Invalid `userId` param: Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, "
                    + "period, hyphen, and underscore. Can't start with a special char"
            ),
            (["userId": "a"], "Param \"email\" is not optional."),
            (["userId": "a", "email": "a"], "Invalid `email` param: Value must be a valid email address"),
            (["userId": "a", "email": "a@example.com"], "Param \"password\" is not optional."),
            (
                ["userId": "a", "email": "a@example.com", "password": "1234567"],
                "Invalid `password` param: Password must be between 8 and 256 characters long."
            ),
        ] as [(JSONObject, String)])
    func refusesAccountsInTheOrderOfTheirParameters(_ body: JSONObject, _ message: String) async throws {
        let service = try ServiceUnderTest.current
        let answer = try await service.call(.post, "/account", body, service.keyFields)
        expect(answer, 400, "general_argument_invalid", message)
    }

    @Test func refusesGuestsEverywhereInAnAccount() async throws {
        let service = try ServiceUnderTest.current
        let calls: [(HTTPMethod, String)] = [
            (.get, "/account"), (.get, "/account/prefs"), (.get, "/account/sessions"),
            (.get, "/account/sessions/current"), (.patch, "/account/sessions/current"),
            (.delete, "/account/sessions/current"), (.delete, "/account/sessions"), (.patch, "/account/name"),
            (.patch, "/account/email"), (.patch, "/account/phone"), (.patch, "/account/prefs"),
            (.patch, "/account/password"), (.post, "/account/jwts"),
        ]
        for (method, path) in calls {
            expect(
                try await service.call(method, path, method == .get ? nil : [:], service.guestFields), 401,
                "general_unauthorized_scope", #"User (role: guests) missing scopes (["account"])"#)
        }
    }

    @Test func showsItsUserWithoutTheHashAndNotesTheVisit() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("shown")
        let fields = try await service.signedInFields("shown")
        let account = try await service.call(.get, "/account", nil, fields)
        #expect(account.status == 200)
        let user = try await service.call(.get, "/users/shown").json
        #expect(Set(account.json.keys) == Set(user.keys).subtracting(["password", "hash", "hashOptions"]))
        #expect(account.json["accessedAt"] != "")
        #expect(account.json["accessedAt"] == user["accessedAt"])
        #expect(account.json["prefs"] == .object([:]))
    }

    @Test func changesWhatIsItsOwn() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("changed")
        let fields = try await service.signedInFields("changed")
        func change(_ name: String, _ body: JSONObject) async throws -> HTTPTransportResponse {
            try await service.call(.patch, "/account/\(name)", body, fields)
        }
        #expect(try await change("name", ["name": "Ada"]).json["name"] == "Ada")
        #expect(try await change("name", ["name": ""]).json["name"] == "")
        expect(try await change("name", [:]), 400, "general_argument_invalid", "Param \"name\" is not optional.")
        let preferences = try await change("prefs", ["prefs": ["theme": "dark", "nested": ["empty": [:]]]])
        #expect(preferences.status == 200)
        #expect(preferences.json["prefs"] == ["theme": "dark", "nested": ["empty": [:]]])
        #expect(
            try await service.call(.get, "/account/prefs", nil, fields).text
                == #"{"theme":"dark","nested":{"empty":{}}}"#)
        expect(
            try await change("prefs", ["prefs": "text"]), 400, "general_argument_invalid",
            "Invalid `prefs` param: Value must be a valid object.")

        expect(
            try await change("email", ["email": "changed2@example.com", "password": "wrong-one"]), 401,
            "user_invalid_credentials")
        let email = try await change("email", ["email": "Changed2@Example.com", "password": "appwrite"])
        #expect(email.json["email"] == "changed2@example.com", "\(email.text)")
        #expect(email.json["emailVerification"] == false)
        let phone = try await change("phone", ["phone": "+14155550177", "password": "appwrite"])
        #expect(phone.json["phone"] == "+14155550177", "\(phone.text)")
        expect(
            try await change("phone", ["phone": "4155550177", "password": "appwrite"]), 400,
            "general_argument_invalid",
            "Invalid `phone` param: Phone number must start with a '+' can have a maximum of fifteen digits.")
        try await service.makeUser("taken")
        expect(
            try await change("email", ["email": "taken@example.com", "password": "appwrite"]), 409,
            "user_target_already_exists")
        #expect(try await service.logIn("changed2@example.com").status == 201)
    }

    @Test func listsShowsExtendsAndDeletesItsSessions() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("sessions")
        try await service.makeUser("stranger")
        let fields = try await service.signedInFields("sessions")
        let other = try await service.signedInFields("sessions")
        let strange = try await service.call(.post, "/users/stranger/sessions")
        let strangeId = try #require(strange.json["$id"]?.stringValue)
        let list = try await service.call(.get, "/account/sessions", nil, fields)
        #expect(list.json["total"] == 2)
        let sessions = list.json["sessions"]?.arrayValue ?? []
        #expect(sessions.map { $0["current"] } == [true, false])
        #expect(sessions.allSatisfy { $0["secret"] == "" })
        let ids = sessions.compactMap { $0["$id"]?.stringValue }
        try #require(ids.count == 2)

        let current = try await service.call(.get, "/account/sessions/current", nil, fields)
        #expect(current.json["$id"] == .string(ids[0]))
        #expect(current.json["current"] == true)
        let second = try await service.call(.get, "/account/sessions/\(ids[1])", nil, fields)
        #expect(second.json["current"] == false)
        for method in [.get, .patch, .delete] as [HTTPMethod] {
            for id in ["nobodys", strangeId] {
                expect(
                    try await service.call(method, "/account/sessions/\(id)", nil, fields), 404,
                    "user_session_not_found", "The current user session could not be found.")
            }
        }
        let extended = try await service.call(.patch, "/account/sessions/\(ids[1])", nil, fields)
        #expect(extended.status == 200)
        let before = try #require(second.json["expire"]?.stringValue.flatMap { Timestamp($0) })
        let after = try #require(extended.json["expire"]?.stringValue.flatMap { Timestamp($0) })
        #expect(after.milliseconds >= before.milliseconds)

        let deleted = try await service.call(.delete, "/account/sessions/\(ids[1])", [:], fields)
        #expect(deleted.status == 204)
        #expect(deleted.values("Set-Cookie") == [])
        #expect(try await service.call(.get, "/account", nil, other).status == 401)
        let own = try await service.call(.delete, "/account/sessions/current", [:], fields)
        #expect(own.status == 204)
        #expect(own.values("Set-Cookie").count == 2)
        #expect(own.fields["X-Fallback-Cookies"] == "[]")
        #expect(own.values("Set-Cookie").allSatisfy { $0.contains("=;") && $0.contains("1970") })
        #expect(try await service.call(.get, "/account", nil, fields).status == 401)
    }

    @Test func deletesAllItsSessions() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("all")
        let (one, two) = (try await service.signedInFields("all"), try await service.signedInFields("all"))
        #expect(try await service.call(.delete, "/account/sessions", [:], one).status == 204)
        for fields in [one, two] { #expect(try await service.call(.get, "/account", nil, fields).status == 401) }
        #expect(try await service.call(.get, "/users/all/sessions").json["total"] == 0)
    }

    @Test func refusesABlockedUserAndOneWhoIsGone() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("gone")
        let fields = try await service.signedInFields("gone")
        #expect(try await service.call(.patch, "/users/gone/status", ["status": false]).status == 200)
        expect(
            try await service.call(.get, "/account", nil, fields), 403, "user_blocked",
            "The current user has been blocked.")
        #expect(try await service.call(.delete, "/users/gone").status == 204)
        expect(try await service.call(.get, "/account", nil, fields), 401, "general_unauthorized_scope")
    }
}

@Suite(.service { $0.settings.sessionLength = .max }) struct EndlessSessionTests {
    @Test func lastsToTheLastDayThatCanBeWritten() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("endless")
        let login = try await service.logIn("endless@example.com")
        #expect(login.status == 201, "\(login.text)")
        #expect(login.json["expire"] == "9999-12-31T23:59:59.999+00:00")
        #expect(login.values("Set-Cookie").allSatisfy { $0.contains("expires=Fri, 31 Dec 9999 23:59:59 GMT") })
        let fields = try await service.signedInFields("endless")
        #expect(try await service.call(.patch, "/account/sessions/current", [:], fields).status == 200)
    }
}

@Suite(.service { $0.settings.sessionLength = -1 }) struct EndedSessionTests {
    @Test func takesAnEndedSessionForNone() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("ended")
        let fields = try await service.signedInFields("ended")
        expect(try await service.call(.get, "/account", nil, fields), 401, "general_unauthorized_scope")
        // The list of the server's side does not leave ended ones out.
        #expect(try await service.call(.get, "/users/ended/sessions").json["total"] == 1)
    }
}
