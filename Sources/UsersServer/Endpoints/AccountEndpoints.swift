internal import AppwriteUsers
internal import HTTPTypes
internal import JSONText
internal import PasswordHashing
internal import UserStorage

/// What signed-in users do with their own account (Users API, minimal account surface).
enum AccountEndpoints {
    static let all = [create, get, preferences, name, updatePreferences, email, phone, password]

    static let create = Endpoint(.post, "/account", .sessionsWrite, limit: .tenAnHour("account") { $0.ip }) { call in
        guard call.settings.allowsEmailPassword || call.caller.isKey else { throw ServiceError.emailPasswordDisabled }
        let parameters = call.parameters
        let policy = PasswordPolicy(settings: call.settings)
        let id = try parameters.required("userId", .customID)
        let email = try parameters.required("email", .email)
        let password = try parameters.required("password", policy.validator)
        let name = try parameters.optional("name", .text(0...128)) ?? ""
        try policy.checkPersonalData(password, id: id, email: email, name: name, phone: nil)
        let hash = try await call.passwords.hash(password)
        return try await call.write { transaction in
            let user = try transaction.insert(
                NewUser(id: id, email: email, name: name, password: hash), at: call.now)
            try call.log("user.create", user, transaction)
            return try account(user, nil, transaction, status: 201)
        }
    }

    static let get = Endpoint(.get, "/account", .account) { call in
        let caller = try call.account
        return try await call.read { try account(Call.user(caller.user.id, $0), caller.impersonatorId, $0) }
    }

    static let preferences = Endpoint(.get, "/account/prefs", .account) { call in
        .object(try call.account.user.preferences)
    }

    static let name = Endpoint(.patch, "/account/name", .account) { call in
        let name = try call.parameters.required("name", .text(0...128))
        return try await update(call) { user, transaction in
            try transaction.setName(name, ofUser: user, at: call.now)
        }
    }

    static let updatePreferences = Endpoint(.patch, "/account/prefs", .account) { call in
        let preferences = try call.parameters.required("prefs", .object)
        return try await update(call) { user, transaction in
            try transaction.setPreferences(preferences, ofUser: user, at: call.now)
        }
    }

    static let email = Endpoint(.patch, "/account/email", .account) { call in
        let email = try call.parameters.required("email", .email)
        let password = try await confirmedPassword(call)
        return try await update(call) { user, transaction in
            try set(password, ofUser: transaction.setEmail(email, ofUser: user, at: call.now), call, transaction)
        }
    }

    static let phone = Endpoint(.patch, "/account/phone", .account) { call in
        let phone = try call.parameters.required("phone", .phone)
        let password = try await confirmedPassword(call)
        return try await update(call) { user, transaction in
            try set(password, ofUser: transaction.setPhone(phone, ofUser: user, at: call.now), call, transaction)
        }
    }

    static let password = Endpoint(
        .patch, "/account/password", .account, limit: .tenAnHour("password") { (try? $0.account.user.id) ?? "" }
    ) { call in
        let policy = PasswordPolicy(settings: call.settings)
        let user = try call.account.user
        let password = try call.parameters.required("password", policy.validator)
        let old = try call.parameters.optional("oldPassword", .text(0...256)) ?? ""
        if let stored = user.password {
            try await confirm(old, against: stored, of: user, call)
        }
        try policy.checkPersonalData(password, id: user.id, email: user.email, name: user.name, phone: user.phone)
        try await policy.checkHistory(password, of: user, call.passwords)
        let hash = try await call.passwords.hash(password)
        return try await update(call) { user, transaction in
            if call.settings.invalidatesSessions {
                try transaction.deleteSessions(ofUser: user, except: call.caller.session?.id ?? "")
            }
            return try transaction.setPassword(
                hash, ofUser: user, keeping: call.settings.passwordHistory, at: call.now)
        }
    }

    /// Checks the parameter `password` of a call that changes an address.
    /// - Returns: its hash where the user has no password so far, and nil where it is theirs.
    private static func confirmedPassword(_ call: Call) async throws -> StoredHash? {
        let policy = PasswordPolicy(settings: call.settings)
        let user = try call.account.user
        let password = try call.parameters.required("password", policy.signInValidator)
        guard let stored = user.password else { return try await call.passwords.hash(password) }
        try await confirm(password, against: stored, of: user, call)
        return nil
    }

    /// Checks that a password is the user's own, and marks it as used.
    private static func confirm(
        _ password: String, against stored: StoredHash, of user: StoredUser, _ call: Call
    ) async throws {
        guard try await call.passwords.verify(password, against: stored) else {
            throw ServiceError.invalidCredentials
        }
        // A right password counts, whether or not its first use can be written down.
        if user.hasUnusedPassword { try? await call.store.write { try $0.markPasswordUsed(stored, ofUser: user) } }
    }

    private static func set(
        _ password: StoredHash?, ofUser user: StoredUser, _ call: Call, _ transaction: StoreTransaction
    ) throws -> StoredUser {
        guard let password, user.password == nil else { return user }
        return try transaction.setPassword(
            password, ofUser: user, keeping: call.settings.passwordHistory, at: call.now)
    }

    private static func update(
        _ call: Call, _ change: @escaping @Sendable (StoredUser, StoreTransaction) throws -> StoredUser
    ) async throws -> Answer {
        let impersonatorId = try call.account.impersonatorId
        return try await call.writeAccount { current, transaction in
            let user = try change(current, transaction)
            try call.log("user.update", user, transaction)
            return try account(user, impersonatorId, transaction)
        }
    }

    /// The model of an account: a user without password, hash and options.
    private static func account(
        _ user: StoredUser, _ impersonatorId: String?, _ transaction: StoreTransaction, status: Int = 200
    ) throws -> Answer {
        let targets = try transaction.targets(ofUser: user)
        var json = User(user, targets: targets, impersonatorId: impersonatorId).json
        for key in ["password", "hash", "hashOptions"] { json[key] = nil }
        return Answer(status: status, body: .json(json), model: .user)
    }
}
