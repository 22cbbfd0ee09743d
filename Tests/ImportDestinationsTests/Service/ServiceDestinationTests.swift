import AppwriteUsers
import ImportDestinations
import JSONText
import PasswordHashing
import Testing
import UserImport

@Suite struct ServiceDestinationTests {
    @Test func makesAUserAndThenCompletesThem() async throws {
        let service = MemoryService()
        #expect(try await service.apply(.full()) == [.created])
        #expect(
            service.requests == [
                "GET /users", "POST /users/md5", "PATCH /users/ada/phone", "PATCH /users/ada/verification",
                "PATCH /users/ada/verification/phone", "PATCH /users/ada/status", "PUT /users/ada/labels",
                "PATCH /users/ada/prefs",
            ])
        let user = try #require(service.users.first)
        #expect(user.password == "144fa7eaa4904e8ee120651997f70dcc" && user.hash == "md5" && user.name == "Ada")
        #expect(user.phone == "+14155550100" && user.emailVerification && user.phoneVerification && !user.status)
        #expect(user.labels == ["admin", "beta"] && user.prefs["theme"] == .string("dark"))
    }

    @Test func sendsNothingToAUserWhoHasEverything() async throws {
        let service = MemoryService()
        _ = try await service.apply(.full())
        let users = service.users
        service.fail()
        #expect(try await service.apply(.full()) == [.unchanged])
        #expect(service.requests == ["GET /users", "POST /users/md5", "GET /users/ada"])
        #expect(service.users == users)
    }

    /// The phone number comes with the create call, and takes no look-up.
    @Test func sendsPlainTextPasswordsAsTheyAre() async throws {
        let service = MemoryService()
        let record = UserRecord.sample(.plain("correct horse"), id: "ada").with { $0.phone = "+14155550100" }
        #expect(try await service.apply(record) == [.created])
        #expect(service.requests == ["POST /users"])
        #expect(try await service.apply(record) == [.unchanged])
    }

    @Test func givesAPlainTextPasswordToAUserWithoutOne() async throws {
        let service = MemoryService()
        _ = try await service.apply(.sample(.none))
        #expect(service.users.first?.password == nil)
        #expect(try await service.apply(.sample(.plain("correct horse"))) == [.passwordAdded])
        #expect(service.users.first?.password != nil)
    }

    @Test func leavesAPasswordThatTheUserHasSetMeanwhile() async throws {
        let service = MemoryService()
        _ = try await service.apply(.sample(.none))
        service.change("u1") { $0.password = "$argon2id$own" }
        #expect(try await service.apply(.sample(.none)) == [.unchanged])
        #expect(try await service.apply(.sample(.plain("correct horse"))) == [.unchanged])
    }

    @Test(arguments: [1, 2, 8]) func hasNoMoreUsersUnderWayThanAllowed(_ concurrency: Int) async throws {
        let service = MemoryService()
        let plans = try (1...40).map { try AppwritePlanner().plan(.numbered($0)) }
        let outcomes = try await service.destination(concurrency: concurrency).apply(plans)
        #expect(outcomes == Array(repeating: .created, count: 40))
        #expect(service.maximumUnderWay <= concurrency)
        #expect(concurrency == 1 || service.maximumUnderWay > 1)
    }

    @Test func answersInTheOrderOfThePlans() async throws {
        let service = MemoryService()
        _ = try await service.apply(.numbered(3), .numbered(7))
        let plans = try (1...9).map { try AppwritePlanner().plan(.numbered($0)) }
        let outcomes = try await service.destination(concurrency: 4).apply(plans)
        #expect(outcomes.enumerated().filter { $0.element == .unchanged }.map(\.offset) == [2, 6])
    }

    @Test func theFirstOfTwoWithTheSameAddressWins() async throws {
        for _ in 0..<20 {
            let service = MemoryService()
            let outcomes = try await service.apply(
                .full("ada"), .numbered(1), .full("eve").with { $0.email = "ada@example.com" },
                .full("ivy").with { $0.email = "ivy@example.com" }, .full("ADA", phone: "+14155550102"))
            #expect(
                outcomes.map(\.field) == [nil, nil, "phone", "phone", "email"])
            #expect(service.users.map(\.id) == ["ada", "u1"])
        }
    }

    @Test func letsNobodyInWithoutAKey() async throws {
        let service = MemoryService()
        try await service.destination().checkAccess()
        service.fail { _, _ in .refused(401, "general_unauthorized_scope") }
        let error = await #expect(throws: AppwriteError.self) { try await service.destination().checkAccess() }
        #expect(error?.code == 401)
    }
}

extension UserRecord {
    fileprivate static func numbered(_ number: Int) -> UserRecord {
        UserRecord.sample(.none, id: "u\(number)").with { $0.email = "u\(number)@example.com" }
    }
}

extension DestinationOutcome {
    /// The field of a conflict or a refusal.
    var field: String? {
        switch self {
        case .conflict(let rejection), .refused(let rejection): rejection.field
        case .created, .unchanged, .passwordAdded, .passwordReplaced: nil
        }
    }
}
