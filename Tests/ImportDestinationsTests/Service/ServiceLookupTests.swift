import AppwriteUsers
import ImportDestinations
import Testing
import UserImport

/// A plan that is held against the users of a service.
@Suite struct ServiceLookupTests {
    private func keys(_ id: String, email: String? = nil, phone: String? = nil) throws -> UserKeys {
        var record = UserRecord.sample(.none, id: id)
        (record.email, record.phone) = (email, phone)
        return UserKeys(of: try AppwritePlanner().plan(record))
    }

    private func lookup(_ service: MemoryService) -> ServiceLookup {
        let client = UsersClient(
            endpoint: "https://users.example", project: "p", key: "k", transport: service, retry: .never)
        return ServiceLookup(client: client)
    }

    @Test func saysWhoIsInTheWay() async throws {
        let service = MemoryService()
        #expect(try await service.apply(.full("ada"), .full("eve", phone: "+14155550101")) == [.created, .created])
        let before = service.users
        let found = try await lookup(service).existing([
            keys("new", email: "new@example.com", phone: "+14155550199"), keys("ada", email: "ada@example.com"),
            keys("new", email: "ADA@example.com"), keys("new", phone: "+14155550101"),
            // Another user counts more than the same one.
            keys("ada", email: "eve@example.com"), keys("eve", phone: "+14155550101"), keys("bare"),
        ])
        #expect(
            found == [
                nil, .sameID, .another(field: "email"), .another(field: "phone"), .another(field: "email"), .sameID,
                nil,
            ])
        #expect(service.users == before)
    }

    /// Three requests for as many as a URL has room for, and none for nobody.
    @Test func asksForManyAtOnce() async throws {
        let service = MemoryService()
        let count = ServiceLookup.batchSize * 2 + 1
        let users = try (0..<count).map { try keys("u\($0)", email: "u\($0)@example.com") }
        #expect(try await lookup(service).existing(users) == users.map { _ in nil })
        // Nobody has a number.
        #expect(service.requests == Array(repeating: "GET /users", count: 6))
        #expect(try await lookup(service).existing([]).isEmpty)
    }
}
