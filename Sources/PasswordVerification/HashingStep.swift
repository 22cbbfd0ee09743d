internal import CryptoPrimitives
internal import PasswordHashing

/// A key that a run derives next.
struct HashingStep: Sendable {
    /// What a key is derived for.
    enum Purpose: Sendable, Hashable {
        case verification, newHash
    }

    let purpose: Purpose
    let derivation: KeyDerivation
    /// What is derived from: the password, or what its pepper made of it.
    let password: SharedSecretBytes
    /// What it takes, with the function that decides who may be computed beside it.
    let cost: HashingJobCost

    init(_ purpose: Purpose, _ derivation: KeyDerivation, _ password: SharedSecretBytes, _ cost: HashingJobCost) {
        self.purpose = purpose
        self.derivation = derivation
        self.password = password
        self.cost = cost.computed(by: derivation.function, passwordByteCount: password.count)
    }

    /// Derives the key on the calling thread.
    func key() -> Result<SharedSecretBytes, HashingError> {
        Self.keys(of: [self])[0]
    }

    /// Derives the keys of steps of one cost side by side.
    static func keys(of steps: [HashingStep]) -> [Result<SharedSecretBytes, HashingError>] {
        DerivationRequest.keys(of: steps.map { DerivationRequest($0.derivation, $0.password) })
    }
}
