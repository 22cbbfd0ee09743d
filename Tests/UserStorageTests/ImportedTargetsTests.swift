import AppwriteUsers
import Testing
import UserImport
import UserStorage

/// An imported user has what one of the service has.
@Suite struct ImportedTargetsTests {
    @Test func anImportMakesTheTargetsOfTheService() async throws {
        try await withStore { store, _ in
            _ = try await StoreDestination(store: store).apply(
                .user("u1", email: "ada@example.com", phone: "+14155550100"), .user("u2"))
            try await store.write { transaction in
                let imported = try #require(try transaction.user(id: "u1"))
                let made = try transaction.insert(
                    NewUser(id: "u3", email: "eve@example.com", phone: "+14155550101"), at: .test)
                let targets = try transaction.targets(ofUser: imported)
                #expect(targets.map(\.identifier) == ["ada@example.com", "+14155550100"])
                for (one, other) in zip(targets, try transaction.targets(ofUser: made)) {
                    var same = other
                    (same.id, same.userId, same.identifier) = (one.id, one.userId, one.identifier)
                    (same.createdAt, same.updatedAt) = (imported.createdAt, imported.updatedAt)
                    #expect(same == one)
                }
                let bare = try #require(try transaction.user(id: "u2"))
                #expect(try transaction.targets(ofUser: bare).isEmpty)
            }
        }
    }

    /// 20 hex digits that start with the time, each a microsecond later: an index grows at its end.
    @Test func targetsHaveIdsInOrder() async throws {
        try await withStore { store, _ in
            let users = (1...40).map { UserRecord.user("u\($0)", email: "user\($0)@example.com") }
            let before = StoreIdentifier.generate().prefix(8)
            _ = try await StoreDestination(store: store).apply(users.map { try StorePlanner().plan($0) })
            let ids = try await store.read { transaction in
                try users.compactMap { try transaction.user(id: $0.id ?? "") }
                    .flatMap { try transaction.targets(ofUser: $0) }.map(\.id)
            }
            #expect(ids.count == 40 && ids == ids.sorted() && Set(ids.map { $0.prefix(13) }).count == 40)
            for id in ids {
                #expect(id.utf8.count == 20 && id.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) })
                #expect(id.prefix(8) >= before)
            }
        }
    }

    @Test func aSecondRunAndAConflictMakeNone() async throws {
        try await withStore { store, path in
            let destination = StoreDestination(store: store)
            let record = UserRecord.user("u1", email: "ada@example.com")
            _ = try await destination.apply(record)
            #expect(try await destination.apply(record) == [.unchanged])
            _ = try await destination.apply(.user("u1", email: "eve@example.com"))
            _ = try await destination.apply(.user("u2", email: "ada@example.com", phone: "+14155550100"))
            #expect(try RawDatabase.count(path, "targets") == 1)
        }
    }

    /// The index that refuses it is away while a new store is filled.
    @Test func whoHadATargetFirstKeepsItAfterAFirstImport() async throws {
        try await withStore { store, path in
            let destination = StoreDestination(store: store)
            try await destination.begin()
            _ = try await destination.apply(.user("u1", email: "ada@example.com"), .user("u2"))
            try await store.write { try $0.insert(.test("t1", ofUser: "u2", "ada@example.com")) }
            try await destination.finish()
            #expect(try RawDatabase.count(path, "targets") == 1)
            await #expect(throws: StoreConflict.targetExists) {
                try await store.write { try $0.insert(.test("t2", ofUser: "u2", "ada@example.com")) }
            }
            let owner = try await store.read { try $0.target(identifier: "ada@example.com")?.userId }
            #expect(owner == "u1")
        }
    }

    @Test func anAddressThatIsATargetAlreadyIsLeftAlone() async throws {
        try await withStore { store, path in
            try await store.write { transaction in
                _ = try transaction.insert(NewUser(id: "u1"), at: .test)
                try transaction.insert(.test("t1", ofUser: "u1", "ada@example.com"))
            }
            #expect(try await StoreDestination(store: store).apply(.user("u2", email: "ada@example.com")) == [.created])
            #expect(try RawDatabase.count(path, "targets") == 1)
        }
    }
}
