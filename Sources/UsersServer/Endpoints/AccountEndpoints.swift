internal import AppwriteUsers
internal import HTTPTypes
internal import JSONText
internal import PasswordHashing
internal import UserStorage

/// What signed-in users do with their own account (Users API, minimal account surface).
enum AccountEndpoints {
    static let all = [create, get, preferences, name, updatePreferences, email, phone, password]

    static let create = Endpoint(.post, "/account", .sessionsWrite, limit: .perHour(10, "account", by: \.network)) {
        call in
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
            let made = try transaction.insert(
                NewUser(id: id, email: email, name: name, password: hash), at: call.now)
            let user = try SignIn.touch(made, at: call.now, transaction)
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

    static let email = Endpoint(.patch, "/account/email", .account, limit: passwordGuesses) { call in
        let email = try call.parameters.required("email", .email)
        return try await changeAddress(call) { user, transaction in
            try transaction.setEmail(email, ofUser: user, at: call.now)
        }
    }

    static let phone = Endpoint(.patch, "/account/phone", .account, limit: passwordGuesses) { call in
        let phone = try call.parameters.required("phone", .phone)
        return try await changeAddress(call) { user, transaction in
            try transaction.setPhone(phone, ofUser: user, at: call.now)
        }
    }

    static let password = Endpoint(.patch, "/account/password", .account, limit: passwordGuesses) { call in
        let user = try call.account.user
        let password = try call.parameters.required("password", PasswordPolicy(settings: call.settings).validator)
        let old = try call.parameters.optional("oldPassword", .text(0...256)) ?? ""
        try await confirm(old, of: user, call)
        let new = try await NewPassword(password, for: user, call)
        return try await update(call) { current, transaction in
            try requirePassword(of: user, current)
            if call.settings.invalidatesSessions {
                try transaction.deleteSessionsAndTokens(ofUser: current, except: call.caller.session?.id ?? "")
            }
            return try new.set(ofUser: current, call, transaction)
        }
    }

    /// What guesses the password through a session counts together.
    private static let passwordGuesses = RateLimit.perHour(10, "password", by: \.sessionOrUser)

    /// Changes an address of a user who gives their password, or chooses one where they have none.
    private static func changeAddress(
        _ call: Call, _ change: @escaping @Sendable (StoredUser, StoreTransaction) throws -> StoredUser
    ) async throws -> Answer {
        let user = try call.account.user
        let policy = PasswordPolicy(settings: call.settings)
        let first: NewPassword?
        if user.password == nil {
            first = try await NewPassword(call.parameters.required("password", policy.validator), for: user, call)
        } else {
            try await confirm(call.parameters.required("password", policy.signInValidator), of: user, call)
            first = nil
        }
        return try await update(call) { current, transaction in
            try requirePassword(of: user, current)
            let changed = try change(current, transaction)
            return try first?.set(ofUser: changed, call, transaction) ?? changed
        }
    }

    /// Checks that a password is the user's own, where they have one, and marks it as used.
    private static func confirm(_ password: String, of user: StoredUser, _ call: Call) async throws {
        guard let stored = user.password else { return }
        guard try await call.passwords.verify(password, against: stored) else {
            throw ServiceError.invalidCredentials
        }
        // A right password counts, whether or not its first use can be written down.
        if user.hasUnusedPassword { try? await call.store.write { try $0.markPasswordUsed(stored, ofUser: user) } }
    }

    /// Refuses to write where the password that was confirmed is not the user's any more.
    private static func requirePassword(of confirmed: StoredUser, _ current: StoredUser) throws {
        guard current.password == confirmed.password else { throw ServiceError.invalidCredentials }
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
