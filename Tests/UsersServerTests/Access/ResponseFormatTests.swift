import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// Users API, response-format negotiation.
@Suite(.service()) struct ResponseFormatTests {
    /// A version, and what its clients do not get of each model.
    struct Version: Sendable, CustomTestStringConvertible {
        let text: String?
        let user: Set<String>
        let session: Set<String>
        let token: Set<String>
        let membership: Set<String>

        init(
            _ text: String?, user: Set<String> = [], session: Set<String> = [], token: Set<String> = [],
            membership: Set<String> = []
        ) {
            self.text = text
            self.user = user
            self.session = session
            self.token = token
            self.membership = membership
        }

        var testDescription: String { text ?? "none" }
    }

    private static let old: Set<String> = ["targets", "mfa", "impersonator", "impersonatorUserId"]
    private static let later: Set<String> = ["impersonator", "impersonatorUserId"]

    @Test(arguments: [
        Version(
            "1.4.0", user: old, session: ["factors", "secret"], token: ["phrase"], membership: ["mfa", "userPhone"]),
        Version(
            "1.4.9", user: old, session: ["factors", "secret"], token: ["phrase"], membership: ["mfa", "userPhone"]),
        Version("1.5.0", user: later, membership: ["userPhone"]),
        Version("1.8.0", user: later, membership: ["userPhone"]),
        Version("1.8.10", user: later, membership: ["userPhone"]),
        Version("1.9.0", membership: ["userPhone"]),
        Version("1.9.1", membership: ["userPhone"]),
        Version("1.9.2"), Version("1.9.6"), Version("2.0.0"), Version("2.6.2"), Version("2.7.1"), Version(nil),
        Version("latest"), Version("1.4"),
    ])
    func leavesOutWhatAVersionDoesNotKnow(_ version: Version) async throws {
        let service = try ServiceUnderTest.current
        let id = "format-\(version.testDescription)"
        try await service.makeUser(id)
        let now = Timestamp.now()
        let membership = StoredMembership(
            id: "m-\(id)", userId: id, teamId: "team", teamName: "Team", invited: now,
            joined: now, confirm: true, roles: [], createdAt: now, updatedAt: now)
        try await service.store.write { try $0.insert(membership) }
        var fields = service.keyFields
        if let text = version.text { fields.append("X-Appwrite-Response-Format", text) }
        var own = try await service.signedInFields(id)
        if let text = version.text { own.append("X-Appwrite-Response-Format", text) }

        func check(_ object: JSONObject?, lacks missing: Set<String>, of all: Set<String>, _ what: String) throws {
            let keys = Set(try #require(object, "\(what)").keys)
            #expect(all.subtracting(keys) == missing, "\(what) \(keys)")
        }
        func first(_ list: JSONObject, _ name: String) -> JSONObject? { list[name]?.arrayValue?.first?.objectValue }

        try check(
            try await service.call(.get, "/users/\(id)", nil, fields).json, lacks: version.user, of: Self.old, "user")
        try check(try await service.call(.get, "/account", nil, own).json, lacks: version.user, of: Self.old, "account")
        let users = try await service.call(.get, "/users", nil, fields)
        #expect(users.status == 200)
        try check(first(users.json, "users"), lacks: version.user, of: Self.old, "users")
        let factors: Set<String> = ["factors", "secret"]
        try check(
            first(try await service.call(.get, "/users/\(id)/sessions", nil, fields).json, "sessions"),
            lacks: version.session, of: factors, "sessions")
        try check(
            try await service.call(.post, "/users/\(id)/sessions", nil, fields).json, lacks: version.session,
            of: factors, "session")
        try check(
            try await service.call(.post, "/users/\(id)/tokens", nil, fields).json, lacks: version.token,
            of: ["phrase"], "token")
        try check(
            first(try await service.call(.get, "/users/\(id)/memberships", nil, fields).json, "memberships"),
            lacks: version.membership, of: ["mfa", "userPhone"], "memberships")
    }

    @Test func warnsOfAnSDKOfALaterServer() async throws {
        let service = try ServiceUnderTest.current
        let versions = [
            ("1.5.0", false), ("1.9.5", false), ("2.5.0", false), ("2.6.2", false), ("2.7.1", false), ("2.7.2", true),
            ("99.0.0", true),
        ]
        for (version, isWarned) in versions {
            var fields = service.keyFields
            fields.append("X-Appwrite-Response-Format", version)
            let answer = try await service.call(.get, "/users", nil, fields)
            #expect(
                answer.fields["X-Appwrite-Warning"]
                    == (isWarned
                        ? "The current SDK is built for Appwrite \(version). However, the current Appwrite server version "
                            + "is 2.7.1. Please downgrade your SDK to match the Appwrite version: "
                            + "https://appwrite.io/docs/sdks" : nil))
        }
    }

    @Test(arguments: ["2.6.2", "2.5.0", "1.9.5", nil])
    func hasEveryKeyOfTheUserForNewerClients(_ version: String?) async throws {
        let service = try ServiceUnderTest.current
        let id = "keys-\(version ?? "none")"
        try await service.makeUser(id)
        var fields = service.keyFields
        if let version { fields.append("X-Appwrite-Response-Format", version) }
        let user = try await service.call(.get, "/users/\(id)", nil, fields).json
        // Appwrite sends it to clients of all versions; nobody's password was ever checked here.
        #expect(user["passwordPwned"] == .null)
        #expect(
            Set(user.keys) == [
                "$id", "$createdAt", "$updatedAt", "name", "password", "hash", "hashOptions", "registration", "status",
                "labels", "passwordUpdate", "email", "phone", "emailVerification", "emailCanonical", "emailIsFree",
                "emailIsDisposable", "emailIsCorporate", "emailIsCanonical", "passwordPwned", "phoneVerification",
                "mfa",
                "prefs", "targets", "accessedAt", "impersonator", "impersonatorUserId",
            ])
    }
}
