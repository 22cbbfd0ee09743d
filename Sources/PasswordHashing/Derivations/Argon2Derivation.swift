public import CryptoPrimitives

/// Argon2 (RFC 9106) with its costs, and what enters every hash beside password and salt.
public struct Argon2Derivation: DerivationFunction {
    /// The costs.
    public let parameters: Argon2.Parameters
    /// The version that enters the hash.
    public let version: Argon2.Version
    private let inputs: Argon2Inputs

    /// Whether a secret key or data entered the hash.
    public var isKeyed: Bool { !inputs.isEmpty }

    init(_ parameters: Argon2.Parameters, _ version: Argon2.Version, _ inputs: Argon2Inputs = Argon2Inputs()) {
        self.parameters = parameters
        self.version = version
        self.inputs = inputs
    }

    /// The memory is `m`; the work counts 1 KiB blocks filled.
    public var cost: HashCost {
        HashCost(
            memory: UInt64(parameters.memory) * 1024, work: UInt64(parameters.memory) * UInt64(parameters.iterations),
            unit: .argon2Blocks)
    }

    public func violation(of limits: HashLimits, in scheme: Scheme) -> LimitViolation? {
        limits.violation(of: cost, in: scheme)
            ?? LimitViolation.check(
                scheme, "parallelism", UInt64(parameters.parallelism), atMost: limits[.argon2Lanes], unit: "lanes")
    }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            guard inputs.isEmpty else {
                return try Argon2Function.deriveKey(
                    password: password, salt: salt, secret: inputs.secret.span, associatedData: inputs.data.span,
                    variant: parameters.variant.function, version: version.function, memory: parameters.memory,
                    iterations: parameters.iterations, parallelism: parameters.parallelism,
                    outputByteCount: parameters.digestByteCount)
            }
            return try Argon2Function.deriveKey(
                password: password, salt: salt, variant: parameters.variant.function, version: version.function,
                memory: parameters.memory, iterations: parameters.iterations, parallelism: parameters.parallelism,
                outputByteCount: parameters.digestByteCount)
        } catch {
            throw HashingError(error)
        }
    }

    public func batchCount(passwordByteCount: Int) -> Int {
        inputs.isEmpty
            ? Argon2Function.batchCount(memory: parameters.memory, parallelism: parameters.parallelism) : 1
    }

    public func keys(of passwords: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? {
        guard inputs.isEmpty else { return nil }
        do throws(PrimitiveError) {
            return try Argon2Function.deriveKeys(
                passwords, variant: parameters.variant.function, version: version.function, memory: parameters.memory,
                iterations: parameters.iterations, parallelism: parameters.parallelism,
                outputByteCount: parameters.digestByteCount)
        } catch {
            throw HashingError(error)
        }
    }
}

/// A secret key and associated data (K and X of RFC 9106, section 3.1); empty where there is none.
struct Argon2Inputs: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    var secret: [UInt8] = []
    var data: [UInt8] = []

    var isEmpty: Bool { secret.isEmpty && data.isEmpty }

    /// The type's name only: the secret is an application's key.
    var description: String { "Argon2Inputs" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension WorkUnit {
    /// Argon2's blocks of 1 KiB, filled over all passes (m * t): 16 GiB of them, about 15 seconds with libargon2 on one
    /// core.
    public static let argon2Blocks = WorkUnit("KiB filled", defaultLimit: 16 << 20, perMillisecond: 1024)

    /// Lanes of Argon2 (p): 255, many times the processors that a server gives to one login. Verifiers that start a
    /// thread a lane die of more; RFC 9106 goes to 2^24 - 1. No cost counts them, since one thread computes them all.
    public static let argon2Lanes = WorkUnit("lanes", defaultLimit: 255, perMillisecond: 1)
}

extension Argon2.Variant {
    fileprivate var function: Argon2Function.Variant {
        switch self {
        case .argon2d: .argon2d
        case .argon2i: .argon2i
        case .argon2id: .argon2id
        }
    }
}

extension Argon2.Version {
    fileprivate var function: Argon2Function.Version {
        switch self {
        case .v16: .v16
        case .v19: .v19
        }
    }
}
