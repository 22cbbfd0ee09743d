import AppwriteUsers
import GRDB
import JSONText
import Testing

@testable import UserStorage

@Suite struct OtherListsTests {
    private static let time = Timestamp(milliseconds: 1_700_000_000_000)

    /// Two users, each with targets, identities and memberships.
    private func withLists(_ body: (UserStore, _ user: StoredUser) async throws -> Void) async throws {
        try await withStore { store, _ in
            try await store.write { transaction in
                for user in ["u1", "u2"] {
                    try transaction.change(
                        "INSERT INTO users (id, registration, createdAt, updatedAt) VALUES (?, 0, 0, 0)", [user])
                    for number in 1...30 {
                        try transaction.insert(
                            StoredTarget(
                                id: "\(user)-t\(number)", userId: user, providerType: number < 3 ? "email" : "push",
                                identifier: "\(user)-\(number)@example.com", createdAt: Self.time, updatedAt: Self.time)
                        )
                        try transaction.insert(
                            StoredIdentity(
                                id: "\(user)-i\(number)", userId: user, provider: number < 11 ? "google" : "github",
                                providerUid: "\(user)-\(number)", providerEmail: "\(user)-\(number)@example.com",
                                createdAt: Self.time, updatedAt: Self.time))
                        try transaction.insert(
                            StoredMembership(
                                id: "\(user)-m\(number)", userId: user, teamId: "team\(number)",
                                joined: number < 5 ? Self.time : nil, confirm: number < 5,
                                roles: number < 4 ? ["owner", "Admin"] : ["dev\"eloper"], createdAt: Self.time,
                                updatedAt: Self.time))
                    }
                }
            }
            let user = try #require(try await store.user(id: "u1"))
            try await body(store, user)
        }
    }

    @Test func targetsAreThoseOfTheUser() async throws {
        try await withLists { store, user in
            func list(_ queries: Query...) async throws -> StoredPage<StoredTarget> {
                let request = try ListRequest(queries, of: .targets)
                return try await store.read { try $0.targets(ofUser: user, matching: request) }
            }
            let all = try await list()
            #expect(all.items.map(\.id) == (1...25).map { "u1-t\($0)" } && all.total == 30)
            let mail = try await list(query("equal", "providerType", ["EMAIL"]), query("orderDesc", "$id"))
            #expect(mail.items.map(\.id) == ["u1-t2", "u1-t1"] && mail.total == 2)
            #expect(try await list(query("equal", "userId", ["u2"])).total == 0)
            #expect(try await list(query("isNull", "providerId")).total == 30)
            let next = try await list(query("cursorAfter", nil, ["u1-t28"]))
            #expect(next.items.map(\.id) == ["u1-t29", "u1-t30"] && next.total == 30)
            await #expect(throws: QueryError.cursorNotFound("Target 'u2-t1' for the 'cursor' value not found.")) {
                try await list(query("cursorAfter", nil, ["u2-t1"]))
            }
        }
    }

    @Test func identitiesAreEveryones() async throws {
        try await withLists { store, _ in
            func list(_ queries: Query..., search: String? = nil) async throws -> StoredPage<StoredIdentity> {
                let request = try ListRequest(queries, of: .identities)
                return try await store.read { try $0.identities(matching: request, search: search) }
            }
            #expect(try await list().total == 60)
            #expect(
                try await list(query("equal", "userId", ["U2"]), query("equal", "provider", ["google"])).total == 10)
            let found = try await list(query("equal", "providerEmail", ["U1-7@example.COM"]))
            #expect(found.items.map(\.id) == ["u1-i7"] && found.items.map(\.userId) == ["u1"])
            let last = try await list(query("orderDesc", "userId"), query("cursorBefore", nil, ["u1-i29"]))
            #expect(last.items.last?.id == "u1-i30" && last.items.count == 25)
            #expect(try await list(search: "").total == 60)
            await #expect(throws: QueryError.self) { try await list(search: "google") }
            await #expect(throws: QueryError.cursorNotFound("Identity 'x' for the 'cursor' value not found.")) {
                try await list(query("cursorAfter", nil, ["x"]))
            }
        }
    }

    @Test func membershipsCountTheirPage() async throws {
        try await withLists { store, user in
            func list(_ queries: Query..., counting: Bool = true) async throws -> StoredPage<StoredMembership> {
                let request = try ListRequest(queries, of: .memberships)
                return try await store.read {
                    try $0.memberships(ofUser: user, matching: request, counting: counting)
                }
            }
            let page = try await list()
            #expect(page.total == 25 && page.items.count == 25)
            #expect(try await list(counting: false).total == 0)
            #expect(try await list(query("contains", "roles", ["admin", "x"])).items.map(\.id).count == 3)
            #expect(try await list(query("containsAll", "roles", ["admin", "owner"])).total == 3)
            #expect(try await list(query("containsAll", "roles", ["admin", "x"])).total == 0)
            #expect(try await list(query("notContains", "roles", ["owner"]), query("limit", nil, [50])).total == 27)
            #expect(try await list(query("contains", "roles", ["dev\"eloper"]), query("limit", nil, [50])).total == 27)
            #expect(try await list(query("isNotNull", "joined"), query("equal", "confirm", [true])).total == 4)
        }
    }
}
