extension CreateUser {
    /// The service's create endpoints, by their paths (Users API, create endpoints).
    public enum Endpoint: String, Sendable, Hashable, CaseIterable {
        case plain = "/users"
        case argon2 = "/users/argon2"
        case bcrypt = "/users/bcrypt"
        case md5 = "/users/md5"
        case phpass = "/users/phpass"
        case scrypt = "/users/scrypt"
        case scryptModified = "/users/scrypt-modified"
        case sha = "/users/sha"

        /// The path, relative to the base of the service's API.
        public var path: String { rawValue }
    }
}

extension CreateUser.Credential {
    /// The one endpoint that takes this credential.
    public var endpoint: CreateUser.Endpoint {
        switch self {
        case .none, .plain: .plain
        case .argon2: .argon2
        case .bcrypt: .bcrypt
        case .md5: .md5
        case .phpass: .phpass
        case .scrypt: .scrypt
        case .scryptModified: .scryptModified
        case .sha: .sha
        }
    }
}
