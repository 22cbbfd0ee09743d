import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// Users API, trap list: those that no other suite holds.
@Suite(.service()) struct TrapTests {
    @Test func refusesTheAddressThatTheUserHasAlready() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("same")
        expect(
            try await service.call(.patch, "/users/same/email", ["email": "same@example.com"]), 409,
            "user_target_already_exists", "A target with the same ID already exists.")
        let number: JSONObject = ["number": "+14155550191"]
        #expect(try await service.call(.patch, "/users/same/phone", number).status == 200)
        expect(try await service.call(.patch, "/users/same/phone", number), 409, "user_target_already_exists")
    }

    @Test func readsTheNumberOfAPhoneByItsNameOnTheWire() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("number")
        expect(
            try await service.call(.patch, "/users/number/phone", ["phone": "+14155550192"]), 400,
            "general_argument_invalid", "Param \"number\" is not optional.")
    }

    @Test func answersRecoveryCodesWith200AndADeletedAuthenticatorWith204() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("codes")
        let path = "/users/codes/mfa/recovery-codes"
        expect(try await service.call(.post, path, [:]), 404, "general_route_not_found")
        let codes = try await service.call(.patch, path, [:])
        #expect(codes.status == 200)
        #expect(codes.json["recoveryCodes"]?.arrayValue?.count == 6)
        let authenticator = StoredAuthenticator(
            id: "codes", userId: "codes", type: "totp", verified: true, createdAt: Timestamp.now())
        try await service.store.write { try $0.insert(authenticator) }
        let deleted = try await service.call(.delete, "/users/codes/mfa/authenticators/totp", [:])
        #expect(deleted.status == 204)
        #expect(deleted.body.isEmpty)
        #expect(deleted.fields["Content-Type"] != nil)
    }

    @Test(arguments: [
        ("status", "status", true), ("impersonator", "impersonator", true),
        ("verification", "emailVerification", false),
        ("verification/phone", "phoneVerification", false), ("mfa", "mfa", false),
    ])
    func takesTextForATruthValueWhereTheContractDoes(_ path: String, _ name: String, _ isLoose: Bool) async throws {
        let service = try ServiceUnderTest.current
        let id = "truth-\(name)"
        try await service.makeUser(id)
        for value in ["true", "1", 1, "false", "0", 0] as [JSONValue] {
            let answer = try await service.call(.patch, "/users/\(id)/\(path)", [name: value])
            #expect(answer.status == (isLoose ? 200 : 400), "\(value): \(answer.text)")
        }
        for value in ["yes", 2, .null, [:]] as [JSONValue] {
            expect(
                try await service.call(.patch, "/users/\(id)/\(path)", [name: value]), 400,
                "general_argument_invalid", "Invalid `\(name)` param: Value must be a valid boolean")
        }
        #expect(try await service.call(.patch, "/users/\(id)/\(path)", [name: true]).json[name] == true)
    }

    @Test func replacesLabelsWithPutOnly() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("put")
        #expect(
            try await service.call(.put, "/users/put/labels", ["labels": ["a", "b", "a"]]).json["labels"] == ["a", "b"])
        expect(try await service.call(.patch, "/users/put/labels", ["labels": []]), 404, "general_route_not_found")
    }
}

@Suite(.service()) struct DefaultPageTests {
    @Test func listsTwentyFiveUsersWhereNobodySaysHowManyAndGoesOnFromTheLast() async throws {
        let service = try ServiceUnderTest.current
        for number in 0..<30 {
            #expect(try await service.call(.post, "/users", ["userId": .string("page\(number)")]).status == 201)
        }
        let first = try await service.call(.get, "/users").json
        #expect(first["total"] == 30)
        let ids = first["users"]?.arrayValue?.compactMap { $0["$id"]?.stringValue } ?? []
        #expect(ids == (0..<25).map { "page\($0)" })
        let cursor = "%7B%22method%22%3A%22cursorAfter%22%2C%22values%22%3A%5B%22page24%22%5D%7D"
        let second = try await service.call(.get, "/users?queries%5B0%5D=\(cursor)").json
        #expect(second["total"] == 30)
        #expect(
            second["users"]?.arrayValue?.compactMap { $0["$id"]?.stringValue } == (25..<30).map { "page\($0)" })
    }
}
