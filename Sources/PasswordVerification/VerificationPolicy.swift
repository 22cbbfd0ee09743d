public import PasswordHashing

/// What a verifier accepts, and what it writes.
public struct VerificationPolicy: Sendable, Hashable {
    /// The largest costs that are paid for a stored hash.
    public var limits: HashLimits
    /// The parameters of new hashes; a match against anything weaker is stale.
    public var preferred: Argon2.Parameters

    /// Makes a policy: by default Argon2id with 64 MiB, 4 passes, 3 lanes, and the default limits.
    public init(limits: HashLimits = HashLimits(), preferred: Argon2.Parameters = Argon2.recommended) {
        self.limits = limits
        self.preferred = preferred
    }

    /// Whether a hash is what this policy would write today, or at least as costly to guess.
    ///
    /// Argon2 of the preferred variant is current when both its memory and its memory times iterations reach the
    /// preferred ones: memory limits the attacker's parallelism, the product is his work.
    public func freshness(of hash: any PasswordHash) -> Freshness {
        guard let argon2 = hash as? Argon2, argon2.parameters.variant == preferred.variant, argon2.version == .v19
        else {
            return .stale(.scheme)
        }
        let parameters = argon2.parameters
        let work = UInt64(parameters.memory) * UInt64(parameters.iterations)
        let enough =
            parameters.memory >= preferred.memory
            && work >= UInt64(preferred.memory) * UInt64(preferred.iterations)
            && parameters.digestByteCount >= preferred.digestByteCount
        return enough ? .current : .stale(.parameters)
    }
}
