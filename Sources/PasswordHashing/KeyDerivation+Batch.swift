package import CryptoPrimitives

extension KeyDerivation.Function {
    /// How many passwords of a length are worth computing side by side on one thread, with the kernels that this CPU runs;
    /// 1 where they would take as long one after the other.
    package func batchCount(passwordByteCount: Int) -> Int {
        switch self {
        case .argon2(let costs, _):
            Argon2Function.batchCount(memory: costs.memory, parallelism: costs.parallelism)
        case .scrypt(let costs):
            ScryptFunction.batchCount(costN: costs.costN, blockSize: costs.blockSize, parallelism: costs.parallelism)
        case .bcrypt: BcryptFunction.batchCount
        case .phpass: PHPassFunction.batchCount(passwordByteCount: passwordByteCount)
        case .digest: 1
        }
    }

    /// Derives the key of each password, side by side, and blocks until all are there.
    /// - Returns: the keys in the inputs' order, or for each why there is none.
    package func keys(of inputs: [DerivationInput]) -> [Result<SharedSecretBytes, HashingError>] {
        guard inputs.count > 1, let keys = try? batchKeys(of: inputs) else { return inputs.map(key) }
        return keys
    }

    private func key(of input: DerivationInput) -> Result<SharedSecretBytes, HashingError> {
        let derivation = KeyDerivation(self, salt: Salt(bytes: input.salt))
        do throws(HashingError) {
            let key = try input.password.withBytes { password throws(HashingError) in
                try derivation.key(of: password)
            }
            return .success(SharedSecretBytes(key))
        } catch {
            return .failure(error)
        }
    }

    /// - Throws: where any of them cannot be computed: one at a time each gets its own answer.
    private func batchKeys(
        of inputs: [DerivationInput]
    ) throws(HashingError) -> [Result<SharedSecretBytes, HashingError>]? {
        let keys: [SharedSecretBytes]?
        do throws(PrimitiveError) {
            switch self {
            case .argon2(let costs, let version):
                keys = try Argon2Function.deriveKeys(
                    inputs, variant: costs.variant.function, version: version.function, memory: costs.memory,
                    iterations: costs.iterations, parallelism: costs.parallelism, outputByteCount: costs.digestByteCount
                )
            case .scrypt(let costs):
                keys = try ScryptFunction.deriveKeys(
                    inputs, costN: costs.costN, blockSize: costs.blockSize, parallelism: costs.parallelism,
                    outputByteCount: costs.digestByteCount)
            case .phpass(let countLog2):
                keys = try PHPassFunction.digests(inputs, countLog2: countLog2)
            case .bcrypt(let costs):
                keys = try bcryptKeys(of: inputs, costs)
            case .digest:
                keys = nil
            }
        } catch {
            throw HashingError(error)
        }
        return keys?.map { .success($0) }
    }
}
