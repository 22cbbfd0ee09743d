public import PasswordHashing

extension PreferredHash {
    /// Reads a preferred hash from text: `argon2id:m=64MiB,t=3,p=1`, `scrypt:n=131072,r=8,p=1` or `bcrypt:cost=12`.
    ///
    /// `argon2i` and `argon2d` are read like `argon2id`. Every cost must be there, once, in any order. `m` is a whole
    /// number of KiB, MiB or GiB; `n` is N itself, a power of two. Argon2 and scrypt may add `digest`, the bytes of the
    /// digest, from 16 to 1024: 32 where it is left out.
    /// - Parameters:
    ///   - limits: what a verifier will pay for a stored hash. Costs over them are refused, since no hash of theirs would
    ///     ever verify.
    ///   - registry: the schemes that new hashes may be of.
    /// - Throws: what is wrong with the text, in words for the person who wrote it.
    public init(
        _ text: String, limits: HashLimits = HashLimits(), registry: SchemeRegistry = .standard
    ) throws(PreferredHashError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let type = registry.creatableTypes.first(where: { $0.creationNames.contains(name) }) else {
            throw .unknownScheme
        }
        self = try Self.reading(type, name, parts.count > 1 ? parts[1] : "")
        if let violation = violation(of: limits) { throw .refused(violation) }
    }

    private static func reading<Hash: CreatablePasswordHash>(
        _: Hash.Type, _ name: String, _ costs: Substring
    ) throws(PreferredHashError) -> PreferredHash {
        var costs = try CostText(costs, named: name)
        let parameters = try Hash.Parameters(&costs, named: name)
        try costs.checkNothingIsLeft()
        return PreferredHash(Hash.self, parameters)
    }
}

extension PreferredHash: CustomStringConvertible {
    /// The text that `init(_:limits:registry:)` reads as the same hash.
    public var description: String { "\(name):\(costText)" }
}
