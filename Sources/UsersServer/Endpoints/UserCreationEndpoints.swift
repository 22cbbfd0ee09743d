internal import AppwriteUsers
internal import HTTPTypes
internal import PasswordHashing
internal import PasswordVerification
internal import UserStorage

/// The eight calls that make a user (Users API, create).
enum UserCreationEndpoints {
    static let all =
        [plain, scrypt, scryptModified, sha] + [Scheme.argon2, .bcrypt, .md5, .phpass].map(hashed)

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

    static let scrypt = Endpoint(.post, "/users/scrypt", .usersWrite) { call in
        let parameters = call.parameters
        let common = try Common(parameters)
        var options = HashOptions()
        options.salt = try parameters.required("passwordSalt", .text(1...128, allowsNUL: true))
        let cpu = try parameters.required("passwordCpu", .integer)
        let memory = try parameters.required("passwordMemory", .integer)
        let parallel = try parameters.required("passwordParallel", .integer)
        let length = try parameters.required("passwordLength", .integer)
        // What the reference answers 500 to (Users API, bad hash options).
        guard cpu > 1, cpu & (cpu - 1) == 0 else {
            throw ServiceError.invalid("passwordCpu", "CPU cost must be a power of two greater than 1.")
        }
        guard memory > 0 else { throw ServiceError.invalid("passwordMemory", "Memory cost must be at least 1.") }
        guard parallel > 0 else { throw ServiceError.invalid("passwordParallel", "Parallel cost must be at least 1.") }
        guard length >= 16 else { throw ServiceError.invalid("passwordLength", "Length must be at least 16 bytes.") }
        guard options.salt != "0" else { throw ServiceError.invalid("passwordSalt", "Salt cannot be empty") }
        options.cpu = UInt64(cpu)
        options.memory = UInt64(memory)
        options.parallel = UInt64(parallel)
        options.length = UInt64(length)
        return try await common.create(.scrypt, options, try parameters.optional("name", .text(1...128)), call)
    }

    static let scryptModified = Endpoint(.post, "/users/scrypt-modified", .usersWrite) { call in
        let parameters = call.parameters
        let common = try Common(parameters)
        var options = HashOptions()
        options.salt = try parameters.required("passwordSalt", .text(1...128))
        options.saltSeparator = try parameters.required("passwordSaltSeparator", .text(1...128))
        options.signerKey = try parameters.required("passwordSignerKey", .text(1...128))
        try checkBase64(options.salt, "passwordSalt", "Salt")
        try checkBase64(options.saltSeparator, "passwordSaltSeparator", "Salt separator")
        try checkBase64(options.signerKey, "passwordSignerKey", "Signer key")
        return try await common.create(.scryptModified, options, try parameters.optional("name", .text(1...128)), call)
    }

    static let sha = Endpoint(.post, "/users/sha", .usersWrite) { call in
        let parameters = call.parameters
        let common = try Common(parameters)
        var options = HashOptions()
        let versions = [
            "sha1", "sha224", "sha256", "sha384", "sha512/224", "sha512/256", "sha512", "sha3-224", "sha3-256",
            "sha3-384", "sha3-512",
        ]
        // What servers since 1.8 take it to be where it is left out.
        options.version = try parameters.optional("passwordVersion", .oneOf(versions)) ?? "sha256"
        return try await common.create(.sha, options, try parameters.optional("name", .text(1...128)), call)
    }

    /// A call whose hash says everything itself.
    static func hashed(_ scheme: Scheme) -> Endpoint {
        Endpoint(.post, "/users/\(scheme.name)", .usersWrite) { call in
            let common = try Common(call.parameters)
            let name = try call.parameters.optional("name", .text(1...128))
            return try await common.create(scheme, HashOptions(), name, call)
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

    /// Refuses what the reference's library refuses, with its words.
    private static func checkBase64(_ text: String?, _ name: String, _ subject: String) throws {
        var body = (text ?? "")[...]
        for _ in 0..<2 where body.hasSuffix("=") { body.removeLast() }
        let isBase64 = body.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
        guard isBase64, !body.isEmpty else { throw ServiceError.invalid(name, "\(subject) must be base64 encoded") }
        guard text != "0" else { throw ServiceError.invalid(name, "\(subject) cannot be empty") }
    }
}
