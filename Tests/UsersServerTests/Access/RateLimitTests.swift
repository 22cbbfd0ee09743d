import AppwriteUsers
import JSONText
import Testing
import UserStorage
import UsersServer

/// Users API, rate limit. Calls without a password count, and cost nothing.
@Suite(.service { $0.now = { ServiceUnderTest.hour } }) struct RateLimitTests {
    private func attempt(
        _ email: String, _ service: ServiceUnderTest, _ fields: HeaderFields? = nil
    ) async throws -> HTTPTransportResponse {
        try await service.call(
            .post, "/account/sessions/email", ["email": .string(email)], fields ?? service.guestFields)
    }

    @Test func countsTenAnHourBeforeItLooksAtTheParameters() async throws {
        let service = try ServiceUnderTest.current
        for count in 1...12 {
            let answer = try await attempt("limited@example.com", service)
            #expect(answer.fields["X-RateLimit-Limit"] == "10")
            #expect(answer.fields["X-RateLimit-Remaining"] == String(max(0, 10 - count)))
            let reset = try #require(answer.fields["X-RateLimit-Reset"].flatMap { Int64($0) })
            #expect(reset == ServiceUnderTest.hour.milliseconds / 1000 + 3600)
            if count <= 10 {
                expect(answer, 400, "general_argument_invalid", "Param \"password\" is not optional.")
            } else {
                expect(
                    answer, 429, "general_rate_limit_exceeded",
                    "Rate limit for the current endpoint has been exceeded. Please try again after some time.")
            }
        }
        #expect(try await attempt("another@example.com", service).status == 400)
        // Another spelling of the address is no other account, and a right password does not help.
        #expect(try await attempt("LIMITED@example.com", service).status == 429)
        try await service.makeUser("limited")
        expect(try await service.logIn("limited@example.com"), 429, "general_rate_limit_exceeded")
        // A key is exempt.
        let keyed = try await service.logIn("limited@example.com", "appwrite", service.keyFields)
        #expect(keyed.status == 201, "\(keyed.text)")
        #expect(keyed.fields["X-RateLimit-Limit"] == nil)
    }

    @Test func startsAnewAfterASignIn() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("reset")
        for _ in 0..<9 { #expect(try await attempt("reset@example.com", service).status == 400) }
        #expect(try await service.logIn("reset@example.com").status == 201)
        let after = try await attempt("reset@example.com", service)
        #expect(after.fields["X-RateLimit-Remaining"] == "9")
    }

    @Test func countsNothingOfAnUnknownProject() async throws {
        let service = try ServiceUnderTest.current
        for _ in 0..<12 {
            let answer = try await attempt("elsewhere@example.com", service, ["X-Appwrite-Project": "elsewhere"])
            expect(answer, 404, "project_not_found")
            #expect(answer.fields["X-RateLimit-Limit"] == nil)
        }
        #expect(try await attempt("elsewhere@example.com", service).fields["X-RateLimit-Remaining"] == "9")
    }

    @Test func countsNewAccountsByAddressAndTokensByUser() async throws {
        let service = try ServiceUnderTest.current
        for (path, body) in [("/account", [:]), ("/account/sessions/token", ["userId": "somebody"])]
            as [(String, JSONObject)]
        {
            for count in 1...11 {
                let answer = try await service.call(.post, path, body, service.guestFields)
                #expect(answer.status == (count <= 10 ? 400 : 429), "\(path) \(count): \(answer.text)")
            }
        }
        let other = try await service.call(
            .post, "/account/sessions/token", ["userId": "another"], service.guestFields)
        #expect(other.status == 400)
    }

    @Test func countsChangesOfThePasswordByUser() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("changing")
        let fields = try await service.signedInFields("changing")
        for count in 1...11 {
            let answer = try await service.call(.patch, "/account/password", [:], fields)
            #expect(answer.status == (count <= 10 ? 400 : 429), "\(count): \(answer.text)")
        }
    }

    @Test func limitsNoOtherCall() async throws {
        let service = try ServiceUnderTest.current
        for _ in 0..<12 {
            let answer = try await service.call(.get, "/users", nil, service.guestFields)
            #expect(answer.status == 401)
            #expect(answer.fields["X-RateLimit-Limit"] == nil)
        }
    }
}
