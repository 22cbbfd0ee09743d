import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// A second factor, and users who act for others (Users API, login; request headers).
@Suite(.service()) struct SecondFactorTests {
    private static let words = "More factors are required to complete the sign in process."

    @Test func signsInButShowsNoAccountWhereASecondFactorIsMissing() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("factor")
        let fields = try await service.signedInFields("factor")
        // Required, but there is no verified factor.
        #expect(try await service.call(.patch, "/users/factor/mfa", ["mfa": true]).status == 200)
        #expect(try await service.call(.get, "/account", nil, fields).status == 200)
        let verified = try await service.call(
            .patch, "/users/factor/verification", ["emailVerification": true])
        #expect(verified.status == 200)
        let calls: [(HTTPMethod, String)] = [
            (.get, "/account"), (.get, "/account/sessions"), (.get, "/account/prefs"), (.post, "/account/jwts"),
            (.patch, "/account/name"), (.post, "/account/sessions/email"),
        ]
        for (method, path) in calls {
            expect(
                try await service.call(method, path, method == .get ? nil : [:], fields), 401,
                "user_more_factors_required", Self.words)
        }
        // One can sign out.
        let other = try await service.signedInFields("factor")
        #expect(try await service.call(.delete, "/account/sessions/current", [:], other).status == 204)
        expect(try await service.call(.get, "/account", nil, other), 401, "general_unauthorized_scope")
        let login = try await service.logIn("factor@example.com")
        #expect(login.status == 201)
        #expect(login.json["factors"] == ["password"])
        // Nothing is missing where none is required.
        #expect(try await service.call(.patch, "/users/factor/mfa", ["mfa": false]).status == 200)
        #expect(try await service.call(.get, "/account", nil, fields).status == 200)
    }

    @Test func countsAVerifiedAuthenticatorOnly() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("totp")
        let fields = try await service.signedInFields("totp")
        #expect(try await service.call(.patch, "/users/totp/mfa", ["mfa": true]).status == 200)
        let authenticator = StoredAuthenticator(
            id: "authenticator", userId: "totp", type: "totp", createdAt: Timestamp.now())
        try await service.store.write { try $0.insert(authenticator) }
        #expect(try await service.call(.get, "/account", nil, fields).status == 200)
        try await service.store.write { transaction in
            let user = try #require(try transaction.user(id: "totp"))
            #expect(try transaction.setVerified(true, authenticator: "totp", ofUser: user))
        }
        expect(try await service.call(.get, "/account", nil, fields), 401, "user_more_factors_required", Self.words)
    }
}

@Suite(.service()) struct ImpersonationTests {
    private func impersonator(_ id: String, _ service: ServiceUnderTest) async throws {
        try await service.makeUser(id)
        let answer = try await service.call(.patch, "/users/\(id)/impersonator", ["impersonator": true])
        #expect(answer.json["impersonator"] == true, "\(answer.text)")
    }

    @Test func actsForAUserByIdAddressOrNumber() async throws {
        let service = try ServiceUnderTest.current
        try await impersonator("support", service)
        try await service.makeUser("customer")
        let phone = try await service.call(.patch, "/users/customer/phone", ["number": "+14155550142"])
        #expect(phone.status == 200)
        let headers = [
            ("X-Appwrite-Impersonate-User-Id", "customer"),
            ("X-Appwrite-Impersonate-User-Email", "customer@example.com"),
            ("X-Appwrite-Impersonate-User-Phone", "+14155550142"),
        ]
        for (name, value) in headers {
            var others = HeaderFields()
            others.append(name, value)
            let fields = try await service.signedInFields("support", others)
            let account = try await service.call(.get, "/account", nil, fields)
            #expect(account.json["$id"] == "customer", "\(name): \(account.text)")
            #expect(account.json["impersonatorUserId"] == "support")
        }
        let blocked = try await service.call(.patch, "/users/customer/status", ["status": false])
        #expect(blocked.status == 200)
        let late = try await service.signedInFields("support", ["X-Appwrite-Impersonate-User-Id": "customer"])
        expect(try await service.call(.get, "/account", nil, late), 403, "user_blocked")
        let own = try await service.call(.get, "/account", nil, try await service.signedInFields("support"))
        #expect(own.json["$id"] == "support")
        #expect(own.json["impersonatorUserId"] == .null)
    }

    @Test(arguments: [
        "impersonateUserId=wanted", "impersonateuserid=wanted", "impersonateEmail=WANTED%40example.com",
        "impersonateemail=wanted%40example.com", "impersonatePhone=%2B14155550143", "impersonatephone=%2B14155550143",
        "impersonateuserid=&impersonateUserId=wanted", "impersonateEmail=other%40example.com&impersonateUserId=wanted",
    ])
    func actsForTheUserOfTheQueryString(_ query: String) async throws {
        try await ServiceUnderTest.run { service in
            try await impersonator("asking", service)
            for id in ["wanted", "other"] { try await service.makeUser(id) }
            #expect(try await service.call(.patch, "/users/wanted/phone", ["number": "+14155550143"]).status == 200)
            let fields = try await service.signedInFields("asking")
            let account = try await service.call(.get, "/account?\(query)", nil, fields)
            #expect(account.json["$id"] == "wanted", "\(account.text)")
            #expect(account.json["impersonatorUserId"] == "asking")
            let other = try await service.signedInFields("asking", ["X-Appwrite-Impersonate-User-Id": "other"])
            #expect(try await service.call(.get, "/account?\(query)", nil, other).json["$id"] == "other")
            // Other calls have their parameters in the body.
            #expect(
                try await service.call(.patch, "/account/name?\(query)", ["name": "A"], fields).json["$id"] == "asking")
        }
    }

    @Test(
        arguments: [
            ["X-Appwrite-Impersonate-User-Id": "nobody"], ["X-Appwrite-Impersonate-User-Email": "nobody@example.com"],
            ["X-Appwrite-Impersonate-User-Phone": "+14155550144"], ["X-Appwrite-Impersonate-User-Id": ""],
            ["X-Appwrite-Impersonate-User-Email": "", "X-Appwrite-Impersonate-User-Phone": ""],
        ] as [HeaderFields])
    func staysThemselfWhereNobodyIsNamed(_ header: HeaderFields) async throws {
        try await ServiceUnderTest.run { service in
            try await impersonator("alone", service)
            let fields = try await service.signedInFields("alone", header)
            for query in ["", "?impersonateUserId=", "?impersonatePhone=nobody"] {
                let account = try await service.call(.get, "/account\(query)", nil, fields)
                #expect(account.status == 200)
                #expect(account.json["$id"] == "alone")
                #expect(account.json["impersonatorUserId"] == .null)
            }
        }
    }

    @Test func readsAndActsOnlyOnceTheSecondFactorIsProved() async throws {
        let service = try ServiceUnderTest.current
        try await impersonator("halfway", service)
        try await service.makeUser("guarded")
        for (path, body) in [("mfa", ["mfa": true]), ("verification", ["emailVerification": true])]
            as [(String, JSONObject)]
        {
            #expect(try await service.call(.patch, "/users/halfway/\(path)", body).status == 200)
        }
        let own = try await service.signedInFields("halfway")
        expect(try await service.call(.get, "/users", nil, own), 401, "user_more_factors_required")
        let acting = try await service.signedInFields("halfway", ["X-Appwrite-Impersonate-User-Id": "guarded"])
        expect(try await service.call(.get, "/account", nil, acting), 401, "user_more_factors_required")
    }

    @Test func actsForNobodyOnceBlocked() async throws {
        let service = try ServiceUnderTest.current
        try await impersonator("stopped", service)
        try await service.makeUser("untouched")
        let acting = try await service.signedInFields("stopped", ["X-Appwrite-Impersonate-User-Id": "untouched"])
        #expect(try await service.call(.get, "/account", nil, acting).json["$id"] == "untouched")
        #expect(try await service.call(.patch, "/users/stopped/status", ["status": false]).status == 200)
        expect(try await service.call(.get, "/account", nil, acting), 403, "user_blocked")
    }

    /// The scope comes first.
    @Test func tellsABlockedUserWhatTheyMayNotCall() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("barred")
        let fields = try await service.signedInFields("barred")
        #expect(try await service.call(.patch, "/users/barred/status", ["status": false]).status == 200)
        expect(try await service.call(.get, "/users", nil, fields), 401, "general_unauthorized_scope")
        expect(try await service.call(.get, "/account", nil, fields), 403, "user_blocked")
    }

    @Test func isNoVisitOfTheUser() async throws {
        let service = try ServiceUnderTest.current
        try await impersonator("visiting", service)
        try await service.makeUser("absent")
        let fields = try await service.signedInFields("visiting", ["X-Appwrite-Impersonate-User-Id": "absent"])
        for path in ["/account", "/account/prefs", "/account/sessions"] {
            #expect(try await service.call(.get, path, nil, fields).status == 200)
        }
        #expect(try await service.call(.get, "/account", nil, fields).json["accessedAt"] == "")
        #expect(try await service.call(.get, "/users/absent").json["accessedAt"] == "")
    }

    @Test func letsImpersonatorsReadUsersAndNothingMore() async throws {
        let service = try ServiceUnderTest.current
        try await impersonator("reader", service)
        let fields = try await service.signedInFields("reader")
        let list = try await service.call(.get, "/users", nil, fields)
        #expect(list.status == 200)
        // Nobody's hash is among what they read.
        let one = try await service.call(.get, "/users/reader", nil, fields)
        for user in (list.json["users"]?.arrayValue ?? []) + [.object(one.json)] {
            for key in ["password", "hash", "hashOptions"] { #expect(user[key] == .null, "\(key)") }
        }
        #expect(one.json["$id"] == "reader")
        #expect(try await service.call(.get, "/users/reader").json["hash"] == "md5")
        expect(
            try await service.call(.post, "/users", ["userId": "unique()"], fields), 401,
            "general_unauthorized_scope", #"User (role: users) missing scopes (["users.write"])"#)
    }

    @Test func takesNoNoticeOfTheHeaderOfOtherUsers() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("plain")
        try await service.makeUser("victim")
        let fields = try await service.signedInFields("plain", ["X-Appwrite-Impersonate-User-Id": "victim"])
        let account = try await service.call(.get, "/account", nil, fields)
        #expect(account.json["$id"] == "plain")
        #expect(account.json["impersonatorUserId"] == .null)
        expect(try await service.call(.get, "/users", nil, fields), 401, "general_unauthorized_scope")
    }
}
