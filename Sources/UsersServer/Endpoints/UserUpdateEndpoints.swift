internal import AppwriteUsers
internal import HTTPTypes
internal import JSONText
internal import PasswordHashing
internal import UserStorage

/// The calls that change a user (Users API, updates).
enum UserUpdateEndpoints {
    static let all = [
        status, labels, name, email, phone, password, preferences, emailVerification, phoneVerification, mfa,
        impersonator, delete,
    ]

    static let status = Endpoint(.patch, "/users/{userId}/status", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let status = try call.parameters.required("status", .looseBool)
        return try await call.update(id) { user, transaction in
            try transaction.setStatus(status, ofUser: user, at: call.now)
        }
    }

    static let labels = Endpoint(.put, "/users/{userId}/labels", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let labels = try call.parameters.required("labels", .labels)
        return try await call.update(id) { user, transaction in
            try transaction.setLabels(labels, ofUser: user, at: call.now)
        }
    }

    static let name = Endpoint(.patch, "/users/{userId}/name", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let name = try call.parameters.required("name", .text(0...128))
        return try await call.update(id) { user, transaction in
            try transaction.setName(name, ofUser: user, at: call.now)
        }
    }

    static let email = Endpoint(.patch, "/users/{userId}/email", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let email = try call.parameters.required("email", .emptyOr(.email))
        return try await call.update(id) { user, transaction in
            try transaction.setEmail(email, ofUser: user, at: call.now)
        }
    }

    static let phone = Endpoint(.patch, "/users/{userId}/phone", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let number = try call.parameters.required("number", .emptyOr(.phone))
        return try await call.update(id) { user, transaction in
            try transaction.setPhone(number, ofUser: user, at: call.now)
        }
    }

    static let password = Endpoint(.patch, "/users/{userId}/password", .usersWrite) { call in
        let policy = PasswordPolicy(settings: call.settings)
        let id = try call.parameters.required("userId", .uid)
        let password = try call.parameters.required("password", .emptyOr(policy.validator))
        // A reset wins over every change under way: one that was first is compared with in turn.
        while true {
            guard let user = try await call.store.read({ try $0.user(id: id) }) else { throw ServiceError.userNotFound }
            let new = password.isEmpty ? nil : try await NewPassword(password, for: user, call)
            do {
                return try await call.update(id) { current, transaction in
                    if call.settings.invalidatesSessions {
                        try transaction.deleteSessionsAndTokens(ofUser: current, except: nil)
                    }
                    return try new?.set(ofUser: current, call, transaction)
                        ?? transaction.setPassword(
                            nil, ofUser: current, keeping: call.settings.passwordHistory, at: call.now)
                }
            } catch is NewPassword.Outdated {
                continue
            }
        }
    }

    static let preferences = Endpoint(.patch, "/users/{userId}/prefs", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let preferences = try call.parameters.required("prefs", .object)
        return try await call.write { transaction in
            let user = try transaction.setPreferences(
                preferences, ofUser: Call.user(id, transaction), at: call.now)
            try call.log("user.update", user, transaction)
            return .object(user.preferences)
        }
    }

    static let emailVerification = Endpoint(.patch, "/users/{userId}/verification", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let verified = try call.parameters.required("emailVerification", .strictBool)
        return try await call.update(id) { user, transaction in
            try transaction.setEmailVerification(verified, ofUser: user, at: call.now)
        }
    }

    static let phoneVerification = Endpoint(.patch, "/users/{userId}/verification/phone", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let verified = try call.parameters.required("phoneVerification", .strictBool)
        return try await call.update(id) { user, transaction in
            try transaction.setPhoneVerification(verified, ofUser: user, at: call.now)
        }
    }

    static let mfa = Endpoint(.patch, "/users/{userId}/mfa", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let required = try call.parameters.required("mfa", .strictBool)
        return try await call.update(id) { user, transaction in
            try transaction.setMFA(required, ofUser: user, at: call.now)
        }
    }

    static let impersonator = Endpoint(.patch, "/users/{userId}/impersonator", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let allowed = try call.parameters.required("impersonator", .looseBool)
        return try await call.update(id) { user, transaction in
            try transaction.setImpersonator(allowed, ofUser: user, at: call.now)
        }
    }

    static let delete = Endpoint(.delete, "/users/{userId}", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        return try await call.write { transaction in
            try transaction.deleteUser(Call.user(id, transaction))
            return .noContent
        }
    }
}
