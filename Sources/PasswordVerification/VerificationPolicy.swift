public import PasswordHashing

/// What a verifier accepts, and what it writes.
public struct VerificationPolicy: Sendable {
    /// The largest costs that are paid for a stored hash.
    public var limits: HashLimits
    /// The schemes that are accepted, besides the preferred one: every salted scheme by default. Clear text and unsalted
    /// digests verify where they are listed, and nowhere else.
    public var schemes: AcceptedSchemes
    /// The secrets whose ids stand beside stored hashes: signer keys, peppers of a source; none by default.
    public var keys: HashKeys
    /// How new hashes are made; a match against anything weaker is stale.
    public var preferred: PreferredHash
    /// The keys that new passwords go through; a match against a hash without, or with an older key, is stale.
    public var pepper: Pepper?
    /// The forms that a password is tried in, in this order, after its bytes as typed did not match; none by default.
    ///
    /// For hashes of a system that normalised. A match is stale, and renewed with the bytes as typed. Each form that
    /// differs costs a wrong password one verification more. The forms are made of what was typed: they find a hash of
    /// the composed text for somebody who typed a decomposed one, never the other way round. So once a hash is renewed
    /// with decomposed bytes, the composed spelling that matched before does no longer.
    public var unicodeForms: [UnicodeForm]

    /// Makes a policy: by default Argon2id with 64 MiB, 4 passes, 3 lanes, every salted scheme, and the default limits.
    public init(
        limits: HashLimits = HashLimits(), preferred: PreferredHash = .argon2(Argon2.recommended),
        pepper: Pepper? = nil, unicodeForms: [UnicodeForm] = [], schemes: AcceptedSchemes = .salted,
        keys: HashKeys = HashKeys()
    ) {
        self.limits = limits
        self.schemes = schemes
        self.keys = keys
        self.preferred = preferred
        self.pepper = pepper
        self.unicodeForms = unicodeForms
    }

    /// Whether a new password may be one that the preferred hash cannot take: bcrypt without a pepper, which reads 72
    /// bytes and ends at a NUL.
    public var refusesSomePasswords: Bool { preferred.refusesSomePasswords && pepper == nil }

    /// Whether a hash is accepted; those of the preferred scheme always are.
    public func accepts(_ hash: any PasswordHash) -> Bool {
        schemes.accepts(hash) || type(of: hash).scheme == preferred.scheme
    }

    /// Whether a hash is what this policy would write today, or at least as costly to guess.
    ///
    /// - Parameter pepper: The id of the key that the hash was made with, nil for none.
    public func freshness(of hash: any PasswordHash, pepper id: String? = nil) -> Freshness {
        if let reason = preferred.staleness(of: hash) { return .stale(reason) }
        if let pepper, pepper.current != id { return .stale(.pepper) }
        return .current
    }
}
