import AppwriteUsers
import JSONText
import Testing
import UserStorage

@Suite struct TargetOperationsTests {
    private func withTarget(
        _ body: @escaping @Sendable (StoreTransaction, StoredUser, StoredTarget) throws -> Void
    ) async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            _ = try transaction.insert(NewUser(id: "u2", email: "taken@example.com"), at: .test)
            let target = StoredTarget.test("t1", ofUser: "u1", "ada@example.com")
            try transaction.insert(target)
            try body(transaction, user, target)
        }
    }

    @Test func keepsEveryField() async throws {
        try await withTarget { transaction, user, target in
            #expect(try transaction.target(id: "T1", ofUser: user) == target)
            #expect(try transaction.target(identifier: "ada@example.com") == target)
            #expect(try transaction.targets(ofUser: user) == [target])
            var bare = StoredTarget.test("t2", ofUser: "u1", "token 🦊", type: "push")
            (bare.providerId, bare.name, bare.expired) = (nil, "", false)
            try transaction.insert(bare)
            #expect(try transaction.targets(ofUser: user) == [target, bare])
        }
    }

    @Test func refusesAnIDOrAnIdentifierThatIsThere() async throws {
        try await withTarget { transaction, user, _ throws in
            for (id, identifier) in [("T1", "new@example.com"), ("t2", "ada@example.com"), ("t2", "taken@example.com")]
            {
                #expect(throws: StoreConflict.targetExists) {
                    try transaction.insert(.test(id, ofUser: "u1", identifier))
                }
            }
            #expect(try transaction.targets(ofUser: user).count == 1)
        }
    }

    @Test func anotherIdentifierIsNoLongerExpired() async throws {
        try await withTarget { transaction, user, target in
            var changed = target
            changed.name = "Other"
            changed.providerId = nil
            changed.updatedAt = .test.adding(seconds: 1)
            try transaction.update(changed, at: changed.updatedAt)
            #expect(try transaction.target(id: "t1", ofUser: user) == changed)
            changed.identifier = "eve@example.com"
            try transaction.update(changed, at: changed.updatedAt)
            changed.expired = false
            #expect(try transaction.target(id: "t1", ofUser: user) == changed)
        }
    }

    @Test func refusesAnotherTargetsIdentifier() async throws {
        try await withTarget { transaction, user, target throws in
            var changed = target
            changed.identifier = "taken@example.com"
            #expect(throws: StoreConflict.targetExists) { try transaction.update(changed, at: .test) }
            #expect(try transaction.target(id: "t1", ofUser: user) == target)
        }
    }

    @Test func deletesOneOfTheUsersOnly() async throws {
        try await withTarget { transaction, user, _ in
            let other = try #require(try transaction.user(id: "u2"))
            #expect(try transaction.target(id: "t1", ofUser: other) == nil)
            #expect(try !transaction.deleteTarget(id: "t1", ofUser: other))
            #expect(try transaction.deleteTarget(id: "t1", ofUser: user))
            #expect(try !transaction.deleteTarget(id: "t1", ofUser: user))
        }
    }

    @Test func aProviderHasAType() async throws {
        try await withTarget { transaction, _, _ in
            try transaction.insertProvider(id: "p1", name: "Mail", type: "email")
            #expect(try transaction.providerType(id: "P1") == "email")
            #expect(try transaction.providerType(id: "p2") == nil)
            #expect(try transaction.deleteProvider(id: "p1"))
            #expect(try !transaction.deleteProvider(id: "p1"))
        }
    }

    @Test(arguments: ["", "o'hara@example.com", "'; DROP TABLE targets; --", "é\u{301}🦊", "%_\\", "?1"])
    func everyTextComesBackAsItWas(text: String) async throws {
        try await withTarget { transaction, user, target in
            var target = target
            (target.identifier, target.name, target.providerId) = (text, text, text)
            try transaction.update(target, at: .test)
            #expect(try transaction.target(identifier: text)?.name.utf8.elementsEqual(text.utf8) == true)
            let changed = try transaction.setName(text, ofUser: user, at: .test)
            #expect(changed.name.utf8.elementsEqual(text.utf8))
            try transaction.setLabels([text], ofUser: user, at: .test)
            try transaction.setPreferences([text: .string(text)], ofUser: user, at: .test)
            try transaction.appendLog(
                event: text, ofUser: user, userType: text, ip: text, userAgent: text, at: .test)
            #expect(try transaction.user(id: text) == nil && transaction.user(email: text) == nil)
            #expect(try transaction.user(id: "u1")?.labels == [text])
            #expect(try transaction.user(id: "u1")?.preferences == [text: .string(text)])
            #expect(try transaction.logs(ofUser: user, limit: 1, offset: 0).map(\.event) == [text])
        }
    }
}
