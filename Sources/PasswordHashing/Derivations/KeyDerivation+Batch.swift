package import CryptoPrimitives

/// A password and what it is put through.
package struct DerivationRequest: Sendable {
    package let derivation: KeyDerivation
    package let password: SharedSecretBytes

    package init(_ derivation: KeyDerivation, _ password: SharedSecretBytes) {
        self.derivation = derivation
        self.password = password
    }

    /// Derives the key of each password, side by side where the function gains by that, and blocks until all are there.
    /// - Parameter requests: of equal functions.
    /// - Returns: the keys in the requests' order, or for each why there is none.
    package static func keys(of requests: [DerivationRequest]) -> [Result<SharedSecretBytes, HashingError>] {
        guard requests.count > 1, let keys = try? batchKeys(of: requests) else { return requests.map(\.key) }
        return keys.map { .success($0) }
    }

    private static func batchKeys(of requests: [DerivationRequest]) throws(HashingError) -> [SharedSecretBytes]? {
        var inputs: [DerivationInput] = []
        inputs.reserveCapacity(requests.count)
        for request in requests {
            let password = try request.transformedPassword()
            try password.withBytes { bytes throws(HashingError) in try request.derivation.function.check(bytes) }
            inputs.append(DerivationInput(password: password, salt: request.derivation.salt.bytes))
        }
        return try requests[0].derivation.function.keys(of: inputs)
    }

    private func transformedPassword() throws(HashingError) -> SharedSecretBytes {
        guard !derivation.transforms.isEmpty else { return password }
        return try password.withBytes { bytes throws(HashingError) in
            guard let transformed = try derivation.transformed(bytes) else { return password }
            return SharedSecretBytes(transformed)
        }
    }

    private var key: Result<SharedSecretBytes, HashingError> {
        do throws(HashingError) {
            let key = try password.withBytes { password throws(HashingError) in try derivation.key(of: password) }
            return .success(SharedSecretBytes(key))
        } catch {
            return .failure(error)
        }
    }
}
