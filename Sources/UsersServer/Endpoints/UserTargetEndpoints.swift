internal import AppwriteUsers
internal import HTTPTypes
internal import UserStorage

/// Where messages reach a user (Users API, targets).
enum UserTargetEndpoints {
    static let all = [create, get, list, update, delete]

    static let create = Endpoint(.post, "/users/{userId}/targets", .usersWrite, .targetsWrite) { call in
        let parameters = call.parameters
        let id = try parameters.required("userId", .uid)
        let targetId = try parameters.required("targetId", .customID)
        let type = try parameters.required("providerType", .oneOf(["email", "sms", "push"]))
        let address = try parameters.required("identifier", .text(1...255))
        let providerId = try parameters.optional("providerId", .uid)
        let name = try parameters.optional("name", .text(1...128))
        let identifier = try checked(address, type)
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            // A provider that is not there is left out (Users API, targets).
            let provider = try providerId.flatMap { try transaction.providerType(id: $0) == nil ? nil : $0 }
            let target = StoredTarget(
                id: targetId, userId: user.id, providerType: type, providerId: provider, identifier: identifier,
                name: name ?? "", expired: false, createdAt: call.now, updatedAt: call.now)
            try transaction.insert(target)
            try call.log("target.create", user, transaction)
            return .model(Target(target), status: 201)
        }
    }

    static let get = Endpoint(.get, "/users/{userId}/targets/{targetId}", .usersRead, .targetsRead) { call in
        let id = try call.parameters.required("userId", .uid)
        let targetId = try call.parameters.required("targetId", .uid)
        return try await call.read { .model(Target(try target(targetId, Call.user(id, $0), $0))) }
    }

    static let list = Endpoint(.get, "/users/{userId}/targets", .usersRead, .targetsRead) { call in
        let id = try call.parameters.required("userId", .uid)
        let page = try Page(call, of: .targets, hasSearch: false)
        return try await call.read { transaction in
            let found = try transaction.targets(
                ofUser: Call.user(id, transaction), matching: page.request, counting: page.isCounted)
            return .model(TargetList(total: found.total, items: found.items.map(Target.init)))
        }
    }

    static let update = Endpoint(.patch, "/users/{userId}/targets/{targetId}", .usersWrite, .targetsWrite) { call in
        let parameters = call.parameters
        let id = try parameters.required("userId", .uid)
        let targetId = try parameters.required("targetId", .uid)
        let identifier = try parameters.optional("identifier", .text(1...255))
        let providerId = try parameters.optional("providerId", .uid)
        let name = try parameters.optional("name", .text(1...128))
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            var changed = try target(targetId, user, transaction)
            if let identifier { changed.identifier = try checked(identifier, changed.providerType) }
            if let providerId {
                guard let type = try transaction.providerType(id: providerId) else {
                    throw ServiceError.providerNotFound
                }
                guard type == changed.providerType else { throw ServiceError.providerIncorrectType }
                changed.providerId = providerId
            }
            if let name { changed.name = name }
            try transaction.update(changed, at: call.now)
            try call.log("target.update", user, transaction)
            return .model(Target(try target(targetId, user, transaction)))
        }
    }

    static let delete = Endpoint(.delete, "/users/{userId}/targets/{targetId}", .usersWrite, .targetsWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let targetId = try call.parameters.required("targetId", .uid)
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            guard try transaction.deleteTarget(id: targetId, ofUser: user) else { throw ServiceError.targetNotFound }
            try call.log("target.delete", user, transaction)
            return .noContent
        }
    }

    private static func target(
        _ id: String, _ user: StoredUser, _ transaction: StoreTransaction
    ) throws -> StoredTarget {
        guard let target = try transaction.target(id: id, ofUser: user) else { throw ServiceError.targetNotFound }
        return target
    }

    /// An identifier that fits the target's type, as it is stored.
    private static func checked(_ identifier: String, _ type: String) throws -> String {
        switch type {
        case "email":
            guard let email = try? EmailAddress(identifier) else { throw ServiceError.invalidEmail }
            return email.text
        case "sms":
            guard let phone = try? PhoneNumber(identifier) else { throw ServiceError.invalidPhone }
            return phone.text
        default: return identifier
        }
    }
}
