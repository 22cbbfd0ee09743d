import AppwriteUsers
import GRDB
import JSONText
import Testing

@testable import UserStorage

@Suite struct ListCursorTests {
    /// Orders whose attributes no user lacks; ties, many and few values, one and several attributes.
    private static let orders: [[(method: String, attribute: String?)]] = [
        [], [("orderDesc", nil)], [("orderAsc", "name")], [("orderDesc", "name")], [("orderAsc", "status")],
        [("orderDesc", "emailVerification")], [("orderDesc", "registration")], [("orderAsc", "$id")],
        [("orderAsc", "labels")], [("orderAsc", "status"), ("orderDesc", "name")],
        [("orderDesc", "emailVerification"), ("orderAsc", "registration"), ("orderDesc", "name")],
        [("orderAsc", "name"), ("orderAsc", "name"), ("orderDesc", "$sequence"), ("orderAsc", "$id")],
    ]

    private static func queries(_ orders: [(method: String, attribute: String?)]) throws -> [Query] {
        try orders.map { try query($0.method, $0.attribute) }
    }

    @Test(arguments: orders.indices, [[], ["vip"]])
    func walksVisitEveryRowOnceInBothDirections(order: Int, labels: [String]) async throws {
        let orders = try Self.queries(Self.orders[order])
        let filters = try labels.isEmpty ? [] : [query("contains", "labels", labels.map { .string($0) })]
        try await withSeededStore { store in
            let whole = try await store.list(orders + filters + [query("limit", nil, [1000])])
            #expect(Set(whole.users).count == whole.users.count && whole.users.count == whole.total)
            #expect(whole.users.count == SeededUser.all.count { labels.isEmpty || $0.labels.contains("vip") })
            let limit = try query("limit", nil, [37])

            var forwards: [Int64] = []
            var page = try await store.list(orders + filters + [limit])
            while let last = page.users.last {
                forwards += page.users
                page = try await store.list(orders + filters + [limit, query("cursorAfter", nil, [Self.id(last)])])
                #expect(page.total == whole.total)
            }
            #expect(forwards == whole.users)

            var backwards: [Int64] = [try #require(whole.users.last)]
            while true {
                let cursor = try query("cursorBefore", nil, [Self.id(backwards[0])])
                page = try await store.list(orders + filters + [limit, cursor])
                guard !page.users.isEmpty else { break }
                backwards = page.users + backwards
            }
            #expect(backwards == whole.users)
        }
    }

    @Test func ordersAsTheAttributesSay() async throws {
        try await withSeededStore { store in
            let limit = try query("limit", nil, [1000])
            let byName = try await store.list([query("orderDesc", "status"), query("orderAsc", "name"), limit])
            let expected = SeededUser.all.sorted { left, right in
                let (first, second) = (FilterOracle.folded(left.name), FilterOracle.folded(right.name))
                if left.status != right.status { return left.status }
                return first == second ? left.sequence < right.sequence : first.lexicographicallyPrecedes(second)
            }
            #expect(byName.users == expected.map(\.sequence))
            let byPhone = try await store.list([query("orderDesc", "phone"), limit])
            #expect(byPhone.users.count == 500)
            #expect(byPhone.users.suffix(334).allSatisfy { SeededUser.all[Int($0) - 1].phone == nil })
        }
    }

    /// Descending, those without the attribute come last: they follow every cursor.
    @Test func rowsWithoutTheAttributeAreOnTheirPages() async throws {
        try await withSeededStore { store in
            for direction in ["orderAsc", "orderDesc"] {
                let order = try query(direction, "phone")
                let whole = try await store.list([order, query("limit", nil, [1000])]).users
                let cursor = try #require(whole.firstIndex { SeededUser.all[Int($0) - 1].phone != nil }) + 20
                let limit = try query("limit", nil, [1000])
                let after = try query("cursorAfter", nil, [Self.id(whole[cursor])])
                #expect(try await store.list([order, after, limit]).users == Array(whole[(cursor + 1)...]))
                let before = try query("cursorBefore", nil, [Self.id(whole[cursor])])
                #expect(try await store.list([order, before, limit]).users == Array(whole[..<cursor]))
            }
        }
    }

    @Test func aCursorNeedsARowWithTheAttribute() async throws {
        try await withSeededStore { store in
            await #expect(
                throws: QueryError.cursorNotFound("User 'nobody' for the 'cursor' value not found.")
            ) { try await store.list([query("cursorAfter", nil, ["nobody"])]) }
            let text =
                "The order attribute 'phone' had a null value. Cursor pagination requires all documents order "
                + "attribute values are non-null."
            await #expect(throws: QueryError.orderNull(text)) {
                try await store.list([query("orderAsc", "phone"), query("cursorAfter", nil, [Self.id(1)])])
            }
        }
    }

    @Test func offsetsCountFromTheCursor() async throws {
        try await withSeededStore { store in
            func list(_ cursor: String) async throws -> [Int64] {
                try await store.list([
                    query("offset", nil, [10]), query("limit", nil, [3]), query(cursor, nil, [Self.id(100)]),
                ]).users
            }
            let (after, before) = (try await list("cursorAfter"), try await list("cursorBefore"))
            #expect(after == [111, 112, 113] && before == [87, 88, 89])
            let beyond = try await store.list([query("offset", nil, [.integer(.max)])])
            #expect(beyond.users.isEmpty && beyond.total == 500)
            let everyone = try await store.list([query("limit", nil, [5000])])
            #expect(everyone.users.count == 500)
        }
    }

    @Test func pagesHaveTwentyFiveRowsAndCountsCanBeLeftOut() async throws {
        try await withSeededStore { store in
            let request = try ListRequest([query("equal", "status", [true])], of: .users)
            let page = try await store.read { try $0.users(matching: request, counting: false) }
            #expect(page.items.count == 25 && page.total == 0)
            let random = try await store.list([query("orderRandom"), query("limit", nil, [500])])
            #expect(random.users.sorted() == Array(1...500) && random.users != Array(1...500))
        }
    }

    @Test func aPageHasEightMebibytesOfPreferencesAtMost() async throws {
        try await withSeededStore { store in
            let text = #"{"a":""# + String(repeating: "x", count: 60_000) + #""}"#
            _ = try await store.write { try $0.change("UPDATE users SET prefs = ? WHERE sequence <= 300", [text]) }
            #expect(try await store.list([query("limit", nil, [139])]).users.count == 139)
            #expect(try await store.list([query("orderDesc"), query("limit", nil, [200])]).users.count == 200)
            await #expect(throws: QueryError.self) { try await store.list([query("limit", nil, [140])]) }
        }
    }

    private static func id(_ sequence: Int64) -> JSONValue { .string(SeededUser.all[Int(sequence) - 1].id) }
}
