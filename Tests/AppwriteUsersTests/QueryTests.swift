import AppwriteUsers
import JSONText
import Testing

@Suite("Queries")
struct QueryTests {
    /// Each query, and its text as the official SDKs send it.
    static let golden: [(Query, String)] = [
        (.equal("email", "a@b.c"), #"{"method":"equal","attribute":"email","values":["a@b.c"]}"#),
        (.equal("name", ["Ada", "Bob"]), #"{"method":"equal","attribute":"name","values":["Ada","Bob"]}"#),
        (.equal("status", true), #"{"method":"equal","attribute":"status","values":[true]}"#),
        (.notEqual("name", "Ada"), #"{"method":"notEqual","attribute":"name","values":["Ada"]}"#),
        (.lessThan("age", 5), #"{"method":"lessThan","attribute":"age","values":[5]}"#),
        (.lessThanEqual("age", 1.5), #"{"method":"lessThanEqual","attribute":"age","values":[1.5]}"#),
        (
            .greaterThan("age", 9_007_199_254_740_993 as Int64),
            #"{"method":"greaterThan","attribute":"age","values":[9007199254740993]}"#
        ),
        (
            .greaterThanEqual("registration", Timestamp(milliseconds: 0)),
            #"{"method":"greaterThanEqual","attribute":"registration","values":["1970-01-01T00:00:00.000+00:00"]}"#
        ),
        (.isNull("phone"), #"{"method":"isNull","attribute":"phone"}"#),
        (.isNotNull("phone"), #"{"method":"isNotNull","attribute":"phone"}"#),
        (.between("name", "a", "m"), #"{"method":"between","attribute":"name","values":["a","m"]}"#),
        (.notBetween("age", 1, 2), #"{"method":"notBetween","attribute":"age","values":[1,2]}"#),
        (.startsWith("name", "A"), #"{"method":"startsWith","attribute":"name","values":["A"]}"#),
        (.endsWith("name", "a"), #"{"method":"endsWith","attribute":"name","values":["a"]}"#),
        (.notStartsWith("name", "A"), #"{"method":"notStartsWith","attribute":"name","values":["A"]}"#),
        (.notEndsWith("name", "a"), #"{"method":"notEndsWith","attribute":"name","values":["a"]}"#),
        (.contains("labels", ["vip"]), #"{"method":"contains","attribute":"labels","values":["vip"]}"#),
        (.contains("name", "d"), #"{"method":"contains","attribute":"name","values":["d"]}"#),
        (.containsAny("labels", ["a", "b"]), #"{"method":"containsAny","attribute":"labels","values":["a","b"]}"#),
        (.containsAll("labels", ["a", "b"]), #"{"method":"containsAll","attribute":"labels","values":["a","b"]}"#),
        (.notContains("labels", ["vip"]), #"{"method":"notContains","attribute":"labels","values":["vip"]}"#),
        (.search("name", "ada \"l\""), #"{"method":"search","attribute":"name","values":["ada \"l\""]}"#),
        (.notSearch("name", "ada"), #"{"method":"notSearch","attribute":"name","values":["ada"]}"#),
        (.regex("name", #"^A\d"#), #"{"method":"regex","attribute":"name","values":["^A\\d"]}"#),
        (.exists(["phone", "email"]), #"{"method":"exists","values":["phone","email"]}"#),
        (.notExists(["phone"]), #"{"method":"notExists","values":["phone"]}"#),
        (
            .and([.equal("name", "Ada"), .or([.isNull("phone"), .equal("mfa", false)])]),
            #"{"method":"and","values":[{"method":"equal","attribute":"name","values":["Ada"]},"#
                + #"{"method":"or","values":[{"method":"isNull","attribute":"phone"},"#
                + #"{"method":"equal","attribute":"mfa","values":[false]}]}]}"#
        ),
        (.or([.isNull("a"), .isNull("b")]), or),
        (.orderAsc("name"), #"{"method":"orderAsc","attribute":"name"}"#),
        (.orderDesc("$createdAt"), #"{"method":"orderDesc","attribute":"$createdAt"}"#),
        (.orderRandom(), #"{"method":"orderRandom"}"#),
        (.limit(25), #"{"method":"limit","values":[25]}"#),
        (.offset(0), #"{"method":"offset","values":[0]}"#),
        (.cursorAfter("u1"), #"{"method":"cursorAfter","values":["u1"]}"#),
        (.cursorBefore("u1"), #"{"method":"cursorBefore","values":["u1"]}"#),
    ]

    private static let or =
        #"{"method":"or","values":[{"method":"isNull","attribute":"a"},{"method":"isNull","attribute":"b"}]}"#

    @Test(arguments: golden)
    func writesWhatTheSDKsSendAndReadsItBack(query: Query, text: String) throws {
        #expect(query.text == text)
        #expect(try Query(parsing: text) == query)
    }

    @Test func buildsEveryMethodButSelect() {
        #expect(Set(Self.golden.map(\.0.method)) == Set(Query.Method.allCases).subtracting([.select]))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func writesNoNumberThatJSONLacks(value: Double) throws {
        #expect(Query.equal("age", value).text == #"{"method":"equal","attribute":"age","values":[null]}"#)
    }

    @Test(arguments: [
        "", "equal", "[]", "null", "7", #""equal""#, "{}", #"{"method":7}"#, #"{"method":null}"#,
        #"{"method":"equal","values":"x"}"#, #"{"method":"equal","values":{}}"#, #"{"method":"equal","attribute":7}"#,
        #"{"method":"equal"} x"#, #"{"method":"and","values":["x"]}"#, #"{"method":"and","values":[[]]}"#,
        #"equal("email", ["a@b.c"])"#, #"{"method":"equal","method":"limit"}"#,
    ])
    func refusesWhatIsNoQuery(text: String) {
        #expect(throws: Query.SyntaxError.syntax) { try Query(parsing: text) }
    }

    @Test func namesAMethodThatIsUnknownAndCutsIt() {
        #expect(throws: Query.SyntaxError.method("Equal")) { try Query(parsing: #"{"method":"Equal"}"#) }
        let long = String(repeating: "x", count: 5000)
        #expect(throws: Query.SyntaxError.method(String(long.prefix(32)))) {
            try Query(parsing: #"{"method":"\#(long)"}"#)
        }
        #expect(throws: Query.SyntaxError.method("foo")) {
            try Query(parsing: #"{"method":"or","values":[{"method":"foo"}]}"#)
        }
    }

    @Test func takesAbsentNullAndEmptyForNothing() throws {
        for text in [
            #"{"method":"limit","attribute":"","values":[5]}"#, #"{"method":"limit","attribute":null,"values":[5]}"#,
            #"{ "values" : [ 5 ] , "other" : 1, "method" : "limit" }"#,
        ] {
            #expect(try Query(parsing: text) == .limit(5))
        }
        #expect(try Query(parsing: #"{"method":"orderRandom","values":null}"#) == .orderRandom())
    }

    /// The outermost query is at depth one.
    @Test func boundsTheNesting() throws {
        func nested(_ depth: Int) -> String {
            let open = String(repeating: #"{"method":"and","values":["#, count: depth - 1)
            return open + #"{"method":"isNull","attribute":"a"}"# + String(repeating: "]}", count: depth - 1)
        }
        #expect(try Query(parsing: nested(16)).method == .and)
        #expect(throws: Query.SyntaxError.syntax) { try Query(parsing: nested(17)) }
        #expect(throws: Query.SyntaxError.syntax) { try Query(parsing: nested(50_000)) }
    }
}
