import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// Users API, response-format negotiation: queries of SDKs before 1.5.
@Suite(.service()) struct OldQueryTests {
    @Test(arguments: [
        (#"equal("email", ["old-1@example.com"])"#, ["old-1"]),
        (#"equal("email", ["old-1@example.com", "old-2@example.com"])"#, ["old-1", "old-2"]),
        (#"equal("email", "old-2@example.com")"#, ["old-2"]),
        (#"startsWith("name", ["Old (2), \"two\""])"#, ["old-2"]),
        (#"between("$id", "old-1", "old-2")"#, ["old-1", "old-2"]),
        (#"{"method":"equal","attribute":"email","values":["old-1@example.com"]}"#, ["old-1"]),
    ])
    func readsQueriesWrittenAsCalls(_ query: String, _ expected: [String]) async throws {
        let service = try ServiceUnderTest.current
        for number in 1...2 {
            let name = number == 1 ? "Old 1" : "Old (2), \"two\""
            _ = try? await service.store.write {
                try $0.insert(
                    NewUser(id: "old-\(number)", email: "old-\(number)@example.com", name: name), at: .now())
            }
        }
        var fields = service.keyFields
        fields.append("X-Appwrite-Response-Format", "1.4.0")
        let encoded = query.addingPercentEncodingForTest
        let answer = try await service.call(.get, "/users?queries%5B%5D=\(encoded)", nil, fields)
        #expect(answer.status == 200)
        #expect(answer.json["users"]?.arrayValue?.compactMap { $0["$id"]?.stringValue } == expected)
        // A client of today that writes so is told.
        let today = try await service.call(.get, "/users?queries%5B%5D=\(encoded)", nil, service.keyFields)
        #expect(today.status == (query.hasPrefix("{") ? 200 : 400))
    }

    @Test(arguments: ["equal(", "equal)", "()", "limit(", #"limit("x")"#, "equal(1)", "drop table users()", "limit(0)"])
    func refusesWhatIsNoCall(_ query: String) async throws {
        let service = try ServiceUnderTest.current
        var fields = service.keyFields
        fields.append("X-Appwrite-Response-Format", "1.4.0")
        let path = "/users?queries%5B%5D=\(query.addingPercentEncodingForTest)"
        let answer = try await service.call(.get, path, nil, fields)
        #expect(answer.status == 400)
        #expect(answer.errorType == "general_argument_invalid")
    }
}

extension String {
    fileprivate var addingPercentEncodingForTest: String {
        utf8.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
