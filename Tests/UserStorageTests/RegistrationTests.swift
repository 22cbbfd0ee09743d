import AppwriteUsers
import JSONText
import PasswordHashing
import Testing
import UserImport
import UserStorage

/// The date on which the source made a user.
@Suite struct RegistrationTests {
    private static func plan(_ id: String, registeredAt date: String?) throws -> StorePlan {
        var record = UserRecord.user(id, email: "\(id)@example.com")
        record.createdAt = date
        return try StorePlanner().plan(record)
    }

    /// The source's date as it is, also one that makes no sense here: it is not for the store to know better.
    @Test(
        arguments: [
            ("2013-05-06T07:08:09.123Z", 1_367_824_089_123), ("1970-01-01T00:00:01Z", 1000),
            ("1969-12-31T23:59:59.999Z", -1), ("1066-10-14", -28_502_755_200_000), ("2999-12-31", 32_503_593_600_000),
        ] as [(String, Int64)]) func isKeptWhateverItsYear(date: String, milliseconds: Int64) async throws
    {
        try await withStore { store, _ in
            let before = Timestamp.now()
            #expect(try await StoreDestination(store: store).apply([Self.plan("u1", registeredAt: date)]) == [.created])
            let user = try #require(try await store.user(id: "u1"))
            #expect(user.registration == Timestamp(milliseconds: milliseconds))
            #expect(user.createdAt >= before && user.updatedAt == user.createdAt)
        }
    }

    @Test func isTheTimeOfTheImportWhereItIsUnknown() async throws {
        try await withStore { store, _ in
            _ = try await StoreDestination(store: store).apply([Self.plan("u1", registeredAt: nil)])
            let user = try #require(try await store.user(id: "u1"))
            #expect(user.registration == user.createdAt)
        }
    }

    @Test func anotherDateInALaterRunChangesNothing() async throws {
        try await withStore { store, path in
            let destination = StoreDestination(store: store)
            _ = try await destination.apply([Self.plan("u1", registeredAt: "2013-05-06")])
            let rows = try RawDatabase.rows(path)
            for date in ["2013-05-06", "2014-01-01", nil] {
                #expect(try await destination.apply([Self.plan("u1", registeredAt: date)]) == [.unchanged])
            }
            #expect(try RawDatabase.rows(path) == rows)
        }
    }

    /// Users are listed in the order in which they came here, and by registration only where that is asked for.
    @Test func aRangeOfRegistrationsKeepsTheListsOrder() async throws {
        try await withStore { store, _ in
            let dates = ["2015-01-01", "1969-01-01", "2010-01-01", "2020-01-01"]
            _ = try await StoreDestination(store: store).apply(
                dates.enumerated().map { try Self.plan("u\($0.offset)", registeredAt: $0.element) })
            func ids(_ queries: [Query]) async throws -> [String] {
                let request = try ListRequest(queries, of: .users)
                return try await store.read { try $0.users(matching: request, search: nil).items.map(\.id) }
            }
            let range = try query("lessThan", "registration", ["2018-01-01T00:00:00.000+00:00"])
            #expect(try await ids([range]) == ["u0", "u1", "u2"])
            #expect(try await ids([range, query("orderAsc", "registration")]) == ["u1", "u2", "u0"])
            #expect(try await ids([range, query("cursorAfter", nil, ["u0"])]) == ["u1", "u2"])
            #expect(try await ids([query("lessThan", "registration", ["1970-01-01T00:00:00.000+00:00"])]) == ["u1"])
        }
    }
}
