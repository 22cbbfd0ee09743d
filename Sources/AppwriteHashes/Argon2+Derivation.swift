internal import HashEncoding
internal import PasswordHashing

extension Argon2 {
    /// The PHC string of a hash that is Argon2 and nothing else, whoever wrote it, such as Keycloak's and Magento's; nil
    /// where the system does more, or where a secret key or data entered it.
    init?(sameAs hash: any PasswordHash) {
        let derivation = hash.derivation
        guard derivation.transforms.isEmpty, let function = derivation.function as? Argon2Derivation,
            !function.isKeyed
        else { return nil }
        let costs = function.parameters
        let text =
            "$\(costs.variant.rawValue)$v=\(function.version.rawValue)$m=\(costs.memory),t=\(costs.iterations)"
            + ",p=\(costs.parallelism)$\(Base64.encode(derivation.salt.bytes, padded: false))"
            + "$\(Base64.encode(hash.digest.bytes, padded: false))"
        guard let same = try? Argon2(parsing: StoredHash(text)) else { return nil }
        self = same
    }
}
