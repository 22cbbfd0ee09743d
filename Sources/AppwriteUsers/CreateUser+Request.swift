internal import JSONText

extension CreateUser {
    /// The request that makes this call.
    ///
    /// Members of the body stand in the order of the wire's documentation; what is absent is left out, never empty.
    public var request: UserRequest {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.member("userId", userId.text)
        if let email { writer.member("email", email.text) }
        if let phone { writer.member("phone", phone.text) }
        credential.write(to: &writer)
        if let name { writer.member("name", name.text) }
        writer.endObject()
        return UserRequest(method: .post, path: endpoint.path, body: writer.bytes)
    }
}

extension CreateUser.Credential {
    /// Writes the members whose names start with `password`.
    fileprivate func write(to writer: inout JSONWriter) {
        switch self {
        case .none: break
        case .plain(let text), .argon2(let text), .bcrypt(let text), .md5(let text), .phpass(let text):
            writer.member("password", text)
        case .scrypt(let credential):
            writer.member("password", credential.hash)
            writer.member("passwordSalt", credential.salt)
            writer.member("passwordCpu", credential.cpu)
            writer.member("passwordMemory", credential.memory)
            writer.member("passwordParallel", credential.parallel)
            writer.member("passwordLength", credential.length)
        case .scryptModified(let credential):
            writer.member("password", credential.hash)
            writer.member("passwordSalt", credential.salt)
            writer.member("passwordSaltSeparator", credential.saltSeparator)
            writer.member("passwordSignerKey", credential.signerKey)
        case .sha(let hash, let version):
            writer.member("password", hash)
            // Always sent: its default was sha3-512 up to 1.7 and is sha256 since.
            writer.member("passwordVersion", version.rawValue)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    fileprivate mutating func member(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }
}
