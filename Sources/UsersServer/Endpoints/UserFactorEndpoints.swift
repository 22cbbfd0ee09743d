internal import AppwriteUsers
internal import CryptoPrimitives
internal import HTTPTypes
internal import HashEncoding
internal import JSONText
internal import UserStorage

/// A user's second factors (Users API, MFA).
enum UserFactorEndpoints {
    static let all = [
        factors, recoveryCodes, createRecoveryCodes, replaceRecoveryCodes, deleteAuthenticator, challenge,
    ]

    static let factors = Endpoint(.get, "/users/{userId}/mfa/factors", .usersRead) { call in
        let id = try call.parameters.required("userId", .uid)
        return try await call.read { .model(try $0.factors(ofUser: Call.user(id, $0))) }
    }

    static let recoveryCodes = Endpoint(.get, "/users/{userId}/mfa/recovery-codes", .usersRead) { call in
        let id = try call.parameters.required("userId", .uid)
        return try await call.read { transaction in
            guard let codes = try Call.user(id, transaction).recoveryCodes else {
                throw ServiceError.recoveryCodesNotFound
            }
            return .model(MFARecoveryCodes(recoveryCodes: codes))
        }
    }

    static let createRecoveryCodes = Endpoint(.patch, "/users/{userId}/mfa/recovery-codes", .usersWrite) { call in
        try await writeCodes(call) { user in
            if user.recoveryCodes != nil { throw ServiceError.recoveryCodesExist }
        }
    }

    static let replaceRecoveryCodes = Endpoint(.put, "/users/{userId}/mfa/recovery-codes", .usersWrite) { call in
        try await writeCodes(call) { user in
            if user.recoveryCodes == nil { throw ServiceError.recoveryCodesNotFound }
        }
    }

    static let deleteAuthenticator = Endpoint(
        .delete, "/users/{userId}/mfa/authenticators/{type}", .usersWrite
    ) { call in
        let id = try call.parameters.required("userId", .uid)
        let type = try call.parameters.required("type", .oneOf(["totp"]))
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            guard try transaction.deleteAuthenticator(type: type, ofUser: user) else {
                throw ServiceError.authenticatorNotFound
            }
            try call.log("user.update", user, transaction)
            return .noContent
        }
    }

    static let challenge = Endpoint(.get, "/users/{userId}/mfa/challenges/{challengeId}", .usersRead) { call in
        let id = try call.parameters.required("userId", .uid)
        let challengeId = try call.parameters.required("challengeId", .uid)
        return try await call.read { transaction in
            let user = try Call.user(id, transaction)
            // The codes of all other types are sent to the user, and are nobody else's business.
            guard let challenge = try transaction.challenge(id: challengeId, ofUser: user),
                challenge.type == "custom", challenge.expire >= call.now
            else { throw ServiceError.invalidToken }
            return .model(
                MFAChallenge(
                    id: challenge.id, createdAt: challenge.createdAt, userId: user.id, expire: challenge.expire,
                    code: challenge.code))
        }
    }

    /// Six codes of ten hex digits (Users API, MFA).
    private static func writeCodes(
        _ call: Call, check: @escaping @Sendable (StoredUser) throws -> Void
    ) async throws -> Answer {
        let id = try call.parameters.required("userId", .uid)
        let codes = (0..<6).map { _ in Hex.encode(RandomBytes.generate(count: 5)) }
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            try check(user)
            try call.log("user.update", transaction.setRecoveryCodes(codes, ofUser: user, at: call.now), transaction)
            return .model(MFARecoveryCodes(recoveryCodes: codes))
        }
    }
}

extension StoreTransaction {
    /// The factors that a user has: addresses count once they are verified.
    func factors(ofUser user: StoredUser) throws -> MFAFactors {
        MFAFactors(
            totp: try authenticators(ofUser: user).contains { $0.type == "totp" && $0.verified },
            phone: user.phone != nil && user.phoneVerified, email: user.email != nil && user.emailVerified,
            recoveryCode: false, custom: false)
    }
}
