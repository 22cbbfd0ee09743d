public import CryptoPrimitives
internal import HashEncoding

/// bcrypt (Provos and Mazières, 1999) with its cost: 23 bytes, of the first 72 of the password.
///
/// Where no kernel serves, libxcrypt computes it, and gives text. What C cannot say, a key with a NUL in it or none behind
/// it, our own code computes everywhere.
public struct BcryptDerivation: DerivationFunction {
    /// The prefix and the cost.
    public let parameters: Bcrypt.Parameters
    /// What the writer does with a NUL; nil leaves it to the prefix. Symfony's is taken out before.
    public let dialect: Bcrypt.Dialect?

    init(_ parameters: Bcrypt.Parameters, _ dialect: Bcrypt.Dialect? = nil) {
        self.parameters = parameters
        self.dialect = dialect
    }

    /// The memory is Blowfish's four S-boxes; the work counts key expansions.
    public var cost: HashCost {
        HashCost(memory: 4096, work: 1 << UInt64(clamping: parameters.cost), unit: .bcryptExpansions)
    }

    public func violation(of limits: HashLimits, in scheme: Scheme) -> LimitViolation? {
        LimitViolation.check(scheme, "cost", log2: parameters.cost, atMost: limits, unit: .bcryptExpansions)
    }

    public var usedPasswordByteCount: Int? { Bcrypt.passwordByteCount }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            let used = password.extracting(first: Bcrypt.passwordByteCount)
            let cString = used.extracting(first: used.countBeforeNUL)
            if parameters.variant == .original { return try wholeKeyDigest(cString, closing: 0, salt) }
            return countsNUL && cString.count < used.count
                ? try wholeKeyDigest(used, closing: 1, salt) : try digest(cString, salt)
        } catch {
            throw HashingError(error)
        }
    }

    public func batchCount(passwordByteCount: Int) -> Int {
        parameters.variant == .original ? 1 : BcryptFunction.batchCount
    }

    public func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? {
        guard parameters.variant != .original, !(countsNUL && inputs.contains(where: Self.hasNUL)) else { return nil }
        do throws(PrimitiveError) {
            return try BcryptFunction.digests(inputs, variant: functionVariant, cost: parameters.cost)
        } catch {
            throw HashingError(error)
        }
    }

    // MARK: NUL bytes

    /// Whether a NUL is a byte like any other: by the dialect, or by who writes the prefix (see `Bcrypt`).
    private var countsNUL: Bool {
        switch dialect {
        case .nulCounts: true
        case .nulEnds, .symfony: false
        case nil: parameters.variant == .a || parameters.variant == .b
        }
    }

    private static func hasNUL(_ input: DerivationInput) -> Bool {
        input.password.withBytes { password in
            let used = password.extracting(first: Bcrypt.passwordByteCount)
            return used.countBeforeNUL < used.count
        }
    }

    /// - Parameter closing: how many NULs stand behind the password before it begins again.
    private func wholeKeyDigest(
        _ password: Span<UInt8>, closing: Int, _ salt: Span<UInt8>
    ) throws(PrimitiveError) -> SecretBytes {
        let period = max(password.count + closing, 1)
        let key = SecretBytes(count: BcryptFunction.keyByteCount) { append in
            for index in 0..<BcryptFunction.keyByteCount {
                let place = index % period
                append(place < password.count ? password[place] : 0)
            }
        }
        return try key.withBytes { key throws(PrimitiveError) in
            try BcryptFunction.digest(key: key, salt: salt, cost: parameters.cost)
        }
    }

    // MARK: C strings

    /// The prefix as the function has it. Writers that count NULs are not crypt_blowfish, which alone has the guard of `$2a$`.
    private var variant: Bcrypt.Variant {
        parameters.variant == .a && dialect == .nulCounts ? .b : parameters.variant
    }

    private var functionVariant: BcryptFunction.Variant {
        switch variant {
        case .a: .a
        case .x: .x
        case .original, .b, .y: .b
        }
    }

    /// - Parameter password: without a NUL.
    private func digest(_ password: Span<UInt8>, _ salt: Span<UInt8>) throws(PrimitiveError) -> SecretBytes {
        if let key = try BcryptFunction.digest(
            password: password, salt: salt, variant: functionVariant, cost: parameters.cost)
        {
            return key
        }
        return try decoded(try CryptFunction.hash(password: password, setting: setting(salt)))
    }

    private func setting(_ salt: Span<UInt8>) -> [UInt8] {
        let parameters = Bcrypt.Parameters(variant: variant, cost: parameters.cost)
        return Array(BcryptText.setting(parameters, Salt(bytes: salt.indices.map { salt[$0] })).utf8)
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
