public import CryptoPrimitives

/// sha256-crypt and sha512-crypt (Drepper, "Unix crypt using SHA-256 and SHA-512") with their rounds.
///
/// A password ends at its first NUL, as it did where the hash was made.
public struct SHACryptDerivation: DerivationFunction {
    /// Which digest.
    private let variant: SHACryptFunction.Variant
    /// 1,000 to 999,999,999.
    private let rounds: UInt32

    init(_ variant: SHACryptFunction.Variant, rounds: UInt32) {
        self.variant = variant
        self.rounds = rounds
    }

    public var cost: HashCost { HashCost(work: UInt64(rounds), unit: .shaCryptRounds) }

    /// - Throws: `passwordUnsupported` over libxcrypt's 511 bytes: nobody has made a hash of such a password with it.
    public func check(_ password: Span<UInt8>) throws(HashingError) {
        guard password.countBeforeNUL <= SHACryptFunction.maximumPasswordByteCount else {
            throw .passwordUnsupported(
                reason: "is longer than the \(SHACryptFunction.maximumPasswordByteCount) bytes that crypt(3) takes")
        }
    }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            return try SHACryptFunction.digest(
                password: password.extracting(first: password.countBeforeNUL), salt: salt, variant: variant,
                rounds: rounds)
        } catch {
            throw HashingError(error)
        }
    }

    public func batchCount(passwordByteCount: Int) -> Int {
        SHACryptFunction.batchCount(variant, passwordByteCount: passwordByteCount)
    }

    public func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? {
        do throws(PrimitiveError) {
            return try SHACryptFunction.digests(inputs.map(Self.cutAtNUL), variant: variant, rounds: rounds)
        } catch {
            throw HashingError(error)
        }
    }

    private static func cutAtNUL(_ input: DerivationInput) -> DerivationInput {
        input.password.withBytes { password in
            let count = password.countBeforeNUL
            guard count < password.count else { return input }
            let used = SecretBytes(copying: password.extracting(first: count))
            return DerivationInput(password: SharedSecretBytes(used), salt: input.salt)
        }
    }
}

extension WorkUnit {
    /// Rounds of sha-crypt: 2^20, about a second with libxcrypt. passlib writes 656,000, the format ends at 999,999,999.
    public static let shaCryptRounds = WorkUnit("rounds of sha-crypt", defaultLimit: 1 << 20, perMillisecond: 850)
}
