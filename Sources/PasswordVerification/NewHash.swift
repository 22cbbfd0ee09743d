internal import PasswordHashing

/// A hash that is about to be made: its salt is chosen, its key is not derived yet.
struct NewHash {
    /// What the password is put through.
    let derivation: KeyDerivation
    /// What is stored, once the key is there.
    let stored: (_ key: Span<UInt8>) -> StoredHash
}

extension PreferredHash {
    /// Begins a new hash with a fresh salt.
    /// - Parameter pepper: the id of the key that made the password what it is, which is stored beside the hash.
    /// - Throws: where the scheme cannot take the password or the parameters.
    func newHash(of password: Span<UInt8>, pepper: String?) throws(HashingError) -> NewHash {
        switch self {
        case .argon2(let parameters): try newHash(Argon2.self, of: password, parameters, pepper)
        case .scrypt(let parameters): try newHash(Scrypt.self, of: password, parameters, pepper)
        case .bcrypt(let cost): try newHash(Bcrypt.self, of: password, Bcrypt.Parameters(cost: cost), pepper)
        }
    }

    private func newHash<Hash: CreatablePasswordHash>(
        _: Hash.Type, of password: Span<UInt8>, _ parameters: Hash.Parameters, _ pepper: String?
    ) throws(HashingError) -> NewHash {
        let salt = Salt.random()
        try Hash.check(password)
        return NewHash(derivation: try Hash.derivation(salt: salt, parameters: parameters)) { key in
            var stored = Hash(key: key, salt: salt, parameters: parameters).stored
            stored.options.pepper = pepper
            return stored
        }
    }
}
