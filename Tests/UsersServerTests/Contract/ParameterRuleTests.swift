import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// Every rule for a parameter, at its bounds (Users API, validators).
@Suite(.service()) struct ParameterRuleTests {
    /// A parameter, and values that it takes or refuses.
    struct Rule: Sendable, CustomTestStringConvertible {
        let name: String
        /// A request with `VALUE` in it, whose other parameters are right.
        let request: ContractRequest
        let parameter: String
        let words: String
        /// JSON texts.
        let accepted: [String]
        let refused: [String]

        var testDescription: String { name }
    }

    private static func letters(_ count: Int, _ letter: String = "x") -> String {
        #""\#(String(repeating: letter, count: count))""#
    }

    private static let noText = ["1", "true", "null", "[]", #"["a"]"#, "{}"]

    private static let hashedUser = ContractRequest.post(
        "/users/md5", #"{"userId":"unique()","email":"unique@example.com","password":VALUE}"#)

    static let rules: [Rule] = [
        Rule(
            name: "CustomId", request: .post("/users", #"{"userId":VALUE}"#), parameter: "userId", words: Words.key,
            accepted: [
                letters(36), #""a""#, #""7""#, #""unique()""#, #""Z._-""#, #""5f3c2a1b-0000-4000-8000-00aa00bb00cc""#,
            ],
            refused: noText + [
                letters(37), #""""#, #""_a""#, #""-a""#, #"".a""#, #""$a""#, #""a b""#, #""auth0|5f""#, #""f:a:b""#,
                #""a@example.com""#, #""é""#, #""unique( )""#, #""a\n""#, #""a\u0000""#,
            ]),
        Rule(
            name: "Email", request: .post("/users", #"{"userId":"unique()","email":VALUE}"#), parameter: "email",
            words: Words.email + " or null",
            accepted: [
                #""rule@example.com""#, #"" Trimmed@Example.COM ""#, #""a+tag@sub.example.com""#,
                #""\#(String(repeating: "l", count: 64))@example.com""#, #""o'neil@example.com""#,
            ],
            refused: noText.filter { $0 != "null" } + [
                #""""#, #""ada""#, #""a@localhost""#, #""jöhn@x.com""#, #""a@bücher.example""#, #""a@b@example.com""#,
                #""@example.com""#, #""a@""#, #""a..b@example.com""#, #"".a@example.com""#, #""a b@example.com""#,
                #""\#(String(repeating: "l", count: 65))@example.com""#, #""a@-example.com""#,
            ]),
        Rule(
            name: "Email that is required",
            request: .post("/users/md5", #"{"userId":"unique()","email":VALUE,"password":"12345678"}"#),
            parameter: "email", words: Words.email, accepted: [#""required@example.com""#],
            refused: noText + [#""""#, #""a@localhost""#]),
        Rule(
            name: "Phone", request: .post("/users", #"{"userId":"unique()","phone":VALUE}"#), parameter: "phone",
            words: Words.phone + " or null",
            accepted: [#""+1415555""#, #""+14155550100""#, #""+141555501001234""#, #""+4915112345678""#],
            refused: noText.filter { $0 != "null" } + [
                #""""#, #""+141555""#, #""+1415555010012345""#, #""+04155550100""#, #""14155550100""#,
                #""+1 415 555 0100""#, #"" +14155550100""#, #""+1415555010a""#, #""+8025550100""#, #""+2105550100""#,
                #""+１４１５５５５０１００""#,
            ]),
        Rule(
            name: "PlainPassword", request: .post("/users", #"{"userId":"unique()","password":VALUE}"#),
            parameter: "password", words: Words.password,
            accepted: [letters(8), letters(256), letters(4, "é")],
            refused: noText.filter { $0 != "null" } + [
                #""""#, letters(7), letters(257), letters(3, "é"), letters(129, "é"),
            ]),
        Rule(
            name: "HashString", request: hashedUser, parameter: "password", words: Words.password,
            accepted: [letters(8), letters(256), letters(4, "é"), #""not a hash at all""#, #""  padded  \n""#],
            refused: noText + [#""""#, letters(7), letters(257), letters(3, "é"), letters(129, "é")]),
        Rule(
            name: "Text of 1 to 128", request: .post("/users", #"{"userId":"unique()","name":VALUE}"#),
            parameter: "name", words: Words.text(128),
            accepted: [letters(1), letters(128), letters(128, "🛶"), letters(64, #"e\u0301"#), #"" ""#],
            refused: noText.filter { $0 != "null" } + [
                #""""#, letters(129), letters(129, "🛶"), letters(65, #"e\u0301"#),
            ]),
        Rule(
            name: "Text of 1 to 255",
            request: .post(
                "/users/{user}/targets", #"{"targetId":"unique()","providerType":"push","identifier":VALUE}"#),
            parameter: "identifier", words: Words.text(255), accepted: [letters(1), letters(255, "é")],
            refused: noText + [#""""#, letters(256)]),
        Rule(
            name: "Integer",
            request: .post(
                "/users/scrypt",
                #"{"userId":"unique()","email":"unique@example.com","password":"12345678","passwordSalt":"salt","#
                    + #""passwordCpu":2,"passwordMemory":VALUE,"passwordParallel":1,"passwordLength":16}"#),
            parameter: "passwordMemory", words: Words.integer, accepted: ["1", "8", "2147483647"],
            refused: [#""8""#, "8.5", "true", "null", "[]", "2147483648", "-2147483649", "9223372036854775808"]),
        Rule(
            name: "Bool strict", request: .patch("/users/{user}/mfa", #"{"mfa":VALUE}"#), parameter: "mfa",
            words: Words.bool, accepted: ["true", "false"],
            refused: [#""true""#, #""false""#, #""1""#, #""0""#, #""""#, "1", "0", "null", "[]", "{}"]),
        Rule(
            name: "Bool loose", request: .patch("/users/{user}/status", #"{"status":VALUE}"#), parameter: "status",
            words: Words.bool,
            accepted: ["true", "false", #""true""#, #""false""#, #""1""#, #""0""#, "1", "0"],
            refused: [#""yes""#, #""TRUE""#, #""""#, "2", "-1", "null", "[]", "{}"]),
        Rule(
            name: "Range of 4 to 128", request: .post("/users/{user}/tokens", #"{"length":VALUE}"#),
            parameter: "length", words: Words.range("4 and 128"), accepted: ["4", "128", #""4""#, #""128""#, "null"],
            refused: ["3", "129", "-4", "4.5", #""3""#, #""x""#, #""""#, #""4.5""#, "true", "[]"]),
        Rule(
            name: "Range with thousands", request: .post("/users/{user}/tokens", #"{"expire":VALUE}"#),
            parameter: "expire", words: Words.range("60 and 31,536,000"), accepted: ["60", "31536000"],
            refused: ["59", "31536001"]),
        Rule(
            name: "Range of a JSON Web Token", request: .post("/users/{user}/jwts", #"{"duration":VALUE}"#),
            parameter: "duration", words: Words.range("0 and 3,600"), accepted: ["0", "3600"], refused: ["-1", "3601"]),
        Rule(
            name: "WhiteList",
            request: .post(
                "/users/sha",
                #"{"userId":"unique()","email":"unique@example.com","password":"12345678","passwordVersion":VALUE}"#),
            parameter: "passwordVersion",
            words: "Value must be one of (sha1, sha224, sha256, sha384, sha512/224, sha512/256, sha512, sha3-224, "
                + "sha3-256, sha3-384, sha3-512)",
            accepted: [#""sha1""#, #""SHA256""#, #""Sha3-512""#, "null"],
            refused: [#""""#, #""sha2""#, #""sha-256""#, #""sha512-256""#, "1", "[]"]),
        Rule(
            name: "WhiteList of targets",
            request: .post(
                "/users/{user}/targets", #"{"targetId":"unique()","providerType":VALUE,"identifier":"unique"}"#),
            parameter: "providerType", words: "Value must be one of (email, sms, push)",
            accepted: [#""push""#, #""PUSH""#], refused: [#""""#, #""fax""#, "null", "1"]),
        Rule(
            name: "Object", request: .patch("/users/{user}/prefs", #"{"prefs":VALUE}"#), parameter: "prefs",
            words: Words.object,
            accepted: ["{}", #"{"a":{"b":[1,null]}}"#, #"{"a":"\#(String(repeating: "x", count: 65_527))"}"#],
            refused: [
                "null", "1", "true", #""{}""#, #"[1]"#, #"{"a":"\#(String(repeating: "x", count: 65_528))"}"#,
            ]),
    ]

    @Test(arguments: rules) func holdsAtItsBounds(_ rule: Rule) async throws {
        let service = try ServiceUnderTest.current
        let user = try await service.call(.post, "/users", ["userId": "unique()"]).json["$id"]?.stringValue ?? ""
        for (index, value) in rule.accepted.enumerated() {
            let response = try await send(rule, value, index, user, service)
            #expect(response.succeeded, "\(value.prefix(80)): \(response.text)")
        }
        for (index, value) in rule.refused.enumerated() {
            let response = try await send(rule, value, index, user, service)
            #expect(response.status == 400, "\(value.prefix(80))")
            #expect(response.errorType == "general_argument_invalid", "\(value.prefix(80))")
            #expect(
                response.json["message"] == .string("Invalid `\(rule.parameter)` param: \(rule.words)"),
                "\(value.prefix(80))")
        }
    }

    /// With the value in its place, and addresses of its own.
    private func send(
        _ rule: Rule, _ value: String, _ index: Int, _ user: String, _ service: ServiceUnderTest
    ) async throws -> HTTPTransportResponse {
        var request = rule.request
        let address = rule.name.filter { $0.isLetter || $0.isNumber } + String(index)
        request.body = request.body.replacing("unique@", with: address + "@")
            .replacing(#""unique""#, with: #""\#(address)""#).replacing("VALUE", with: value)
        return try await request.sent(to: service, user: user, last: "")
    }

    @Test(arguments: [
        ("37 characters", String(repeating: "x", count: 37)), ("an underscore first", "_a"), ("a hyphen first", "-a"),
        ("a period first", ".a"), ("unique()", "unique%28%29"), ("a space", "a%20b"), ("not ASCII", "%C3%A9"),
    ])
    func idsOfThePathAreRefused(_ row: (claim: String, id: String)) async throws {
        let response = try await ServiceUnderTest.current.call(.get, "/users/\(row.id)")
        #expect(response.status == 400)
        #expect(response.json["message"] == .string("Invalid `userId` param: \(Words.uid)"))
    }

    /// The words say that these are refused, and they are not.
    @Test(arguments: ["a.b-c_d", "nobody", "4711"])
    func idsOfThePathAreTaken(_ id: String) async throws {
        #expect(try await ServiceUnderTest.current.call(.get, "/users/\(id)").errorType == "user_not_found")
    }

    /// Eight of them are the seconds (Users API, identifiers).
    @Test func makesAnIdOf20LowerCaseHexDigits() async throws {
        let before = Timestamp.now().milliseconds / 1000
        let response = try await ServiceUnderTest.current.call(.post, "/users", ["userId": "unique()"])
        let after = Timestamp.now().milliseconds / 1000
        let id = try #require(response.json["$id"]?.stringValue)
        #expect(id.wholeMatch(of: /[0-9a-f]{20}/) != nil)
        #expect(before...after ~= Int64(id.prefix(8), radix: 16) ?? 0)
    }
}
