internal import CryptoPrimitives

/// A secret key of a pepper: bytes that are cleared when the last pepper that holds them is gone.
public final class PepperKey: Sendable {
    /// The least length in bytes: under the digest's 32 a key weakens HMAC-SHA256 (RFC 2104, section 3).
    public static let minimumByteCount = 32

    let bytes: SecretBytes

    /// Copies a key; the original remains the caller's to clear.
    /// - Throws: `keyTooShort`.
    public init(copying bytes: Span<UInt8>) throws(PepperError) {
        guard bytes.count >= Self.minimumByteCount else { throw .keyTooShort }
        self.bytes = SecretBytes(copying: bytes)
    }
}

extension PepperKey: CustomStringConvertible, CustomReflectable {
    /// Never the bytes.
    public var description: String { "PepperKey" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why keys make no pepper.
public enum PepperError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A key is under `PepperKey.minimumByteCount`.
    case keyTooShort
    /// No key has the id that is to be current.
    case currentKeyMissing

    public var description: String {
        switch self {
        case .keyTooShort: "a pepper's key is under \(PepperKey.minimumByteCount) bytes"
        case .currentKeyMissing: "the pepper has no key of the id that is to be current"
        }
    }
}
