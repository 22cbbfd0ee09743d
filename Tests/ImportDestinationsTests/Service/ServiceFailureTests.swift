import AppwriteUsers
import JSONText
import Testing
import UserImport

@Suite struct ServiceFailureTests {
    @Test(arguments: [
        (MemoryService.Fault.refused(400, "general_argument_invalid"), "400 general_argument_invalid"),
        (.refused(500, "general_unknown"), "500 general_unknown"), (.foreign(500), "500"), (.foreign(413), "413"),
        (.refused(400, "secret@example.com"), "400 unnamed"),
    ])
    func aRowThatIsRefusedDoesNotStopTheRun(_ fault: MemoryService.Fault, _ words: String) async throws {
        let service = MemoryService()
        service.fail { _, request in request == "POST /users/md5" ? fault : nil }
        let outcomes = try await service.apply(.sample(.none, id: "a").with { $0.email = nil }, .full(), .sample())
        let refusal = RowRejection(field: nil, reason: "was refused by the service (\(words))")
        #expect(outcomes == [.created, .refused(refusal), .created])
    }

    /// A user who is blocked must not stay at large because a label is refused.
    @Test func sendsTheRestWhenOneThingIsRefused() async throws {
        let service = MemoryService()
        service.fail { _, request in
            request.hasSuffix("/phone") && request.hasPrefix("PATCH") ? .refused(400, "general_argument_invalid") : nil
        }
        let reason = "was refused by the service (400 general_argument_invalid)"
        #expect(try await service.apply(.full()) == [.refused(RowRejection(field: "phone", reason: reason))])
        let user = try #require(service.users.first)
        #expect(user.phone.isEmpty && user.emailVerification && !user.status && !user.prefs.isEmpty)
        #expect(!service.requests.contains("PATCH /users/ada/verification/phone"))

        service.fail()
        #expect(try await service.apply(.full()) == [.created])
        #expect(service.users.first?.phoneVerification == true)
        #expect(!service.requests.contains("PATCH /users/ada/status"))
    }

    @Test(arguments: [
        MemoryService.Fault.refused(401, "general_unauthorized_scope"), .refused(401, "project_key_expired"),
        .refused(403, "project_id_missing"), .refused(404, "project_not_found"),
        .refused(429, "general_rate_limit_exceeded"),
        .refused(503, "general_service_disabled"), .refused(400, "user_count_exceeded"), .foreign(404), .foreign(200),
        .unreachable,
    ])
    func whatConcernsEveryRowEndsTheRun(_ fault: MemoryService.Fault) async throws {
        let service = MemoryService()
        service.fail { number, _ in number > 2 ? fault : nil }
        await #expect(throws: AppwriteError.self) {
            try await service.apply(.sample(.none, id: "a").with { $0.email = nil }, .sample(), .full(), concurrency: 1)
        }
        #expect(service.users.map(\.id) == ["a", "u1"])
    }

    @Test(arguments: [429, 503]) func aBusyServiceIsAskedAgain(_ status: Int) async throws {
        let service = MemoryService()
        service.fail { number, _ in number % 3 == 0 ? nil : .refused(status, "general_rate_limit_exceeded") }
        #expect(try await service.apply(.full()) == [.created])
        #expect(service.created == 1 && service.users.first?.prefs.isEmpty == false)
    }

    @Test(arguments: [502, 504]) func aProxyThatLostTheAnswerIsNotBelieved(_ status: Int) async throws {
        let service = MemoryService()
        service.fail { number, _ in number == 1 ? .foreign(status) : nil }
        #expect(try await service.apply(.sample()) == [.created])
        #expect(service.requests == ["POST /users", "GET /users/u1", "POST /users"])
    }

    @Test func aServiceThatLosesEveryAnswerEndsTheRun() async throws {
        let service = MemoryService()
        service.fail { _, request in request.hasPrefix("POST") ? .lost(carriedOut: false) : nil }
        await #expect(throws: AppwriteError.self) { try await service.apply(.sample()) }
        #expect(service.requests.filter { $0.hasPrefix("POST") }.count == 5)
    }

    /// Some servers refuse a hash with 500, others are in trouble: whether the user was made is read back.
    @Test(arguments: [(true, 1), (false, 2)]) func aServerErrorIsNotBelievedAtOnce(isMade: Bool, creates: Int)
        async throws
    {
        let service = MemoryService()
        service.fail { number, _ in
            number == 2 ? isMade ? .spoiled(500) : .refused(500, "general_unknown") : number == 5 ? .spoiled(500) : nil
        }
        #expect(try await service.apply(.full()) == [.created])
        #expect(service.created == 1 && service.users.first?.prefs.isEmpty == false)
        #expect(service.requests.filter { $0 == "POST /users/md5" }.count == creates)
    }

    @Test func aServerErrorIsBelievedInTheEnd() async throws {
        let service = MemoryService()
        service.fail { _, request in request == "POST /users/md5" ? .refused(500, "general_unknown") : nil }
        let outcomes = try await service.apply(.full())
        #expect(
            outcomes == [.refused(RowRejection(field: nil, reason: "was refused by the service (500 general_unknown)"))]
        )
        #expect(service.requests.filter { $0 == "POST /users/md5" }.count == 3)
    }

    @Test func aUserDeletedMeanwhileIsTheRowsOwnMatter() async throws {
        let service = MemoryService()
        service.fail { _, request in
            request.hasPrefix("P") && request != "POST /users/md5" ? .refused(404, "user_not_found") : nil
        }
        #expect(try await service.apply(.full()).map(\.field) == ["phone"])
    }
}
