package import CryptoPrimitives

/// What a scheme puts a password through: a function with its costs, and a salt.
///
/// A hash verifies a password by comparing the key that comes out with what was stored. Passwords that go through one
/// function, each with its own salt, can be computed side by side.
public struct KeyDerivation: Sendable, Hashable {
    /// A function with its costs: everything but the password and the salt.
    package enum Function: Sendable, Hashable {
        case argon2(Argon2.Parameters, Argon2.Version)
        /// scrypt, and the part of Firebase's form that costs.
        case scrypt(Scrypt.Parameters)
        /// 23 bytes, of the first 72 of the password.
        case bcrypt(Bcrypt.Parameters)
        case phpass(countLog2: Int)
        /// Of the password alone.
        case digest(MessageDigest)
    }

    package let function: Function
    package let salt: Salt

    init(_ function: Function, salt: Salt = Salt(bytes: [])) {
        self.function = function
        self.salt = salt
    }

    /// Derives the key of a password, and blocks for as long as the costs say.
    package func key(of password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        if case .bcrypt = function { try Self.checkBcryptPassword(password) }
        let salt = salt.bytes
        do throws(PrimitiveError) {
            switch function {
            case .argon2(let costs, let version):
                return try Argon2Function.deriveKey(
                    password: password, salt: salt.span, variant: costs.variant.function, version: version.function,
                    memory: costs.memory, iterations: costs.iterations, parallelism: costs.parallelism,
                    outputByteCount: costs.digestByteCount)
            case .scrypt(let costs):
                return try ScryptFunction.deriveKey(
                    password: password, salt: salt.span, costN: costs.costN, blockSize: costs.blockSize,
                    parallelism: costs.parallelism, outputByteCount: costs.digestByteCount)
            case .phpass(let countLog2):
                return try PHPassFunction.digest(password: password, salt: salt.span, countLog2: countLog2)
            case .digest(let digest):
                return try digest.digest(password)
            case .bcrypt(let costs):
                return try bcryptKey(of: password, costs)
            }
        } catch {
            throw HashingError(error)
        }
    }
}

extension KeyDerivation: CustomStringConvertible, CustomReflectable {
    /// The type's name only.
    public var description: String { "KeyDerivation" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Argon2.Variant {
    var function: Argon2Function.Variant {
        switch self {
        case .argon2d: .argon2d
        case .argon2i: .argon2i
        case .argon2id: .argon2id
        }
    }
}

extension Argon2.Version {
    var function: Argon2Function.Version {
        switch self {
        case .v16: .v16
        case .v19: .v19
        }
    }
}
