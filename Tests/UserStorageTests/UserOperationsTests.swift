import AppwriteUsers
import JSONText
import PasswordHashing
import Testing
import UserStorage

@Suite struct UserOperationsTests {
    @Test func aNewUserHasTheFirstValues() async throws {
        try await withTransaction { transaction in
            let new = NewUser(
                id: "Ada", email: "ada@example.com", phone: "+14155550100", name: "Ada 🦊", password: KnownUsers.scrypt)
            let user = try transaction.insert(new, at: .test)
            #expect(user.id == "Ada" && user.email == "ada@example.com" && user.phone == "+14155550100")
            #expect(user.name == "Ada 🦊" && user.password == KnownUsers.scrypt)
            #expect(user.status && !user.emailVerified && !user.phoneVerified && !user.mfa && !user.impersonator)
            #expect(user.labels.isEmpty && user.preferences.isEmpty && user.recoveryCodes == nil)
            #expect(user.passwordUpdate == .test && user.registration == .test && user.accessedAt == nil)
            #expect(user.createdAt == .test && user.updatedAt == .test)
            #expect(user.passwordHistory == [KnownUsers.scrypt])
            let targets = try transaction.targets(ofUser: user)
            #expect(targets.map(\.providerType) == ["email", "sms"])
            #expect(targets.map(\.identifier) == ["ada@example.com", "+14155550100"])
            #expect(targets.allSatisfy { $0.userId == "Ada" && $0.providerId == nil && !$0.expired })
        }
    }

    @Test func aBareUserHasNoTargetsAndNoPassword() async throws {
        try await withTransaction { transaction in
            let users = try ["u1", "u2"].map { try transaction.insert(NewUser(id: $0), at: .test) }
            #expect(users.map(\.sequence) == [1, 2])
            #expect(users[1].passwordUpdate == nil && users[1].passwordHistory.isEmpty)
            #expect(try transaction.targets(ofUser: users[1]).isEmpty)
        }
    }

    @Test func findsAUserByIDEmailAndPhone() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(
                NewUser(id: "AbC", email: "ada@example.com", phone: "+14155550100"), at: .test)
            #expect(try transaction.user(id: "aBc") == user)
            #expect(try transaction.user(email: "ADA@example.com") == user)
            #expect(try transaction.user(phone: "+14155550100") == user)
            #expect(try transaction.user(phone: "+1415555010") == nil)
        }
    }

    @Test(arguments: [
        NewUser(id: "U1"), NewUser(id: "u2", email: "Ada@Example.com"), NewUser(id: "u2", phone: "+14155550100"),
    ])
    func refusesAUserWhoIsThere(new: NewUser) async throws {
        try await withTransaction { transaction in
            _ = try transaction.insert(NewUser(id: "u1", email: "ada@example.com", phone: "+14155550100"), at: .test)
            #expect(throws: StoreConflict.userExists) { try transaction.insert(new, at: .test) }
            #expect(try transaction.user(id: "u2") == nil)
        }
    }

    @Test func refusesAnEmailThatAnIdentityCarries() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            try transaction.insert(.test("i1", ofUser: "u1", email: "Ada@Example.com"))
            #expect(throws: StoreConflict.identityHasEmail) {
                try transaction.insert(NewUser(id: "u1", email: "ada@example.com"), at: .test)
            }
            let other = try transaction.insert(NewUser(id: "u2"), at: .test)
            #expect(throws: StoreConflict.identityHasEmail) {
                try transaction.setEmail("ada@example.com", ofUser: other, at: .test)
            }
            // The identity is the user's own.
            #expect(try transaction.setEmail("ada@example.com", ofUser: user, at: .test).email == "ada@example.com")
        }
    }

    @Test func anAddressThatIsATargetAlreadyKeepsIt() async throws {
        try await withTransaction { transaction in
            let owner = try transaction.insert(NewUser(id: "u1"), at: .test)
            try transaction.insert(.test("t1", ofUser: "u1", "ada@example.com"))
            let user = try transaction.insert(NewUser(id: "u2", email: "ada@example.com"), at: .test)
            #expect(user.email == "ada@example.com")
            #expect(try transaction.targets(ofUser: user).isEmpty)
            #expect(try transaction.target(identifier: "ada@example.com")?.userId == "u1")
            #expect(try transaction.targets(ofUser: owner).map(\.id) == ["t1"])
        }
    }

    @Test func setsEveryFieldAndTheTimeOfTheChange() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1", name: "Ada"), at: .test)
            var expected = user
            func check(_ changed: StoredUser, _ change: (inout StoredUser) -> Void) throws {
                change(&expected)
                #expect(changed == expected)
                #expect(try transaction.user(id: "u1") == expected)
            }
            func later(_ seconds: Int64) -> Timestamp {
                expected.updatedAt = .test.adding(seconds: seconds)
                return expected.updatedAt
            }
            let preferences: JSONObject = ["theme": "dark 🌒", "nested": .object([:])]
            try check(transaction.setName("", ofUser: user, at: later(1))) { $0.name = "" }
            try check(transaction.setLabels(["vip", "Beta"], ofUser: user, at: later(2))) {
                $0.labels = ["vip", "Beta"]
            }
            try check(transaction.setStatus(false, ofUser: user, at: later(3))) { $0.status = false }
            try check(transaction.setPreferences(preferences, ofUser: user, at: later(4))) {
                $0.preferences = preferences
            }
            try check(transaction.setEmailVerification(true, ofUser: user, at: later(5))) { $0.emailVerified = true }
            try check(transaction.setPhoneVerification(true, ofUser: user, at: later(6))) { $0.phoneVerified = true }
            try check(transaction.setMFA(true, ofUser: user, at: later(7))) { $0.mfa = true }
            try check(transaction.setImpersonator(true, ofUser: user, at: later(8))) { $0.impersonator = true }
            try check(transaction.setRecoveryCodes(["a", "b"], ofUser: user, at: later(9))) {
                $0.recoveryCodes = ["a", "b"]
            }
            try check(transaction.setRecoveryCodes(nil, ofUser: user, at: later(10))) { $0.recoveryCodes = nil }
            let seen = Timestamp.test.adding(seconds: 99)
            try check(transaction.setAccessedAt(seen, ofUser: user)) { $0.accessedAt = seen }
        }
    }

    @Test func aUserWhoIsGoneIsNotChanged() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1"), at: .test)
            try transaction.deleteUser(user)
            let new = try transaction.insert(NewUser(id: "u1"), at: .test)
            #expect(new.sequence == 2)
            #expect(throws: StoreConflict.userMissing) { try transaction.setName("x", ofUser: user, at: .test) }
            #expect(throws: StoreConflict.userMissing) { try transaction.setEmail("a@b.co", ofUser: user, at: .test) }
            #expect(throws: StoreConflict.userMissing) {
                try transaction.setPassword(KnownUsers.md5, ofUser: user, keeping: 0, at: .test)
            }
            #expect(try transaction.user(id: "u1") == new)
        }
    }

    @Test func whatIsThrownNamesNoOne() {
        var text =
            "\(NewUser(id: "u1", email: "ada@example.com", phone: "+1415", name: "Ada", password: KnownUsers.md5))"
        dump(NewUser(id: "u1", email: "ada@example.com", password: KnownUsers.md5), to: &text)
        #expect(!text.contains("ada") && !text.contains("+1415") && !text.contains(KnownUsers.md5.hash))
    }
}
