import AppwriteUsers
import GRDB
import JSONText
import Testing

@testable import UserStorage

/// What SQLite does for a list of many users: no table is met from end to end, and nothing but known rows is sorted.
@Suite struct ListPlanTests {
    /// More users than a total counts, so that no condition is answered from its first matches.
    private func withManyUsers(_ body: (UserStore) async throws -> Void) async throws {
        try await withStore { store, _ in
            _ = try await store.write { transaction in
                try transaction.change(
                    """
                    WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 11000)
                    INSERT INTO users (id, name, email, phone, status, passwordUpdate, registration, accessedAt,
                        createdAt, updatedAt, labels)
                    SELECT 'user' || n, 'Name', 'u' || n || '@example.com', '+4915' || n, 1, 1000, 1000, 1000, 1000,
                        1000, '["vip"]'
                    FROM number
                    """, [])
            }
            try await store.prepareSearch()
            try await body(store)
        }
    }

    /// The plans of every statement that a list runs, but for those that sort rows which are known.
    private func plans(_ store: UserStore, _ queries: [Query], search: String? = nil) async throws -> [String] {
        let request = try ListRequest(queries, of: .users)
        return try await store.write { transaction in
            var statements: [String] = []
            transaction.database.trace { event in
                if case .statement(let statement) = event { statements.append(statement.expandedSQL) }
            }
            let page = try transaction.users(matching: request, search: search)
            transaction.database.trace(options: .statement, nil)
            #expect(page.items.count == 25)
            // A full-text search runs statements of its own, as comments.
            return try statements.filter {
                $0.contains("LIMIT") && !$0.contains("json_each(") && !$0.hasPrefix("--")
            }.flatMap { sql in
                try Row.fetchAll(transaction.database, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
            }
        }
    }

    private func expectIndexed(_ plans: [String], _ comment: Comment) {
        #expect(!plans.isEmpty, comment)
        for plan in plans {
            #expect(!plan.contains("TEMP B-TREE"), comment)
            #expect(!(plan.hasPrefix("SCAN users") && !plan.contains("INDEX")), comment)
        }
    }

    private static let attributes = ListCollection.users.attributes.filter { !$0.isArray && !$0.isNeverSet }

    private static func value(_ attribute: QueryableAttribute) -> JSONValue {
        switch attribute.name {
        case "status": true
        case _ where attribute.type == .boolean: false
        case "$sequence": 1
        case "name": "Name"
        case _ where attribute.type == .string: "\u{1}"
        default: "1970-01-01T00:00:01"
        }
    }

    @Test func everyOrderWalksAnIndex() async throws {
        try await withManyUsers { store in
            for attribute in ListCollection.users.attributes {
                for method in ["orderAsc", "orderDesc"] {
                    let order = try query(method, attribute.name)
                    // A whole list in the order of the rows' numbers is the table itself.
                    if attribute.name != "$sequence", !attribute.isNeverSet {
                        expectIndexed(try await plans(store, [order]), "\(method) \(attribute)")
                    }
                    for cursor in ["cursorAfter", "cursorBefore"] {
                        let cursor = try query(cursor, nil, ["user5500"])
                        expectIndexed(
                            try await plans(store, [order, cursor]), "\(method) \(attribute) \(cursor.method)")
                    }
                }
            }
        }
    }

    @Test func everyFilterInItsOwnOrderWalksAnIndex() async throws {
        try await withManyUsers { store in
            for attribute in Self.attributes {
                let range = try query("greaterThanEqual", attribute.name, [Self.value(attribute)])
                for method in ["orderAsc", "orderDesc"] {
                    let order = try query(method, attribute.name)
                    expectIndexed(try await plans(store, [range, order]), "\(attribute)")
                    let cursor = try query("cursorAfter", nil, ["user5500"])
                    expectIndexed(try await plans(store, [range, order, cursor]), "\(attribute)")
                }
            }
        }
    }

    @Test func rangesOfTheCreationWalkTheirIndexInTheListsOrder() async throws {
        try await withManyUsers { store in
            for method in ["greaterThanEqual", "lessThanEqual"] {
                let range = try query(method, "$createdAt", ["1970-01-01T00:00:01"])
                let active = try query("equal", "status", [true])
                expectIndexed(try await plans(store, [range]), "\(method)")
                expectIndexed(try await plans(store, [range, active]), "\(method), and another filter")
                let cursor = try query("cursorBefore", nil, ["user5500"])
                expectIndexed(try await plans(store, [range, cursor]), "\(method), before a cursor")
            }
        }
    }

    @Test func labelsAndSearchesAreMetInTheListsOrder() async throws {
        try await withManyUsers { store in
            let label = try query("contains", "labels", ["vip"])
            for cursor in try [
                [], [query("cursorAfter", nil, ["user5500"])], [query("cursorBefore", nil, ["user5500"])],
            ] {
                expectIndexed(try await plans(store, [label] + cursor), "label")
                expectIndexed(try await plans(store, cursor, search: "name"), "search")
            }
        }
    }

    @Test func totalsStopAtFiveThousand() async throws {
        try await withManyUsers { store in
            #expect(try await store.list([]).total == 5000)
            #expect(try await store.list([query("equal", "status", [true])]).total == 5000)
            #expect(try await store.list([query("contains", "labels", ["vip"])]).total == 5000)
            #expect(try await store.list([], search: "name").total == 5000)
            let some = try await store.list([query("lessThanEqual", "$sequence", [4999])])
            #expect(some.total == 4999 && some.users == Array(1...25))
        }
    }

    /// As with few users, whose matches are known before they are sorted.
    @Test func manyMatchesAreFilteredAsFewAre() async throws {
        try await withManyUsers { store in
            let filters = try [query("equal", "status", [true]), query("notContains", "email", ["u2"])]
            let page = try await store.list(filters + [query("orderDesc", "name")])
            let expected = (1...11000).reversed().filter { !String($0).hasPrefix("2") }.prefix(25)
            #expect(page.users == expected.map { Int64($0) } && page.total == 5000)
            let both = try [query("contains", "labels", ["vip"]), query("startsWith", "email", ["u9"])]
            let found = try await store.list(both + [query("orderDesc", nil)], search: "name")
            #expect(found.users.first == 9999 && found.total == 1111)
        }
    }
}
