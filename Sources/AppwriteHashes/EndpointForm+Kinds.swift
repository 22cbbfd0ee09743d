internal import AppwriteUsers
internal import PasswordHashing

/// How a hash of each scheme gets the form that its endpoint verifies.
extension EndpointForm {
    private typealias Answer = Result<EndpointForm, EndpointRefusal>

    private static func refused(_ message: String) -> Answer { .failure(EndpointRefusal(message)) }

    /// A hash that is what its scheme says; one of another type is no hash that the endpoint knows.
    private static func read<Hash: PasswordHash>(
        _ hash: any PasswordHash, _ form: (Hash) -> Answer
    ) -> Answer {
        guard let hash = hash as? Hash else {
            return refused("\(type(of: hash).descriptor.title): the destination verifies no such hash")
        }
        return form(hash)
    }

    static func argon2(_ hash: any PasswordHash, _ original: StoredHash) -> Result<EndpointForm, EndpointRefusal> {
        read(hash) { (hash: Argon2) in
            guard hash.parameters.variant != .argon2d else {
                return refused("argon2d: the destination verifies argon2i and argon2id only")
            }
            guard !hash.isKeyed, !hash.stored.hash.contains("keyid=") else {
                return refused("argon2: a secret key or data entered it, which the destination takes none of")
            }
            // Its verifier starts a thread a lane, and a server that cannot start them all dies.
            guard hash.parameters.parallelism <= 255 else {
                return refused("argon2: the destination verifies up to 255 lanes only")
            }
            let text = hash.stored.hash
            if text == original.hash { return .success(EndpointForm(.argon2(text))) }
            let isPadded = original.hash.contains("=$") || original.hash.hasSuffix("=")
            return .success(EndpointForm(.argon2(text), isPadded ? .unpaddedBase64 : .referenceOrder))
        }
    }

    static func bcrypt(_ hash: any PasswordHash, _ original: StoredHash) -> Result<EndpointForm, EndpointRefusal> {
        read(hash) { (hash: Bcrypt) in
            guard hash.parameters.variant != .original else {
                return refused("bcrypt: the destination does not know $2$")
            }
            // PHP's verifier ends a password at its first NUL, and knows no other dialect.
            guard hash.dialect == nil || hash.dialect == .nulEnds else {
                return refused("bcrypt: the destination does not know the declared dialect")
            }
            let text = hash.stored.hash
            if text == original.hash { return .success(EndpointForm(.bcrypt(text))) }
            let isSplit = original.options[.workFactor] != nil
            return .success(EndpointForm(.bcrypt(text), isSplit ? .partsJoined : .paddingBits))
        }
    }

    static func phpass(_ hash: any PasswordHash, _ original: StoredHash) -> Result<EndpointForm, EndpointRefusal> {
        let text = hash.stored.hash
        // SQL databases end a text at NUL, the service's and the embedded store's.
        guard !text.utf8.contains(0) else {
            return refused("phpass: the salt has a NUL, at which databases end a text")
        }
        return .success(EndpointForm(.phpass(text)))
    }

    static func md5(_ hash: any PasswordHash, _ original: StoredHash) -> Result<EndpointForm, EndpointRefusal> {
        let text = hash.stored.hash
        return .success(EndpointForm(.md5(text), text == original.hash ? nil : .lowerCaseHex))
    }

    static func sha(_ hash: any PasswordHash, _ original: StoredHash) -> Result<EndpointForm, EndpointRefusal> {
        read(hash) { (hash: SHA) in
            guard let version = SHAVersion(rawValue: hash.version.rawValue) else {
                return refused("sha: the destination does not know \(hash.version.rawValue)")
            }
            let text = hash.stored.hash
            return .success(
                EndpointForm(.sha(text, version: version), text == original.hash ? nil : .lowerCaseHex))
        }
    }

    static func scrypt(_ hash: any PasswordHash, _ original: StoredHash) -> Result<EndpointForm, EndpointRefusal> {
        read(hash) { (hash: Scrypt) in
            guard let stored = hash.storedWithOptions, let salt = stored.options.salt else {
                return refused("scrypt: the salt is binary, and the destination takes text")
            }
            let parameters = hash.parameters
            let credential = ScryptCredential(
                hash: stored.hash, salt: salt, cpu: Int(clamping: parameters.costN), memory: Int(parameters.blockSize),
                parallel: Int(parameters.parallelism), length: parameters.digestByteCount)
            if hash.form != .options { return .success(EndpointForm(.scrypt(credential), .hexWithOptions)) }
            return .success(
                EndpointForm(.scrypt(credential), stored.hash == original.hash ? nil : .lowerCaseHex))
        }
    }

    static func scryptModified(
        _ hash: any PasswordHash, _ original: StoredHash
    ) -> Result<EndpointForm, EndpointRefusal> {
        read(hash) { (hash: ScryptModified) in
            guard hash.rounds == ScryptModified.defaultRounds, hash.memCost == ScryptModified.defaultMemCost else {
                return refused("scrypt-modified: the destination computes 8 rounds with memory cost 14 only")
            }
            // The destination takes no empty separator.
            let moved = hash.movingSaltIntoSeparator
            let stored = (moved ?? hash).stored
            guard let salt = stored.options.salt, let separator = stored.options.saltSeparator,
                let signerKey = stored.options.signerKey
            else { return refused("scrypt-modified: an option is missing") }
            let credential = ScryptModifiedCredential(
                hash: stored.hash, salt: salt, saltSeparator: separator, signerKey: signerKey)
            let unchanged =
                stored.hash == original.hash && salt == original.options.salt
                && separator == original.options.saltSeparator && signerKey == original.options.signerKey
            let change = moved == nil ? Reencoding.standardBase64 : .separatorFromSalt
            return .success(EndpointForm(.scryptModified(credential), unchanged ? nil : change))
        }
    }
}
