public import CryptoPrimitives
internal import HashEncoding

/// bcrypt (Provos and Mazières, 1999) with its cost: 23 bytes, of the first 72 of the password.
///
/// Where no kernel serves, libxcrypt computes it, and gives text.
public struct BcryptDerivation: DerivationFunction {
    /// The prefix and the cost.
    public let parameters: Bcrypt.Parameters

    init(_ parameters: Bcrypt.Parameters) {
        self.parameters = parameters
    }

    /// The memory is Blowfish's four S-boxes; the work counts key expansions.
    public var cost: HashCost {
        HashCost(memory: 4096, work: 1 << UInt64(clamping: parameters.cost), unit: .bcryptExpansions)
    }

    public var usedPasswordByteCount: Int? { Bcrypt.passwordByteCount }

    public func check(_ password: Span<UInt8>) throws(HashingError) {
        let used = password.extracting(first: Bcrypt.passwordByteCount)
        for index in used.indices where used[index] == 0 {
            throw .passwordUnsupported(reason: "has a NUL byte, at which bcrypt would end it")
        }
    }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            let used = password.extracting(first: Bcrypt.passwordByteCount)
            if let key = try BcryptFunction.digest(
                password: used, salt: salt, variant: parameters.variant.function, cost: parameters.cost)
            {
                return key
            }
            return try decoded(try CryptFunction.hash(password: used, setting: setting(salt)))
        } catch {
            throw HashingError(error)
        }
    }

    public func batchCount(passwordByteCount: Int) -> Int { BcryptFunction.batchCount }

    public func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? {
        do throws(PrimitiveError) {
            return try BcryptFunction.digests(inputs, variant: parameters.variant.function, cost: parameters.cost)
        } catch {
            throw HashingError(error)
        }
    }

    private func setting(_ salt: Span<UInt8>) -> [UInt8] {
        Array(Bcrypt.setting(parameters, Salt(bytes: salt.indices.map { salt[$0] })).utf8)
    }

    /// The digest's characters stand behind the setting.
    private func decoded(_ text: borrowing SecretBytes) throws(PrimitiveError) -> SecretBytes {
        guard text.count == 60 else { throw .backend(library: "libxcrypt", code: 0) }
        do {
            return try text.withBytes { text throws(EncodingError) in
                try SecretBytes(count: BcryptFunction.digestByteCount) { append throws(EncodingError) in
                    try Base64.decode(text.extracting(29...), alphabet: .bcrypt, append: append)
                }
            }
        } catch {
            throw .backend(library: "libxcrypt", code: 0)
        }
    }
}

extension WorkUnit {
    /// Key expansions of bcrypt: 2^15, about 1.5 seconds; Ory Kratos bounds imports at the same. 2^31 is a day.
    public static let bcryptExpansions = WorkUnit("key expansions", defaultLimit: 1 << 15, perMillisecond: 20)
}

extension Bcrypt.Variant {
    var function: BcryptFunction.Variant {
        switch self {
        case .a: .a
        case .b, .y: .b
        case .x: .x
        }
    }
}
