import AppwriteUsers
import JSONText
import Testing

@testable import UserStorage

@Suite struct ListFilterTests {
    private static let everyMethod = Query.Method.allCases.map(\.rawValue).filter {
        ![
            "orderAsc", "orderDesc", "orderRandom", "limit", "offset", "cursorAfter", "cursorBefore", "select", "and",
            "or",
        ]
        .contains($0)
    }

    /// Values that some, all and none of the users have.
    private static func values(of attribute: QueryableAttribute) -> [JSONValue] {
        switch attribute.type {
        case .boolean: return [true, false]
        case .integer: return [1, 250, 501, "77"]
        case .datetime:
            let own = [3, 100, 301].compactMap { index -> Int64? in
                guard case .number(let value) = FilterOracle.value(of: attribute.name, SeededUser.all[index]) else {
                    return nil
                }
                return value
            }
            return own.map { .string(Timestamp(milliseconds: $0).description) } + ["2001-01-01", "2100-01-01"]
        case .string where attribute.isArray: return ["vip", "VIP", "beta", "b", "nobody", "vip\",\"beta", ""]
        case .string:
            let own = [0, 2, 11, 14].compactMap { index -> String? in
                guard case .text(let value) = FilterOracle.value(of: attribute.name, SeededUser.all[index]) else {
                    return nil
                }
                return value
            }
            return (own + SeededUser.names + ["user", "example.COM", "_", "%", "+49151"]).map { .string($0) }
        }
    }

    private static func valueLists(_ method: String, _ attribute: QueryableAttribute) -> [[JSONValue]] {
        let values = values(of: attribute)
        return switch method {
        case "isNull", "isNotNull", "exists", "notExists": [[]]
        case "between", "notBetween": zip(values, values.dropFirst()).flatMap { [[$0, $1], [$1, $0]] }
        case "equal", "contains", "containsAny", "containsAll", "notContains":
            values.map { [$0] } + [values, Array(values.prefix(2)), [values[0], values[0]]]
        default: values.map { [$0] }
        }
    }

    private static func isAllowed(_ method: String, _ attribute: QueryableAttribute) -> Bool {
        let contains = ["contains", "containsAny", "containsAll", "notContains"].contains(method)
        if attribute.isArray { return contains || method == "isNull" || method == "isNotNull" }
        if ["search", "notSearch", "regex"].contains(method) { return false }
        return attribute.type == .string || !(contains || method.lowercased().hasSuffix("with"))
    }

    @Test(arguments: ListCollection.users.attributes)
    func everyMethodFindsWhatItSays(attribute: QueryableAttribute) async throws {
        try await withSeededStore { store in
            for method in Self.everyMethod {
                for values in Self.valueLists(method, attribute) {
                    let filter = try query(method, attribute.name, values)
                    guard Self.isAllowed(method, attribute) else {
                        #expect(throws: QueryError.self, "\(method)") { try ListRequest([filter], of: .users) }
                        continue
                    }
                    let expected = SeededUser.all.filter {
                        FilterOracle.holds(FilterOracle.value(of: attribute.name, $0), method, values)
                    }
                    let found = try await store.numbers([filter, query("limit", nil, [1000])])
                    #expect(found.users == expected.map(\.sequence), "\(method) \(values)")
                    #expect(found.total == expected.count, "\(method) \(values)")
                }
            }
        }
    }

    @Test func combinesFilters() async throws {
        try await withSeededStore { store in
            let verified = try query("equal", "emailVerification", [true])
            let vip = try query("contains", "labels", ["vip"])
            let blocked = try query("equal", "status", [false])
            let either = try query("or", [vip, blocked])
            let both = try query("and", [vip, verified])
            let users = SeededUser.all
            func numbers(_ condition: (SeededUser) -> Bool) -> [Int64] { users.filter(condition).map(\.sequence) }
            let limit = try query("limit", nil, [1000])
            #expect(
                try await store.list([verified, either, limit]).users
                    == numbers { $0.emailVerification && ($0.labels.contains("vip") || !$0.status) })
            #expect(
                try await store.list([both, limit]).users
                    == numbers { $0.labels.contains("vip") && $0.emailVerification })
            let nested = try query("or", [query("and", [both, blocked]), query("and", [either, verified])])
            #expect(
                try await store.list([nested, limit]).users
                    == numbers { $0.emailVerification && ($0.labels.contains("vip") || !$0.status) })
        }
    }

    @Test func takesAsManyAndAsLongAndAsDeepAsAllowed() async throws {
        try await withSeededStore { store in
            let many = try (0..<100).map { try query("notEqual", "name", [.string("nobody \($0)")]) }
            #expect(try await store.list(many).total == 500)
            let five = (0..<500).map { JSONValue.string("u\($0)_") }
            let contains = try query("contains", "email", five)
            #expect(try await store.list([contains]).total == SeededUser.all.count { $0.email != nil })
            #expect(try await store.list(Array(repeating: contains, count: 10)).total == 429)
            for long in [String(repeating: "x", count: 4096), String(repeating: "%", count: 4096)] {
                for method in ["equal", "contains", "startsWith", "endsWith"] {
                    #expect(try await store.list([query(method, "name", [.string(long)])]).total == 0)
                }
            }
            var deep = try query("equal", "status", [false])
            for level in 0..<15 {
                deep = try query(level.isMultiple(of: 2) ? "or" : "and", [deep, query("equal", "status", [false])])
            }
            #expect(try await store.list([deep]).total == 50)
        }
    }

    /// What would be SQL, a pattern or JSON is text wherever a caller may put text.
    @Test(arguments: [
        "' OR 1=1 --", "\" OR \"\"=\"", "x') OR 1=1; DROP TABLE users; --", "%", "_%", "\\", "\\%", "?1", "$1", ":a",
        "\u{202E}", "*", "NEAR(a b)", "label:", "]", "' || password || '", "\"] OR [\"",
    ])
    func noTextBecomesSQL(text: String) async throws {
        try await withSeededStore { store in
            let value: [JSONValue] = [.string(text)]
            for attribute in ListCollection.users.attributes {
                for method in Self.everyMethod {
                    // Refused or answered, but never a fault of the database.
                    do { _ = try await store.numbers([query(method, attribute.name, value)]) } catch is QueryError {}
                }
            }
            for method in ["equal", "orderAsc", "orderDesc", "isNull"] {
                #expect(throws: QueryError.invalid("Attribute not found in schema: \(text)")) {
                    try ListRequest([query(method, text, method == "equal" ? value : [])], of: .users)
                }
            }
            #expect(throws: QueryError.self) { try ListRequest([query("cursorAfter", nil, value)], of: .users) }
            _ = try await store.list([], search: text)
            #expect(try await store.list([]).total == 500)
        }
    }
}
