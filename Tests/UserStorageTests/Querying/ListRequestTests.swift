import AppwriteUsers
import JSONText
import Testing
import UserStorage

@Suite struct ListRequestTests {
    private func error(_ queries: Query..., of collection: ListCollection = .users) -> QueryError? {
        do {
            _ = try ListRequest(queries, of: collection)
            return nil
        } catch { return error }
    }

    @Test func saysWhatTheReferenceSays() throws {
        #expect(try error(query("equal", "foo", ["x"])) == .invalid("Attribute not found in schema: foo"))
        #expect(try error(query("orderAsc", "password")) == .invalid("Attribute not found in schema: password"))
        #expect(try error(query("equal", "name")) == .invalid("Equal queries require at least one value."))
        #expect(
            try error(query("lessThan", "name", ["a", "b"])) == .invalid("LessThan queries require exactly one value."))
        #expect(
            try error(query("between", "$createdAt", ["2020-01-01"]))
                == .invalid("Between queries require exactly two values."))
        #expect(
            try error(query("equal", "roles", ["owner"]), of: .memberships)
                == .invalid("Cannot query equal on attribute \"roles\" because it is an array."))
        #expect(
            try error(query("contains", "status", [true]))
                == .invalid("Cannot query contains on attribute \"status\" because it is not an array or string."))
        #expect(
            try error(query("search", "name", ["x"]))
                == .unsupported("Searching by attribute \"name\" requires a fulltext index."))
        #expect(try error(query("select", nil, ["name"])) == .invalid("Invalid query method: select"))
        #expect(
            try error(query("or", [query("equal", "name", ["x"])]))
                == .invalid("Or queries require at least two queries"))
        #expect(
            try error(query("and", [query("equal", "name", ["x"]), query("limit", nil, [1])]))
                == .invalid("And queries can only contain filter queries"))
        let many = (0...500).map { JSONValue.string("\($0)") }
        #expect(
            try error(query("equal", "name", many))
                == .invalid("Query on attribute has greater than 500 values: name"))
    }

    /// Strict types, and nothing that SQLite would read as another value.
    @Test(
        arguments: [
            ("name", [1, true, .null, ["x"], "a\0b"]), ("status", ["true", 1, 0, .null]),
            ("$createdAt", ["yesterday", "2026-02-30", 1_700_000_000, ""]), ("$sequence", ["x", true, "1x", ""]),
        ] as [(String, [JSONValue])])
    func refusesValuesOfAnotherType(attribute: String, values: [JSONValue]) throws {
        for value in values {
            #expect(
                try error(query("equal", attribute, [value]))
                    == .invalid("Query value is invalid for attribute \"\(attribute)\""))
        }
    }

    @Test func refusesLimitsOffsetsAndCursorsOutOfRange() throws {
        for values in [[0], [-1], ["x"], [], [1, 2], [.null], [5001], [.integer(.max)]] as [[JSONValue]] {
            #expect(
                try error(query("limit", nil, values))
                    == .invalid("Invalid limit: Value must be a valid range between 1 and 5,000"))
        }
        #expect(try error(query("limit", nil, [5000])) == nil)
        #expect(try error(query("offset", nil, [0])) == nil)
        #expect(
            try error(query("offset", nil, [-1]))
                == .invalid("Invalid offset: Value must be a valid range between 0 and 9,223,372,036,854,775,807"))
        for id in ["", "_x", "a b", "a'b", String(repeating: "a", count: 37)] {
            #expect(throws: QueryError.self) { try ListRequest([query("cursorAfter", nil, [.string(id)])], of: .users) }
        }
        #expect(throws: QueryError.self) {
            try ListRequest([query("orderRandom"), query("cursorAfter", nil, ["a"])], of: .users)
        }
    }

    /// A later repetition counts for nothing, but must follow the rules all the same.
    @Test func theFirstOfARepeatedQueryWins() throws {
        let once = try ListRequest(
            [query("limit", nil, [3]), query("offset", nil, [2]), query("cursorAfter", nil, ["a"])], of: .users)
        let twice = try ListRequest(
            [
                query("limit", nil, [3]), query("limit", nil, [9]), query("offset", nil, [2]),
                query("offset", nil, [0]),
                query("cursorAfter", nil, ["a"]), query("cursorBefore", nil, ["b"]),
            ], of: .users)
        #expect(once == twice)
        #expect(throws: QueryError.self) {
            try ListRequest([query("limit", nil, [3]), query("limit", nil, [0])], of: .users)
        }
    }

    @Test func namesAreCutAndValuesAreNotTold() throws {
        let long = String(repeating: "n", count: 5000)
        #expect(
            try error(query("equal", long, ["x"]))
                == .invalid("Attribute not found in schema: " + String(repeating: "n", count: 64)))
        let request = try ListRequest([query("equal", "email", ["ada@example.com"])], of: .users)
        var dumped = "\(request)"
        dump(request, to: &dumped)
        #expect(!dumped.contains("ada"))
    }

    @Test func everyCollectionHasTheAttributesOfEveryRow() {
        for collection in ListCollection.allCases {
            let names = collection.attributes.map(\.name)
            #expect(names.starts(with: ["$id", "$createdAt", "$updatedAt", "$sequence"]))
            #expect(Set(names).count == names.count)
        }
    }
}
