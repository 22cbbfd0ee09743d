public import PasswordHashing

extension TuningCandidate {
    /// The choice as what a policy prefers; nil of a scheme with which no new hash is made.
    public var preferredHash: PreferredHash? {
        for type in SchemeRegistry.standard.creatableTypes {
            if let preferred = preferring(type) { return preferred }
        }
        return nil
    }

    private func preferring<Hash: CreatablePasswordHash>(_: Hash.Type) -> PreferredHash? {
        (costs as? Hash.Parameters).map { PreferredHash(Hash.self, $0) }
    }
}

extension PreferredHash {
    /// Whether it is at least as strong as one that a current text recommends; true where none speaks of the scheme.
    public var isRecommended: Bool {
        guard let costs = parameters as? any TuningCosts,
            let type = SchemeRegistry.standard.type(of: scheme) as? any TunablePasswordHash.Type
        else { return true }
        let recommendations = type.tuningScheme(named: name, lanes: 1).recommendations
        let candidate = TuningCandidate(costs)
        return recommendations.isEmpty || recommendations.contains { candidate.isAtLeastAsStrong(as: $0.candidate) }
    }
}
