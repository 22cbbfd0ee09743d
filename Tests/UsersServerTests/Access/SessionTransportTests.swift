import AppwriteUsers
import Foundation
import JSONText
import Testing
import UsersServer

/// Users API, request headers, response headers and cookies, session secret.
@Suite(.service { $0.trustedProxies = ["127.0.0.1"].compactMap { IPNetwork($0) } }) struct SessionTransportTests {
    @Test func hidesTheSecretFromGuestsAndShowsItToKeys() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("secret")
        let guest = try await service.logIn("secret@example.com")
        #expect(guest.json["secret"] == "")
        let keyed = try await service.logIn("secret@example.com", "appwrite", service.keyFields)
        let text = try #require(keyed.json["secret"]?.stringValue)
        let data = try #require(Data(base64Encoded: text))
        let wire = try JSONParser.parse(Array(data))
        #expect(wire.objectValue?.keys == ["id", "secret"])
        #expect(wire["id"] == "secret")
        let secret = try #require(wire["secret"]?.stringValue)
        #expect(secret.utf8.count == 256)
        #expect(secret.allSatisfy { $0.isHexDigit && !$0.isUppercase })
        #expect(keyed.fields["X-Fallback-Cookies"] == #"{"a_session_\#(service.project)":"\#(text)"}"#)

        // What a list shows is the stored digest.
        let list = try await service.call(.get, "/users/secret/sessions").json["sessions"]?.arrayValue ?? []
        let digests = list.compactMap { $0["secret"]?.stringValue }
        #expect(digests.count == 2)
        #expect(digests.allSatisfy { $0.utf8.count == 64 && $0.allSatisfy(\.isHexDigit) })
    }

    @Test(arguments: [
        ("localhost", false, false), ("127.0.0.1", false, false), ("api.example.com", true, false),
        ("api.example.com", true, true),
    ])
    func setsBothCookies(_ host: String, _ hasDomain: Bool, _ isSecure: Bool) async throws {
        let service = try ServiceUnderTest.current
        let id = "cookie-\(host)-\(isSecure)"
        try await service.makeUser(id)
        var fields = service.guestFields
        fields.append("Host", "\(host):8080")
        if isSecure { fields.append("X-Forwarded-Proto", "https") }
        let answer = try await service.logIn("\(id)@example.com", "appwrite", fields)
        let cookies = answer.values("Set-Cookie")
        try #require(cookies.count == 2, "\(answer.text)")
        let name = "a_session_\(service.project)"
        #expect(cookies[0].hasPrefix("\(name)_legacy="))
        #expect(cookies[1].hasPrefix("\(name)="))
        #expect(!cookies[0].lowercased().contains("samesite"))
        #expect(cookies[1].hasSuffix("SameSite=None"))
        for cookie in cookies {
            let attributes = cookie.split(separator: "; ").dropFirst().map { $0.lowercased() }
            #expect(attributes.contains("path=/"))
            #expect(attributes.contains("httponly"))
            #expect(attributes.contains("secure") == isSecure)
            #expect(attributes.contains { $0.hasPrefix("expires=") && $0.hasSuffix(" gmt") })
            #expect(attributes.contains("domain=.\(host)") == hasDomain)
            #expect(attributes.contains { $0.hasPrefix("domain=") } == hasDomain)
        }
        #expect(answer.fields["X-Fallback-Cookies"] != nil)
        #expect(answer.fields["X-Debug-Fallback"] == "true")
    }

    @Test func leavesTheFallbackOutForPagesOfTheSameSite() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("same-site")
        var fields = service.guestFields
        fields.append("Host", "api.example.com")
        fields.append("Origin", "https://www.example.com")
        let answer = try await service.logIn("same-site@example.com", "appwrite", fields)
        #expect(answer.status == 201)
        #expect(answer.fields["X-Fallback-Cookies"] == nil)
        #expect(answer.fields["X-Debug-Fallback"] == "false")
    }

    /// Where a session can stand, in the order in which they count.
    enum Place: Int, CaseIterable {
        case cookie, legacyCookie, header, fallback

        func append(_ text: String, to fields: inout HeaderFields, project: String) {
            let name = "a_session_\(project)"
            switch self {
            case .cookie: fields.append("Cookie", "other=1; \(name)=\(text)")
            case .legacyCookie: fields.append("Cookie", "\(name)_legacy=\(text)")
            case .header: fields.append("X-Appwrite-Session", text)
            case .fallback: fields.append("X-Fallback-Cookies", #"{"\#(name)":"\#(text)"}"#)
            }
        }
    }

    @Test(arguments: Place.allCases)
    func findsASessionInEachPlaceAndTheEarlierOneCounts(_ place: Place) async throws {
        let service = try ServiceUnderTest.current
        let (id, other) = ("place\(place.rawValue)", "later\(place.rawValue)")
        try await service.makeUser(id)
        try await service.makeUser(other)
        let (text, otherText) = (try await service.sessionText(id), try await service.sessionText(other))
        var fields = service.guestFields
        for later in Place.allCases.reversed() where later.rawValue > place.rawValue {
            later.append(otherText, to: &fields, project: service.project)
        }
        place.append(text, to: &fields, project: service.project)
        let account = try await service.call(.get, "/account", nil, fields)
        #expect(account.status == 200, "\(account.text)")
        #expect(account.json["$id"] == .string(id))
    }

    @Test(arguments: [
        "", "garbage", "e30=", "bnVsbA==", "eyJpZCI6MSwic2VjcmV0IjoyfQ==", String(repeating: "A", count: 5000),
        "eyJpZCI6ImZvcmdlZCIsInNlY3JldCI6IiJ9",
    ])
    func takesAForgedSessionForAGuest(_ text: String) async throws {
        let service = try ServiceUnderTest.current
        for place in Place.allCases {
            var fields = service.guestFields
            place.append(text, to: &fields, project: service.project)
            expect(
                try await service.call(.get, "/account", nil, fields), 401, "general_unauthorized_scope",
                #"User (role: guests) missing scopes (["account"])"#)
        }
    }

    @Test func takesNoSecretOfAnotherUserAndNoDigest() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("mine")
        try await service.makeUser("theirs")
        let text = try await service.sessionText("mine")
        let data = try #require(Data(base64Encoded: text))
        let wire = String(decoding: data, as: UTF8.self)
        let list = try await service.call(.get, "/users/mine/sessions").json["sessions"]?.arrayValue ?? []
        let digest = try #require(list.first?["secret"]?.stringValue)
        let forged = [
            wire.replacing(#""mine""#, with: #""theirs""#), #"{"id":"mine","secret":"\#(digest)"}"#,
            #"{"id":"mine","secret":""}"#,
        ]
        for text in forged {
            var fields = service.guestFields
            fields.append("X-Appwrite-Session", Data(text.utf8).base64EncodedString())
            let answer = try await service.call(.get, "/account", nil, fields)
            #expect(answer.status == 401, "\(answer.text)")
        }
    }

    @Test func takesTheKeyBesideASession() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("both")
        let session = try await service.sessionText("both")
        var fields = service.keyFields
        fields.append("X-Appwrite-Session", session)
        #expect(try await service.call(.get, "/users", nil, fields).status == 200)
        // It is the key's call: the session opens no account.
        expect(
            try await service.call(.get, "/account", nil, fields), 401, "general_unauthorized_scope",
            #"app.\#(service.project)@service.127.0.0.1 (role: applications) missing scopes (["account"])"#)
        var dead = service.keyFields
        dead.append("X-Appwrite-Session", "dead")
        #expect(try await service.call(.get, "/users", nil, dead).status == 200)
    }

    @Test func keepsTheForwardedUserAgentOfCallersWithAKeyOnly() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("agent")
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"
        var keyed = service.keyFields
        keyed.append("X-Forwarded-User-Agent", firefox)
        #expect(try await service.logIn("agent@example.com", "appwrite", keyed).json["clientName"] == "Firefox")
        var guest = service.guestFields
        guest.append("X-Forwarded-User-Agent", firefox)
        #expect(try await service.logIn("agent@example.com", "appwrite", guest).json["clientName"] != "Firefox")
    }

    @Test func takesTheProjectOfTheQueryStringWhereThereIsNoHeader() async throws {
        let service = try ServiceUnderTest.current
        let answer = try await service.call(
            .get, "/users?project=\(service.project)", nil, ["X-Appwrite-Key": service.key])
        #expect(answer.status == 200, "\(answer.text)")
    }

    @Test func sendsItsOwnHeadersAlways() async throws {
        let service = try ServiceUnderTest.current
        for (path, fields) in [("/users", service.keyFields), ("/users", service.guestFields), ("/nowhere", [:])] {
            let answer = try await service.call(.get, path, nil, fields)
            #expect(answer.fields["Server"] == "Appwrite")
            #expect(answer.fields["X-Content-Type-Options"] == "nosniff")
            #expect(["true", "false"].contains(answer.fields["X-Debug-Fallback"]))
            #expect(Double(answer.fields["X-Debug-Speed"] ?? "none") != nil, "\(path)")
        }
    }
}

@Suite(.service { $0.settings.sessionLimit = 3 }) struct SessionLimitTests {
    @Test func deletesTheOldestSessionsAfterASignIn() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("limit")
        var ids: [String] = []
        // Sessions made for a user, not by them, are not trimmed.
        for _ in 0..<5 {
            let answer = try await service.call(.post, "/users/limit/sessions")
            ids.append(try #require(answer.json["$id"]?.stringValue))
        }
        #expect(try await service.call(.get, "/users/limit/sessions").json["total"] == 5)
        let answer = try await service.logIn("limit@example.com")
        ids.append(try #require(answer.json["$id"]?.stringValue))
        let left = try await service.call(.get, "/users/limit/sessions").json["sessions"]?.arrayValue ?? []
        #expect(left.compactMap { $0["$id"]?.stringValue } == Array(ids.suffix(3)))
    }
}
