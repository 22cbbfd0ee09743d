internal import AppwriteUsers
internal import HTTPTypes
internal import JSONText
internal import UserStorage

/// A user's passkeys, which the newest SDKs know; none can be made through this API.
enum UserPasskeyEndpoints {
    static let all = [list, get, rename, delete]

    static let list = Endpoint(.get, "/users/{userId}/passkeys", .usersRead) { call in
        let id = try call.parameters.required("userId", .uid)
        let isCounted = try call.parameters.optional("total", .queryBool) ?? true
        return try await call.read { transaction in
            let items = try transaction.passkeys(ofUser: Call.user(id, transaction)).map { JSONValue.object(json($0)) }
            return .object(["total": .integer(isCounted ? Int64(items.count) : 0), "passkeys": .array(items)])
        }
    }

    static let get = Endpoint(.get, "/users/{userId}/passkeys/{passkeyId}", .usersRead) { call in
        let id = try call.parameters.required("userId", .uid)
        let passkeyId = try call.parameters.required("passkeyId", .uid)
        return try await call.read { .object(json(try passkey(passkeyId, Call.user(id, $0), $0))) }
    }

    static let rename = Endpoint(.patch, "/users/{userId}/passkeys/{passkeyId}", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let passkeyId = try call.parameters.required("passkeyId", .uid)
        let name = try call.parameters.required("name", .text(1...128))
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            _ = try transaction.setName(name, ofPasskey: passkeyId, ofUser: user, at: call.now)
            let renamed = try passkey(passkeyId, user, transaction)
            try call.log("user.update", user, transaction)
            return .object(json(renamed))
        }
    }

    static let delete = Endpoint(.delete, "/users/{userId}/passkeys/{passkeyId}", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let passkeyId = try call.parameters.required("passkeyId", .uid)
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            guard try transaction.deletePasskey(id: passkeyId, ofUser: user) else { throw ServiceError.passkeyNotFound }
            try call.log("user.update", user, transaction)
            return .noContent
        }
    }

    private static func passkey(
        _ id: String, _ user: StoredUser, _ transaction: StoreTransaction
    ) throws -> StoredPasskey {
        guard let passkey = try transaction.passkey(id: id, ofUser: user) else { throw ServiceError.passkeyNotFound }
        return passkey
    }

    private static func json(_ passkey: StoredPasskey) -> JSONObject {
        [
            "$id": .string(passkey.id), "$createdAt": .string("\(passkey.createdAt)"),
            "$updatedAt": .string("\(passkey.updatedAt)"), "name": .string(passkey.name),
            // Nobody signs in with one here.
            "accessedAt": .string(""),
        ]
    }
}
