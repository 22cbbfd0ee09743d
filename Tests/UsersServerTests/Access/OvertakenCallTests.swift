import AppwriteUsers
import JSONText
import PasswordHashing
import Testing
import UserStorage
import UsersServer

/// A sign-out, a block, a deletion and a reset of the password beat every call of the account that is under way.
@Suite(.service(), .serialized, .timeLimit(.minutes(10))) struct OvertakenCallTests {
    /// A call of a signed-in user that changes something.
    struct AccountCall: Sendable, CustomTestStringConvertible {
        let method: HTTPMethod
        let path: String
        let body: JSONObject
        var testDescription: String { "\(method.rawValue) \(path)" }
        var takesPassword: Bool { ["/account/email", "/account/phone", "/account/password"].contains(path) }

        init(_ method: HTTPMethod, _ path: String, _ body: JSONObject = [:]) {
            (self.method, self.path, self.body) = (method, path, body)
        }
    }

    static let calls = [
        AccountCall(.patch, "/account/name", ["name": "Mallory"]),
        AccountCall(.patch, "/account/prefs", ["prefs": ["by": "Mallory"]]),
        AccountCall(.patch, "/account/email", ["email": "mallory@example.com", "password": "appwrite"]),
        AccountCall(.patch, "/account/phone", ["phone": "+14155550199", "password": "appwrite"]),
        AccountCall(.patch, "/account/password", ["password": "mallory-1", "oldPassword": "appwrite"]),
        AccountCall(.patch, "/account/sessions/current"),
        AccountCall(.delete, "/account/sessions/current"),
        AccountCall(.delete, "/account/sessions"),
    ]

    /// What an administrator does meanwhile.
    enum Change: String, CaseIterable {
        case signOut, block, deletion, reset, resetThatLeavesSessions

        func make(_ user: StoredUser, _ transaction: StoreTransaction) throws {
            let later = Timestamp(milliseconds: user.createdAt.milliseconds + 60_000)
            // MD5 of "password" (RainbowCrack's first example).
            let other = StoredHash("5f4dcc3b5aa765d61d8327deb882cf99", declaredScheme: .md5)
            switch self {
            case .signOut: try transaction.deleteSessions(ofUser: user, except: nil)
            case .block: try transaction.setStatus(false, ofUser: user, at: later)
            case .deletion: try transaction.deleteUser(user)
            case .reset:
                try transaction.deleteSessions(ofUser: user, except: nil)
                try transaction.setPassword(other, ofUser: user, keeping: 0, at: later)
            case .resetThatLeavesSessions: try transaction.setPassword(other, ofUser: user, keeping: 0, at: later)
            }
        }

        var answer: (status: Int, type: String) {
            switch self {
            case .signOut, .deletion, .reset: (401, "general_unauthorized_scope")
            case .block: (403, "user_blocked")
            case .resetThatLeavesSessions: (401, "user_invalid_credentials")
            }
        }
    }

    @Test(arguments: calls, Change.allCases) func isRefused(_ call: AccountCall, _ change: Change) async throws {
        // A session that stays may do what takes no password.
        guard call.takesPassword || change != .resetThatLeavesSessions else { return }
        let service = try ServiceUnderTest.current
        let id = "u-\(UInt64.random(in: 0...UInt64.max))"
        try await service.makeUser(id)
        let fields = try await service.signedInFields(id)
        let answer = try await service.overtake {
            try await service.call(call.method, call.path, call.body, fields)
        } by: { transaction in
            try change.make(#require(try transaction.user(id: id)), transaction)
        }
        expect(answer, change.answer.status, change.answer.type)
        // Nothing is left of it.
        let user = try await service.store.read { try $0.user(id: id) }
        #expect((user == nil) == (change == .deletion))
        #expect(user?.name != "Mallory" && user?.email != "mallory@example.com" && user?.phone == nil)
        #expect(user?.preferences["by"] == nil)
        #expect(try await service.logIn("\(id)@example.com", "mallory-1").status == 401)
    }

    @Test func aJSONWebTokenOfABlockedUserIsRefused() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("token")
        let made = try await service.call(.post, "/users/token/jwts", [:])
        var fields = service.guestFields
        fields.append("X-Appwrite-JWT", try #require(made.json["jwt"]?.stringValue))
        let answer = try await service.overtake { [fields] in
            try await service.call(.patch, "/account/name", ["name": "Mallory"], fields)
        } by: { transaction in
            let user = try #require(try transaction.user(id: "token"))
            try transaction.setStatus(false, ofUser: user, at: user.updatedAt)
        }
        expect(answer, 403, "user_blocked")
    }

    /// What becomes of an impersonator, or of the user for whom they act.
    enum Impersonation: String, CaseIterable {
        case rightIsTaken, impersonatorIsBlocked, impersonatorIsSignedOut, userIsBlocked
    }

    @Test(arguments: Impersonation.allCases) func anImpersonatorIsRefused(_ change: Impersonation) async throws {
        let service = try ServiceUnderTest.current
        let (support, customer) = ("support-\(change)", "customer-\(change)")
        for id in [support, customer] { try await service.makeUser(id) }
        #expect(try await service.call(.patch, "/users/\(support)/impersonator", ["impersonator": true]).status == 200)
        var header = HeaderFields()
        header.append("X-Appwrite-Impersonate-User-Id", customer)
        let fields = try await service.signedInFields(support, header)
        let answer = try await service.overtake {
            try await service.call(.patch, "/account/name", ["name": "Mallory"], fields)
        } by: { transaction in
            let user = try #require(try transaction.user(id: change == .userIsBlocked ? customer : support))
            switch change {
            case .rightIsTaken: try transaction.setImpersonator(false, ofUser: user, at: user.updatedAt)
            case .impersonatorIsSignedOut: try transaction.deleteSessions(ofUser: user, except: nil)
            case .impersonatorIsBlocked, .userIsBlocked:
                try transaction.setStatus(false, ofUser: user, at: user.updatedAt)
            }
        }
        switch change {
        case .rightIsTaken, .impersonatorIsSignedOut: expect(answer, 401, "general_unauthorized_scope")
        case .impersonatorIsBlocked, .userIsBlocked: expect(answer, 403, "user_blocked")
        }
        let left = try #require(try await service.store.read { try $0.user(id: customer) })
        #expect(left.name == "")
    }
}

/// An administrator's new password is checked against the passwords that the user has when it is written.
@Suite(.service { $0.settings.passwordHistory = 3 }, .serialized, .timeLimit(.minutes(10)))
struct OvertakenResetTests {
    @Test func aResetIsCheckedAgainstThePasswordThatCameMeanwhile() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("history")
        let answer = try await service.overtake {
            try await service.call(.patch, "/users/history/password", ["password": "password"])
        } by: { transaction in
            let user = try #require(try transaction.user(id: "history"))
            // MD5 of "password".
            let other = StoredHash("5f4dcc3b5aa765d61d8327deb882cf99", declaredScheme: .md5)
            try transaction.setPassword(other, ofUser: user, keeping: 3, at: user.updatedAt)
        }
        expect(answer, 400, "password_recently_used")
        // Another one wins, whatever came meanwhile.
        let reset = try await service.overtake {
            try await service.call(.patch, "/users/history/password", ["password": "the-last-word"])
        } by: { transaction in
            let user = try #require(try transaction.user(id: "history"))
            let other = StoredHash("900150983cd24fb0d6963f7d28e17f72", declaredScheme: .md5)
            try transaction.setPassword(other, ofUser: user, keeping: 3, at: user.updatedAt)
        }
        #expect(reset.status == 200, "\(reset.text)")
        #expect(try await service.logIn("history@example.com", "the-last-word").status == 201)
    }
}
