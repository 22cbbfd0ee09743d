internal import AppwriteHashes
internal import AppwriteUsers
internal import HTTPTypes
internal import PasswordHashing
internal import PasswordVerification
internal import UserStorage

/// The eight calls that make a user (Users API, create).
enum UserCreationEndpoints {
    static let all = [plain] + HashKind.all.map(hashed)

    /// The names of the kinds of hash, as they stand in the paths.
    static let kinds = all.compactMap { $0.path.split(separator: "/").dropFirst().first.map(String.init) }

    static let plain = Endpoint(.post, "/users", .usersWrite) { call in
        let parameters = call.parameters
        let policy = PasswordPolicy(settings: call.settings)
        let id = try parameters.required("userId", .customID)
        let email = try parameters.optional("email", .email, nullable: true)
        let phone = try parameters.optional("phone", .phone, nullable: true)
        let password = try parameters.optional("password", policy.validator)
        let name = try parameters.optional("name", .text(1...128))
        if let password { try policy.checkPersonalData(password, id: id, email: email, name: name, phone: phone) }
        let hash: StoredHash? = if let password { try await call.passwords.hash(password) } else { nil }
        return try await create(NewUser(id: id, email: email, phone: phone, name: name ?? "", password: hash), call)
    }

    /// The call that takes a kind of hash.
    static func hashed(_ kind: HashKind) -> Endpoint {
        Endpoint(.post, kind.endpoint.path, .usersWrite) { call in
            let common = try Common(call.parameters)
            let options = try kind.options(in: call.parameters)
            let name = try call.parameters.optional("name", .text(1...128))
            return try await common.create(kind.scheme, options, name, call)
        }
    }

    /// The parameters with which every call with a hash begins.
    private struct Common: Redacted {
        let id: String
        let email: String
        let hash: String

        init(_ parameters: Parameters) throws {
            id = try parameters.required("userId", .customID)
            email = try parameters.required("email", .email)
            hash = try parameters.required("password", .hashText)
        }

        /// Makes the user; the reference takes any text for a hash, and so does this, but says so where no password
        /// will ever match it.
        func create(_ scheme: Scheme, _ options: HashOptions, _ name: String?, _ call: Call) async throws -> Answer {
            let stored = StoredHash(hash, options: options, declaredScheme: scheme)
            let user = NewUser(id: id, email: email, name: name ?? "", password: stored)
            var answer = try await UserCreationEndpoints.create(user, call)
            if let reason = call.passwords.refusal(of: stored) {
                answer.warning =
                    "The user was created, but no password will match this \(scheme.name) hash (\(reason.rawValue))"
            }
            return answer
        }
    }

    /// Makes a user, and answers with them.
    static func create(_ user: NewUser, _ call: Call) async throws -> Answer {
        try await call.write { transaction in
            let created = try transaction.insert(user, at: call.now)
            try call.log("user.create", created, transaction)
            var targets = try transaction.targets(ofUser: created)
            // An address that is another user's target already is shown all the same (Users API, create: side effects).
            for address in [created.email, created.phone].compactMap(\.self)
            where !targets.contains(where: { $0.identifier == address }) {
                targets += try transaction.target(identifier: address).map { [$0] } ?? []
            }
            return .model(User(created, targets: targets), status: 201)
        }
    }
}
