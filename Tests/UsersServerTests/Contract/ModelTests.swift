import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// Every key of every model, in every answer that holds one (Users API, response models).
@Suite(.service()) struct ModelTests {
    /// The kind of a value: `text`, `object` and `flag` may be null, `date` may be empty.
    enum Kind: Sendable { case string, text, object, map, bool, flag, date, strings, integer, models }

    private static let client: [(String, Kind)] = [
        "osCode", "osName", "osVersion", "clientType", "clientCode", "clientName", "clientVersion", "clientEngine",
        "clientEngineVersion", "deviceName", "deviceBrand", "deviceModel", "countryCode", "countryName",
    ].map { ($0, .string) }
    private static let stamped: [(String, Kind)] = [("$id", .string), ("$createdAt", .date), ("$updatedAt", .date)]

    static let account: [(String, Kind)] =
        stamped + [
            ("name", .string), ("registration", .date), ("status", .bool), ("labels", .strings),
            ("passwordUpdate", .date), ("email", .string), ("phone", .string), ("emailVerification", .bool),
            ("emailCanonical", .text), ("emailIsFree", .flag), ("emailIsDisposable", .flag),
            ("emailIsCorporate", .flag), ("emailIsCanonical", .flag), ("passwordPwned", .flag),
            ("phoneVerification", .bool), ("mfa", .bool), ("prefs", .map), ("targets", .models), ("accessedAt", .date),
            ("impersonator", .flag),
            ("impersonatorUserId", .text),
        ]
    static let user = account + [("password", .text), ("hash", .text), ("hashOptions", .object)]
    static let session: [(String, Kind)] =
        stamped + [
            ("userId", .string), ("expire", .date), ("provider", .string), ("providerUid", .string),
            ("providerAccessToken", .string), ("providerAccessTokenExpiry", .date), ("providerRefreshToken", .string),
            ("ip", .string),
        ] + client + [("current", .bool), ("factors", .strings), ("secret", .string), ("mfaUpdatedAt", .date)]
    static let token: [(String, Kind)] = [
        ("$id", .string), ("$createdAt", .date), ("userId", .string), ("secret", .string), ("expire", .date),
        ("phrase", .string),
    ]
    static let target: [(String, Kind)] =
        stamped + [
            ("name", .string), ("userId", .string), ("providerId", .text), ("providerType", .string),
            ("identifier", .string), ("expired", .bool),
        ]
    static let identity: [(String, Kind)] =
        stamped + [
            ("userId", .string), ("provider", .string), ("providerUid", .string), ("providerEmail", .string),
            ("providerAccessToken", .string), ("providerAccessTokenExpiry", .date), ("providerRefreshToken", .string),
            ("providerIdToken", .string),
        ]
    static let log: [(String, Kind)] =
        [
            ("event", .string), ("userId", .string), ("userEmail", .string), ("userName", .string), ("mode", .string),
            ("userType", .string), ("ip", .string), ("time", .date),
        ] + client
    static let membership: [(String, Kind)] =
        stamped + [
            ("userId", .string), ("userName", .string), ("userEmail", .string), ("userPhone", .string),
            ("teamId", .string), ("teamName", .string), ("invited", .date), ("joined", .date), ("confirm", .bool),
            ("mfa", .bool), ("userAccessedAt", .date), ("roles", .strings),
        ]
    static let factors: [(String, Kind)] =
        ["totp", "phone", "email", "recoveryCode", "custom"].map { ($0, .bool) }

    /// A call, and the model in its answer: the whole of it, or each item under a key.
    struct Row: Sendable, CustomTestStringConvertible {
        let claim: String
        var given: [ContractRequest] = []
        let request: ContractRequest
        let model: [(String, Kind)]
        var items: String?

        var testDescription: String { claim }
    }

    private static let newTarget = ContractRequest.post(
        "/users/{user}/targets", #"{"targetId":"{user}t","providerType":"push","identifier":"{user} token"}"#)

    static let rows = [
        Row(claim: "new user with an id only", request: .post("/users", #"{"userId":"{user}2"}"#), model: user),
        Row(
            claim: "new user with a hash",
            request: .post(
                "/users/md5", #"{"userId":"{user}2","email":"{user}2@example.com","password":"12345678"}"#),
            model: user),
        Row(claim: "user", request: .get("/users/{user}"), model: user),
        Row(claim: "user after an update", request: .patch("/users/{user}/status", #"{"status":false}"#), model: user),
        Row(claim: "list of users", request: .get("/users?search={user}"), model: user, items: "users"),
        Row(claim: "new session", request: .post("/users/{user}/sessions"), model: session),
        Row(
            claim: "list of sessions", given: [.post("/users/{user}/sessions")],
            request: .get("/users/{user}/sessions"),
            model: session, items: "sessions"),
        Row(claim: "token", request: .post("/users/{user}/tokens"), model: token),
        Row(claim: "new target", request: newTarget, model: target),
        Row(
            claim: "target", given: [newTarget], request: .get("/users/{user}/targets/{user}t"), model: target),
        Row(
            claim: "target after an update", given: [newTarget],
            request: .patch("/users/{user}/targets/{user}t", #"{"name":"x"}"#), model: target),
        Row(claim: "list of targets", request: .get("/users/{user}/targets"), model: target, items: "targets"),
        Row(claim: "targets of a user", request: .get("/users/{user}"), model: target, items: "targets"),
        Row(claim: "list of logs", request: .get("/users/{user}/logs"), model: log, items: "logs"),
        Row(claim: "factors", request: .get("/users/{user}/mfa/factors"), model: factors),
        Row(
            claim: "recovery codes", request: .patch("/users/{user}/mfa/recovery-codes"),
            model: [("recoveryCodes", .strings)]),
        Row(claim: "JSON Web Token", request: .post("/users/{user}/jwts"), model: [("jwt", .string)]),
        Row(
            claim: "error", request: .get("/users/nobody"),
            model: [("message", .string), ("code", .integer), ("type", .string), ("version", .string)]),
    ]

    @Test(arguments: rows) func hasExactlyItsKeys(_ row: Row) async throws {
        let service = try ServiceUnderTest.current
        let id = String(UInt64.random(in: .min ... .max), radix: 16)
        _ = try await service.call(.post, "/users", ["userId": .string(id), "email": .string("\(id)@example.com")])
        for request in row.given { _ = try await request.sent(to: service, user: id, last: "") }
        let json = try await row.request.sent(to: service, user: id, last: "").json
        guard let key = row.items else { return expect(json, row.model) }
        let items = try #require(json[key]?.arrayValue)
        #expect(!items.isEmpty)
        for item in items { expect(try #require(item.objectValue), row.model) }
    }

    @Test func identitiesAndMembershipsHaveExactlyTheirKeys() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "belonging"])
        try await service.store.write { transaction in
            try transaction.insert(
                StoredIdentity(
                    id: "identity", userId: "belonging", provider: "github", providerUid: "7", createdAt: .now(),
                    updatedAt: .now()))
            try transaction.insert(
                StoredMembership(
                    id: "membership", userId: "belonging", teamId: "team", teamName: "Team", roles: ["owner"],
                    createdAt: .now(), updatedAt: .now()))
        }
        for (path, key, model) in [
            ("/users/identities", "identities", Self.identity),
            ("/users/belonging/memberships", "memberships", Self.membership),
        ] {
            let items = try #require(try await service.call(.get, path).json[key]?.arrayValue)
            #expect(items.count == 1)
            for item in items { expect(try #require(item.objectValue), model) }
        }
    }

    /// A user without password, hash and options.
    @Test func accountHasExactlyItsKeys() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "account"])
        let secret = try await service.call(.post, "/users/account/sessions").json["secret"]?.stringValue ?? ""
        let answer = try await service.call(
            .get, "/account", nil, ["X-Appwrite-Project": service.project, "X-Appwrite-Session": secret])
        expect(answer.json, Self.account)
    }

    /// No address of the loopback interface is in any country.
    @Test func sessionsAndLogsAreFromAnUnknownCountry() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "traveller"])
        let session = try await service.call(.post, "/users/traveller/sessions").json
        let log = try await service.call(.get, "/users/traveller/logs").json["logs"]?.arrayValue?.first?.objectValue
        for json in [session, try #require(log)] {
            #expect(json["countryCode"] == "--")
            #expect(json["countryName"] == "Unknown")
            #expect(json["ip"] == "127.0.0.1")
        }
    }

    /// Official Python clients read the type of every answer.
    @Test func emptyAnswersHaveAContentType() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "leaving"])
        let answer = try await service.call(.delete, "/users/leaving", [:])
        #expect(answer.status == 204)
        #expect(answer.fields["Content-Type"]?.isEmpty == false)
    }

    private func expect(_ json: JSONObject, _ model: [(String, Kind)]) {
        #expect(Set(json.keys) == Set(model.map(\.0)))
        for (name, kind) in model {
            #expect(json[name].map { kind.matches($0) } == true, "\(name): \(json[name]?.jsonText ?? "absent")")
        }
    }
}

extension ModelTests.Kind {
    func matches(_ value: JSONValue) -> Bool {
        switch self {
        case .string: value.stringValue != nil
        case .text: value.isNull || value.stringValue != nil
        case .object: value.isNull || value.objectValue != nil
        case .map: value.objectValue != nil
        case .bool: value.boolValue != nil
        case .flag: value.isNull || value.boolValue != nil
        case .date:
            value.stringValue?.wholeMatch(of: /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00)?/) != nil
        case .strings: value.arrayValue?.allSatisfy { $0.stringValue != nil } == true
        case .integer: value.integerValue != nil
        case .models: value.arrayValue?.allSatisfy { $0.objectValue != nil } == true
        }
    }
}
