import AppwriteUsers
import JSONText
import Testing
import UserStorage
import UsersServer

/// The limits of calls that take no password: their numbers, their windows and their headers (Users API, rate limit).
@Suite(.service { $0.now = { ServiceUnderTest.hour } }) struct AccountLimitTests {
    private func expectStanding(
        _ answer: HTTPTransportResponse, _ limit: Int, remaining: Int, window: Int64,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(answer.fields["X-RateLimit-Limit"] == "\(limit)", "\(answer.text)", sourceLocation: sourceLocation)
        #expect(answer.fields["X-RateLimit-Remaining"] == "\(remaining)", sourceLocation: sourceLocation)
        let reset = try #require(
            answer.fields["X-RateLimit-Reset"].flatMap { Int64($0) }, sourceLocation: sourceLocation)
        #expect(reset == ServiceUnderTest.hour.milliseconds / 1000 + window, sourceLocation: sourceLocation)
    }

    @Test(arguments: ["/account/jwts", "/account/jwt"]) func aMinuteHas120Tokens(_ path: String) async throws {
        let service = try ServiceUnderTest.current
        let id = path.hasSuffix("s") ? "jwts" : "jwt"
        try await service.makeUser(id)
        let answer = try await service.call(.post, path, [:], try await service.signedInFields(id))
        #expect(answer.status == 201, "\(answer.text)")
        try expectStanding(answer, 120, remaining: 119, window: 60)
        // Both paths are one call.
        let fields = try await service.signedInFields(id)
        _ = try await service.call(.post, "/account/jwts", [:], fields)
        let second = try await service.call(.post, "/account/jwt", [:], fields)
        // A new minute may have begun in between.
        #expect(["118", "119"].contains(second.fields["X-RateLimit-Remaining"]))
    }

    @Test func anHourHasTenExtensions() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("extended")
        let fields = try await service.signedInFields("extended")
        let answer = try await service.call(.patch, "/account/sessions/current", [:], fields)
        #expect(answer.status == 200, "\(answer.text)")
        try expectStanding(answer, 10, remaining: 9, window: 3600)
    }

    @Test func anHourHasAHundredSignOuts() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("out")
        let fields = try await service.signedInFields("out")
        let missing = try await service.call(.delete, "/account/sessions/nobodys", [:], fields)
        expect(missing, 404, "user_session_not_found")
        try expectStanding(missing, 100, remaining: 99, window: 3600)
        let all = try await service.call(.delete, "/account/sessions", [:], fields)
        #expect(all.status == 204)
        try expectStanding(all, 100, remaining: 99, window: 3600)
    }
}
