public import PasswordHashing

/// The scheme of new hashes, with its costs.
public enum PreferredHash: Sendable, Hashable {
    case argon2(Argon2.Parameters)
    /// Written as `$scrypt$`.
    case scrypt(Scrypt.Parameters)
    /// Written as `$2b$`. Without a pepper it takes no password over 72 bytes and none with a NUL.
    case bcrypt(cost: Int)

    /// The scheme's name.
    public var scheme: Scheme {
        switch self {
        case .argon2: .argon2
        case .scrypt: .scrypt
        case .bcrypt: .bcrypt
        }
    }

    /// What making one hash costs.
    public var cost: HashCost {
        switch self {
        case .argon2(let parameters): parameters.hashCost
        case .scrypt(let parameters): parameters.hashCost
        case .bcrypt(let cost): Bcrypt.Parameters(cost: cost).hashCost
        }
    }

    /// What is left to derive after a hash was verified, so that both together take the work of this one; nil for nothing.
    ///
    /// Across schemes no works compare, and all of it is left. Argon2's work is KiB times passes, of which any number can
    /// be left; of scrypt and bcrypt there are only powers of two, and all of it is left again.
    func remainder(after hash: any PasswordHash) -> PreferredHash? {
        guard type(of: hash).scheme == scheme else { return self }
        guard hash.cost.work < cost.work else { return nil }
        guard case .argon2(var parameters) = self else { return self }
        let work = cost.work - hash.cost.work
        let memory = UInt64(parameters.memory)
        let passes = (work + memory - 1) / memory
        parameters.iterations = UInt32(passes)
        // RFC 9106, section 3.1: at least 8 KiB a lane.
        parameters.memory = UInt32(max(work / passes, 8 * UInt64(parameters.parallelism)))
        return .argon2(parameters)
    }

    /// Why a hash is weaker than this one, or nil where it is at least as costly to guess.
    ///
    /// Argon2 and scrypt need both the memory and the work of the preferred one: memory limits the attacker's
    /// parallelism, the work is his time. Lanes alone change neither.
    func staleness(of hash: any PasswordHash) -> StaleReason? {
        switch self {
        case .argon2(let preferred):
            guard let argon2 = hash as? Argon2, argon2.parameters.variant == preferred.variant, argon2.version == .v19
            else { return .scheme }
            return argon2.parameters.digestByteCount < preferred.digestByteCount
                ? .parameters : staleness(by: hash.cost)
        case .scrypt(let preferred):
            guard let scrypt = hash as? Scrypt else { return .scheme }
            return scrypt.parameters.digestByteCount < preferred.digestByteCount
                ? .parameters : staleness(by: hash.cost)
        case .bcrypt:
            // The bug of $2x$ lets other passwords in: no cost makes up for it.
            guard let bcrypt = hash as? Bcrypt, bcrypt.parameters.variant != .x else { return .scheme }
            return staleness(by: hash.cost)
        }
    }

    private func staleness(by cost: HashCost) -> StaleReason? {
        cost.memory >= self.cost.memory && cost.work >= self.cost.work ? nil : .parameters
    }
}
