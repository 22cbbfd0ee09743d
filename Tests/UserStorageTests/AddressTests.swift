import AppwriteUsers
import Testing
import UserStorage

/// Changing a user's e-mail address and phone number, and what becomes of the targets.
@Suite struct AddressTests {
    enum Address: CaseIterable {
        case email, phone

        var old: String { self == .email ? "ada@example.com" : "+14155550100" }
        var new: String { self == .email ? "eve@example.com" : "+14155550101" }
        var targetType: String { self == .email ? "email" : "sms" }
        var conflict: StoreConflict { self == .email ? .emailExists : .phoneExists }

        func user(_ id: String) -> NewUser {
            self == .email ? NewUser(id: id, email: old) : NewUser(id: id, phone: old)
        }
        func of(_ user: StoredUser?) -> String? { self == .email ? user?.email : user?.phone }
        func isVerified(_ user: StoredUser) -> Bool { self == .email ? user.emailVerified : user.phoneVerified }
        func verify(_ user: StoredUser, _ transaction: StoreTransaction) throws -> StoredUser {
            switch self {
            case .email: try transaction.setEmailVerification(true, ofUser: user, at: .test)
            case .phone: try transaction.setPhoneVerification(true, ofUser: user, at: .test)
            }
        }
        func set(_ text: String?, _ user: StoredUser, _ transaction: StoreTransaction) throws -> StoredUser {
            let time = Timestamp.test.adding(seconds: 1)
            return switch self {
            case .email: try transaction.setEmail(text, ofUser: user, at: time)
            case .phone: try transaction.setPhone(text, ofUser: user, at: time)
            }
        }
    }

    @Test(arguments: Address.allCases) func movesTheTargetAndClearsTheVerification(address: Address) async throws {
        try await withTransaction { transaction in
            let user = try address.verify(transaction.insert(address.user("u1"), at: .test), transaction)
            let target = try #require(try transaction.targets(ofUser: user).first)
            let changed = try address.set(address.new, user, transaction)
            #expect(address.of(changed) == address.new && !address.isVerified(changed))
            #expect(changed.updatedAt == .test.adding(seconds: 1))
            let targets = try transaction.targets(ofUser: user)
            #expect(targets.map(\.id) == [target.id] && targets.map(\.identifier) == [address.new])
            #expect(try transaction.target(identifier: address.old) == nil)
        }
    }

    @Test(arguments: Address.allCases) func makesTheTargetOfTheFirstAddress(address: Address) async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            _ = try address.set(address.new, user, transaction)
            let targets = try transaction.targets(ofUser: user)
            #expect(targets.map(\.providerType) == [address.targetType])
            #expect(targets.map(\.identifier) == [address.new])
        }
    }

    @Test(arguments: Address.allCases, [nil, ""])
    func manyUsersMayBeWithout(address: Address, nothing: String?) async throws {
        try await withTransaction { transaction in
            for id in ["u1", "u2"] {
                let user = try transaction.insert(address.user(id), at: .test)
                let changed = try address.set(nothing, user, transaction)
                #expect(address.of(changed) == nil)
                #expect(try transaction.targets(ofUser: user).isEmpty)
                // Without an address already: nothing to do, and nothing in the way.
                #expect(address.of(try address.set(nothing, changed, transaction)) == nil)
            }
        }
    }

    @Test(arguments: Address.allCases) func refusesTheUsersOwnAddress(address: Address) async throws {
        try await withTransaction { transaction in
            let user = try address.verify(transaction.insert(address.user("u1"), at: .test), transaction)
            #expect(throws: StoreConflict.targetExists) { try address.set(address.old, user, transaction) }
            #expect(try transaction.user(id: "u1") == user)
        }
    }

    @Test(arguments: Address.allCases) func refusesAnyTargetBeforeAnyUser(address: Address) async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            let other = try transaction.insert(address.user("u2"), at: .test)
            #expect(throws: StoreConflict.targetExists) { try address.set(address.old, user, transaction) }
            let target = try #require(try transaction.targets(ofUser: other).first)
            #expect(try transaction.deleteTarget(id: target.id, ofUser: other))
            #expect(throws: address.conflict) { try address.set(address.old, user, transaction) }
            try transaction.insert(.test("t1", ofUser: "u2", address.new, type: "push"))
            #expect(throws: StoreConflict.targetExists) { try address.set(address.new, user, transaction) }
            #expect(try transaction.user(id: "u1") == user)
            #expect(try transaction.targets(ofUser: user).isEmpty)
        }
    }

    @Test func anotherTargetOfTheUserStays() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1", email: "ada@example.com"), at: .test)
            try transaction.insert(.test("t1", ofUser: "u1", "second@example.com"))
            _ = try transaction.setEmail(nil, ofUser: user, at: .test)
            #expect(try transaction.targets(ofUser: user).map(\.id) == ["t1"])
        }
    }
}
