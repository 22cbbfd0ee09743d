internal import CryptoPrimitives
internal import HashEncoding

/// bcrypt's part: no password with a NUL goes in, and libxcrypt gives text.
extension KeyDerivation {
    /// - Throws: `passwordUnsupported`.
    static func checkBcryptPassword(_ password: Span<UInt8>) throws(HashingError) {
        let used = password.extracting(first: Bcrypt.passwordByteCount)
        for index in used.indices where used[index] == 0 {
            throw .passwordUnsupported(reason: "has a NUL byte, at which bcrypt would end it")
        }
    }

    func bcryptKey(of password: Span<UInt8>, _ costs: Bcrypt.Parameters) throws(PrimitiveError) -> SecretBytes {
        let used = password.extracting(first: Bcrypt.passwordByteCount)
        if let key = try BcryptFunction.digest(
            password: used, salt: salt.bytes.span, variant: costs.variant.function, cost: costs.cost)
        {
            return key
        }
        let text = try CryptFunction.hash(password: used, setting: Array(Bcrypt.setting(costs, salt).utf8))
        // The digest's characters stand behind the setting.
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

extension KeyDerivation.Function {
    /// - Returns: nil where no kernel serves, or one of the passwords is not for bcrypt.
    func bcryptKeys(
        of inputs: [DerivationInput], _ costs: Bcrypt.Parameters
    ) throws(PrimitiveError) -> [SharedSecretBytes]? {
        let areFit = inputs.allSatisfy { input in
            input.password.withBytes { (try? KeyDerivation.checkBcryptPassword($0)) != nil }
        }
        guard areFit else { return nil }
        return try BcryptFunction.digests(inputs, variant: costs.variant.function, cost: costs.cost)
    }
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
