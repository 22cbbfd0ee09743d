import Testing
import UserImport
import UserStorage

/// A plan that is held against the users of the store.
@Suite struct StoreLookupTests {
    private func keys(_ id: String, email: String? = nil, phone: String? = nil) throws -> UserKeys {
        var record = UserRecord.user(id, email: email)
        record.phone = phone
        return UserKeys(of: try StorePlanner().plan(record))
    }

    @Test func saysWhoIsInTheWay() async throws {
        try await withStore { store, path in
            var ada = UserRecord.user("ada", email: "ada@example.com")
            ada.phone = "+14155550100"
            _ = try await StoreDestination(store: store).apply(ada, .user("eve", email: "eve@example.com"))
            let rows = try RawDatabase.rows(path)
            let found = try await StoreLookup(store).existing([
                keys("new", email: "new@example.com", phone: "+14155550199"), keys("ADA", email: "ada@example.com"),
                keys("new", email: "ADA@example.com"), keys("new", phone: "+14155550100"),
                // Another user counts more than the same one.
                keys("ada", email: "eve@example.com"), keys("eve"), keys("bare"),
            ])
            #expect(
                found == [
                    nil, .sameID, .another(field: "email"), .another(field: "phone"), .another(field: "email"), .sameID,
                    nil,
                ])
            #expect(try RawDatabase.rows(path) == rows)
        }
    }
}
