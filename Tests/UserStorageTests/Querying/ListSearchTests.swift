import AppwriteUsers
import GRDB
import JSONText
import Testing

@testable import UserStorage

@Suite struct ListSearchTests {
    private static let time = Timestamp(milliseconds: 1_700_000_000_000)

    private static func add(_ store: UserStore, _ users: [(id: String, email: String, name: String, phone: String?)])
        async throws
    {
        try await store.write { transaction in
            for user in users {
                try transaction.change(
                    """
                    INSERT INTO users (id, email, name, phone, registration, createdAt, updatedAt)
                    VALUES (?, ?, ?, ?, 0, 0, 0)
                    """, [user.id, user.email, user.name, user.phone])
            }
        }
    }

    /// The users of the reference's own tests.
    private func withUsers(_ body: (UserStore) async throws -> Void) async throws {
        try await withStore { store, _ in
            try await Self.add(
                store,
                [
                    ("user1", "cristiano.ronaldo@manchester-united.co.uk", "Cristiano Ronaldo", nil),
                    ("5f3c.lionel-1", "lionel@psg.fr", "Lionel Messi", "+34651123456"),
                ])
            try await body(store)
        }
    }

    private func found(_ store: UserStore, _ text: String) async throws -> [String] {
        try await store.prepareSearch()
        let request = try ListRequest(of: .users)
        let page = try await store.read { try $0.users(matching: request, search: text) }
        #expect(page.total == page.items.count)
        return page.items.map(\.id)
    }

    @Test(arguments: [
        "Ronaldo", "ronaldo", "cristiano.ronaldo@manchester-united.co.uk", "cristiano.ronaldo", "manchester",
        "united.co.uk", "man", "user1", "\"cristiano ronaldo\"", "\"manchester-united.co.uk\"", "nobody ronaldo",
        "ronaldo nobody", "+ronaldo -nobody*", "(ronaldo)", "rónaldo",
    ])
    func findsTheOneUser(text: String) async throws {
        try await withUsers { store in
            let users = try await found(store, text)
            #expect(users == ["user1"])
        }
    }

    @Test(arguments: ["+34651123456", "34651", "5f3c.lionel-1", "lionel@psg.fr"])
    func findsByPhoneAndID(text: String) async throws {
        try await withUsers { store in
            let users = try await found(store, text)
            #expect(users == ["5f3c.lionel-1"])
        }
    }

    /// Nothing left to look for, or a phrase that nobody has: no rows, and no error.
    @Test(arguments: [
        ">", "", "   ", "\"\"", "\"", "@+-*()<>~\"", "\"ronaldo cristiano\"", "ron aldo2", "!!!", ".", "\0", "'",
        "ron\" OR \"messi", "text:", "NOT", "^", "AND OR NEAR",
    ])
    func findsNobody(text: String) async throws {
        try await withUsers { store in
            let users = try await found(store, text)
            // A quote within the text separates words, as any special character does.
            #expect(users == (text == "ron\" OR \"messi" ? ["5f3c.lionel-1"] : []))
        }
    }

    @Test func followsEveryChange() async throws {
        try await withUsers { store in
            #expect(try await found(store, "ronaldo") == ["user1"])
            try await store.write { transaction in
                let user = try #require(try transaction.user(id: "user1"))
                try transaction.setName("Edson Arantes", ofUser: user, at: Self.time)
                try transaction.setLabels(["vip", "legend"], ofUser: user, at: Self.time)
                try transaction.change("UPDATE users SET email = 'pele@santos.br' WHERE id = ?", ["user1"])
                try transaction.change("UPDATE users SET phone = '+5511999' WHERE id = ?", ["user1"])
            }
            for text in ["arantes", "pele@santos.br", "label:legend", "\"label:vip\"", "5511"] {
                #expect(try await found(store, text) == ["user1"], "\(text)")
            }
            for text in ["ronaldo", "manchester"] { #expect(try await found(store, text).isEmpty, "\(text)") }
            _ = try await store.write { transaction in
                try transaction.setLabels([], ofUser: #require(try transaction.user(id: "user1")), at: Self.time)
            }
            #expect(try await found(store, "legend").isEmpty)
            try await store.write { try $0.deleteUser(#require(try $0.user(id: "user1"))) }
            #expect(try await found(store, "arantes").isEmpty)
            try await Self.add(store, [("user3", "a@santos.br", "Edson", nil)])
            #expect(try await found(store, "santos") == ["user3"])
        }
    }

    /// What changes or goes before it is indexed is found as it is then.
    @Test func changesOfUsersThatAreNotIndexedYetAreNotLost() async throws {
        try await withUsers { store in
            try await Self.add(store, [("u3", "c@x.org", "Third", nil), ("u4", "d@x.org", "Fourth", nil)])
            #expect(try await store.write { try $0.indexForSearch(atMost: 1) })
            try await store.write { transaction in
                for id in ["user1", "u3"] {
                    let user = try #require(try transaction.user(id: id))
                    try transaction.setName("Renamed", ofUser: user, at: Self.time)
                }
                try transaction.deleteUser(#require(try transaction.user(id: "u4")))
            }
            #expect(try await store.write { try $0.indexForSearch(atMost: 1) })
            #expect(try await store.write { try !$0.indexForSearch(atMost: 100) })
            #expect(try await store.write { try !$0.indexForSearch(atMost: 100) })
            #expect(try await found(store, "renamed") == ["user1", "u3"])
            for text in ["third", "fourth"] { #expect(try await found(store, text).isEmpty, "\(text)") }
            // An index that holds a row wrongly says so.
            _ = try await store.write {
                try $0.change("INSERT INTO userSearch(userSearch) VALUES ('integrity-check')", [])
            }
        }
    }

    @Test func aWriteSearchesWhatItWrote() async throws {
        try await withUsers { store in
            let request = try ListRequest(of: .users)
            let found = try await store.write { transaction in
                try transaction.change(
                    "INSERT INTO users (id, name, registration, createdAt, updatedAt) VALUES ('n', 'Newest', 0, 0, 0)",
                    [])
                return try transaction.users(matching: request, search: "newest").items.map(\.id)
            }
            #expect(found == ["n"])
        }
    }

    @Test func searchesWithinFiltersOrdersAndCursors() async throws {
        try await withSeededStore { store in
            try await store.prepareSearch()
            let vips = SeededUser.all.filter { $0.labels.contains("vip") && $0.status }.map(\.sequence)
            let active = try query("equal", "status", [true])
            let limit = try query("limit", nil, [1000])
            // Without the quotes it is a prefix, too, and finds those with VIP2.
            let vip = "\"label:vip\""
            #expect(try await store.list([active, limit], search: vip).users == vips)
            let newest = try await store.list([active, query("orderDesc", "$createdAt"), limit], search: vip)
            #expect(newest.users == vips.reversed())
            let cursor = try query("cursorAfter", nil, [.string(SeededUser.all[Int(vips[9]) - 1].id)])
            #expect(try await store.list([active, cursor, limit], search: vip).users == Array(vips[10...]))
        }
    }
}
