public import CryptoPrimitives

/// What a scheme puts a password through: transforms, then a function with its costs and a salt.
///
/// A hash verifies a password by comparing the key that comes out with what was stored.
public struct KeyDerivation: Sendable {
    /// What becomes of the password first, in this order.
    public let transforms: [any PasswordTransform]
    /// The function, with its costs.
    public let function: any DerivationFunction
    /// The salt.
    public let salt: Salt

    /// Makes a derivation.
    public init(
        _ function: any DerivationFunction, salt: Salt = Salt(bytes: []), transforms: [any PasswordTransform] = []
    ) {
        self.transforms = transforms
        self.function = function
        self.salt = salt
    }

    /// Derives the key of a password, and blocks for as long as the costs say.
    public func key(of password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        guard let transformed = try transformed(password) else { return try function(password, salt) }
        return try transformed.withBytes { password throws(HashingError) in try function(password, salt) }
    }

    /// Whether some bytes of a password make no difference, because the function does not read so many.
    public func cuts(passwordOf byteCount: Int) -> Bool {
        guard transforms.isEmpty, let used = function.usedPasswordByteCount else { return false }
        return byteCount > used
    }

    /// What the transforms make of a password; nil where there is none.
    func transformed(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes? {
        guard let first = transforms.first else { return nil }
        var result = try first(password)
        for transform in transforms.dropFirst() {
            result = try result.withBytes { password throws(HashingError) in try transform(password) }
        }
        return result
    }
}

extension DerivationFunction {
    fileprivate func callAsFunction(_ password: Span<UInt8>, _ salt: Salt) throws(HashingError) -> SecretBytes {
        try check(password)
        return try key(of: password, salt: salt.bytes.span)
    }
}

extension KeyDerivation: CustomStringConvertible, CustomReflectable {
    /// The type's name only.
    public var description: String { "KeyDerivation" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
