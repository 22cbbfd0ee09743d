import AppwriteUsers
import JSONText
import Testing
import UsersServer

/// Users API, rehash, password change, history, policies.
@Suite(.service()) struct PasswordChangeTests {
    @Test func changesTheirOwnPasswordWithTheOldOneAndEndsOtherSessions() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("own")
        let (fields, other) = (try await service.signedInFields("own"), try await service.signedInFields("own"))
        let before = try await service.call(.get, "/users/own").json
        for old in ["", "appwritE"] {
            expect(
                try await service.call(
                    .patch, "/account/password", ["password": "brand-new-1", "oldPassword": .string(old)], fields),
                401, "user_invalid_credentials", "Invalid credentials. Please check the email and password.")
        }
        expect(
            try await service.call(.patch, "/account/password", ["password": "brand-new-1"], fields), 401,
            "user_invalid_credentials")
        let answer = try await service.call(
            .patch, "/account/password", ["password": "brand-new-1", "oldPassword": "appwrite"], fields)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.json["$id"] == "own")
        for key in ["password", "hash", "hashOptions"] { #expect(answer.json[key] == nil) }
        #expect(answer.json["passwordUpdate"] != before["passwordUpdate"])
        #expect(try await service.call(.get, "/account", nil, fields).status == 200)
        #expect(try await service.call(.get, "/account", nil, other).status == 401)
        #expect(try await service.logIn("own@example.com").status == 401)
        #expect(try await service.logIn("own@example.com", "brand-new-1").status == 201)
    }

    @Test(arguments: ["1234567", String(repeating: "x", count: 257), ""])
    func refusesPasswordsOfWrongLengthForAccounts(_ password: String) async throws {
        let service = try ServiceUnderTest.current
        let id = "length\(password.utf8.count)"
        try await service.makeUser(id)
        let fields = try await service.signedInFields(id)
        expect(
            try await service.call(
                .patch, "/account/password", ["password": .string(password), "oldPassword": "appwrite"], fields), 400,
            "general_argument_invalid",
            "Invalid `password` param: Password must be between 8 and 256 characters long.")
    }

    @Test func setsAPasswordWithoutAnOldOneWhereThereIsNone() async throws {
        let service = try ServiceUnderTest.current
        let body: JSONObject = ["userId": "first", "email": "first@example.com"]
        #expect(try await service.call(.post, "/users", body).status == 201)
        let fields = try await service.signedInFields("first")
        let answer = try await service.call(.patch, "/account/password", ["password": "appwrite"], fields)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try await service.logIn("first@example.com").status == 201)
    }

    @Test func endsAllSessionsWhenTheServerSetsAPasswordAndRemovesIt() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("reset")
        let fields = try await service.signedInFields("reset")
        let answer = try await service.call(.patch, "/users/reset/password", ["password": "brand-new-1"])
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.json["hash"] == "argon2")
        #expect(answer.json["password"]?.stringValue?.hasPrefix("$argon2id$v=19$m=65536,t=4,p=3$") == true)
        #expect(try await service.call(.get, "/account", nil, fields).status == 401)
        #expect(try await service.logIn("reset@example.com", "brand-new-1").status == 201)
        let removed = try await service.call(.patch, "/users/reset/password", ["password": ""])
        #expect(removed.status == 200, "\(removed.text)")
        expect(
            try await service.logIn("reset@example.com", "brand-new-1"), 401, "user_invalid_credentials")
        expect(try await service.logIn("reset@example.com", ""), 401, "user_invalid_credentials")
    }
}

@Suite(.service { $0.settings.invalidatesSessions = false }) struct KeptSessionTests {
    @Test func keepsSessionsWhereTheProjectSaysSo() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("kept")
        let fields = try await service.signedInFields("kept")
        #expect(try await service.call(.patch, "/users/kept/password", ["password": "brand-new-1"]).status == 200)
        #expect(try await service.call(.get, "/account", nil, fields).status == 200)
    }
}

@Suite(.service { $0.settings.passwordHistory = 2 }) struct PasswordHistoryTests {
    private static let words =
        "The password you are trying to use is similar to your previous password. For your security, please choose a "
        + "different password and try again."

    @Test func refusesTheLastPasswordsEachWithItsOwnScheme() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("history")
        func set(_ password: String) async throws -> HTTPTransportResponse {
            try await service.call(.patch, "/users/history/password", ["password": .string(password)])
        }
        // The imported MD5 is the first entry.
        expect(try await set("appwrite"), 400, "password_recently_used", Self.words)
        #expect(try await set("brand-new-1").status == 200)
        expect(try await set("brand-new-1"), 400, "password_recently_used", Self.words)
        expect(try await set("appwrite"), 400, "password_recently_used", Self.words)
        #expect(try await set("brand-new-2").status == 200)
        // Of two that are kept it was the third.
        #expect(try await set("appwrite").status == 200)
    }

    @Test func refusesTheOldPasswordOfAnAccountAfterItsRenewal() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("again")
        #expect(try await service.logIn("again@example.com").status == 201)
        let fields = try await service.signedInFields("again")
        expect(
            try await service.call(
                .patch, "/account/password", ["password": "appwrite", "oldPassword": "appwrite"], fields), 400,
            "password_recently_used", Self.words)
    }
}

@Suite(.service { $0.settings.passwordDictionary = ["password1"] }) struct PasswordDictionaryTests {
    @Test func refusesCommonPasswordsWhereOneIsSetButNotAtLogIn() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("words")
        let fields = try await service.signedInFields("words")
        let email: JSONValue = "new-words@example.com"
        let calls: [(HTTPMethod, String, JSONObject, HeaderFields)] = [
            (.post, "/users", ["userId": "unique()", "password": "password1"], service.keyFields),
            (.patch, "/users/words/password", ["password": "password1"], service.keyFields),
            (
                .post, "/account", ["userId": "unique()", "email": email, "password": "password1"],
                service.guestFields
            ),
            (.patch, "/account/password", ["password": "password1", "oldPassword": "appwrite"], fields),
        ]
        for (method, path, body, fields) in calls {
            expect(
                try await service.call(method, path, body, fields), 400, "general_argument_invalid",
                "Invalid `password` param: Password must be between 8 and 265 characters long, and should not be one "
                    + "of the commonly used password.")
        }
        // MD5 of "password1".
        let common: JSONObject = [
            "userId": "common", "email": "common@example.com", "password": "7c6a180b36896a0a8c02787eeafb0e4c",
        ]
        #expect(try await service.call(.post, "/users/md5", common).status == 201)
        #expect(try await service.logIn("common@example.com", "password1").status == 201)
        // Exact match: another case of a letter is another password.
        let answer = try await service.call(.post, "/users", ["userId": "unique()", "password": "Password1"])
        #expect(answer.status == 201, "\(answer.text)")
    }
}

@Suite(.service { $0.settings.refusesPersonalData = true }) struct PersonalDataTests {
    @Test(arguments: [
        "xxPERSONALIDxx", "xx-john.doe@example.org-xx", "xxJOHN.DOExx", "xxJane Roexx", "xx+14155550100xx",
        "xx14155550100xx",
    ])
    func refusesAPasswordThatContainsWhatIsKnownOfTheUser(_ password: String) async throws {
        let service = try ServiceUnderTest.current
        expect(
            try await service.call(
                .post, "/users",
                [
                    "userId": "personalid", "email": "John.Doe@example.org", "phone": "+14155550100",
                    "name": "jane roe", "password": .string(password),
                ]), 400, "password_personal_data",
            "The password you are trying to use contains references to your name, email, phone or userID. For your "
                + "security, please choose a different password and try again.")
    }

    @Test func refusesItAtEveryChange() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("ada-l")
        let fields = try await service.signedInFields("ada-l")
        expect(
            try await service.call(.patch, "/users/ada-l/password", ["password": "my-ADA-L-x"]), 400,
            "password_personal_data")
        expect(
            try await service.call(
                .patch, "/account/password", ["password": "my-ADA-L-x", "oldPassword": "appwrite"], fields), 400,
            "password_personal_data")
        expect(
            try await service.call(
                .post, "/account",
                ["userId": "unique()", "email": "grace@example.com", "password": "i-am-grace"], service.guestFields),
            400, "password_personal_data")
        let fine = try await service.call(.patch, "/users/ada-l/password", ["password": "unrelated-1"])
        #expect(fine.status == 200, "\(fine.text)")
    }
}
