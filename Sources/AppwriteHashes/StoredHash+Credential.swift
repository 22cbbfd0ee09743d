public import AppwriteUsers
public import PasswordHashing

extension StoredHash {
    /// The hash that a create call carries, with its options under our own names; nil for a call without one.
    ///
    /// What a service stores of the call, and the embedded store too, so that both ways in give the same user.
    public init?(_ credential: CreateUser.Credential) {
        var options = HashOptions()
        switch credential {
        case .none, .plain: return nil
        case .argon2(let hash): self.init(hash, declaredScheme: .argon2)
        case .bcrypt(let hash): self.init(hash, declaredScheme: .bcrypt)
        case .md5(let hash): self.init(hash, declaredScheme: .md5)
        case .phpass(let hash): self.init(hash, declaredScheme: .phpass)
        case .sha(let hash, let version):
            options.version = version.rawValue
            self.init(hash, options: options, declaredScheme: .sha)
        case .scrypt(let scrypt):
            options.salt = scrypt.salt
            options.cpu = UInt64(scrypt.cpu)
            options.memory = UInt64(scrypt.memory)
            options.parallel = UInt64(scrypt.parallel)
            options.length = UInt64(scrypt.length)
            self.init(scrypt.hash, options: options, declaredScheme: .scrypt)
        case .scryptModified(let firebase):
            options.salt = firebase.salt
            options.saltSeparator = firebase.saltSeparator
            options.signerKey = firebase.signerKey
            self.init(firebase.hash, options: options, declaredScheme: .scryptModified)
        }
    }
}
