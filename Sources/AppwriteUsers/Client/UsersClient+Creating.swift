extension UsersClient {
    /// Creates a user.
    public func create(_ user: CreateUser) async throws(AppwriteError) -> User {
        let request = user.request
        return try await model(ClientCall(request.method, request.path, body: request.body))
    }

    /// Creates a user with a password, or with none.
    public func create(
        id: String, email: String? = nil, phone: String? = nil, password: String? = nil, name: String? = nil
    ) async throws(AppwriteError) -> User {
        try await create(id, email: email, phone: phone, name: name, password.map { .plain($0) } ?? .none)
    }

    /// Creates a user with an argon2i or argon2id hash as a PHC string.
    public func createArgon2(
        id: String, email: String, hash: String, name: String? = nil
    ) async throws(AppwriteError) -> User {
        try await create(id, email: email, name: name, .argon2(hash))
    }

    /// Creates a user with a bcrypt hash.
    public func createBcrypt(
        id: String, email: String, hash: String, name: String? = nil
    ) async throws(AppwriteError) -> User {
        try await create(id, email: email, name: name, .bcrypt(hash))
    }

    /// Creates a user with an MD5 digest: 32 hex digits in lower case.
    public func createMD5(
        id: String, email: String, hash: String, name: String? = nil
    ) async throws(AppwriteError) -> User {
        try await create(id, email: email, name: name, .md5(hash))
    }

    /// Creates a user with a portable phpass hash.
    public func createPHPass(
        id: String, email: String, hash: String, name: String? = nil
    ) async throws(AppwriteError) -> User {
        try await create(id, email: email, name: name, .phpass(hash))
    }

    /// Creates a user with an unsalted digest of the SHA family: hex digits in lower case.
    public func createSHA(
        id: String, email: String, hash: String, version: SHAVersion, name: String? = nil
    ) async throws(AppwriteError) -> User {
        try await create(id, email: email, name: name, .sha(hash, version: version))
    }

    /// Creates a user with a scrypt hash; see ``ScryptCredential`` for what the parameters mean.
    public func createScrypt(
        id: String, email: String, hash: String, salt: String, cpu: Int, memory: Int, parallel: Int, length: Int,
        name: String? = nil
    ) async throws(AppwriteError) -> User {
        let credential = ScryptCredential(
            hash: hash, salt: salt, cpu: cpu, memory: memory, parallel: parallel, length: length)
        return try await create(id, email: email, name: name, .scrypt(credential))
    }

    /// Creates a user with a hash of Firebase's modified scrypt; see ``ScryptModifiedCredential``.
    public func createScryptModified(
        id: String, email: String, hash: String, salt: String, saltSeparator: String, signerKey: String,
        name: String? = nil
    ) async throws(AppwriteError) -> User {
        let credential = ScryptModifiedCredential(
            hash: hash, salt: salt, saltSeparator: saltSeparator, signerKey: signerKey)
        return try await create(id, email: email, name: name, .scryptModified(credential))
    }

    private func create(
        _ id: String, email: String?, phone: String? = nil, name: String?, _ credential: CreateUser.Credential
    ) async throws(AppwriteError) -> User {
        let user: CreateUser
        do throws(WireRuleViolation) {
            user = try CreateUser(
                userId: UserID(id), email: Self.map(email, EmailAddress.init), phone: Self.map(phone, PhoneNumber.init),
                name: Self.map(name, DisplayName.init), credential: credential)
        } catch {
            throw .invalidRequest(error)
        }
        return try await create(user)
    }

    /// `Optional.map` does not keep the type of what is thrown through a conversion of the method.
    private static func map<Value>(
        _ text: String?, _ make: (String) throws(WireRuleViolation) -> Value
    ) throws(WireRuleViolation) -> Value? {
        if let text { try make(text) } else { nil }
    }
}
