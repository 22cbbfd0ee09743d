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
    /// A line of a pepper's text is not an id and a key in base64.
    case malformedLine(Int)
    /// A line of a pepper's text has the id of an earlier one.
    case repeatedID(line: Int)
    /// A pepper's text has no key.
    case noKeys

    public var description: String {
        switch self {
        case .keyTooShort: "a pepper's key is under \(PepperKey.minimumByteCount) bytes"
        case .currentKeyMissing: "the pepper has no key of the id that is to be current"
        case .malformedLine(let number): "line \(number) is not an id and a key in base64"
        case .repeatedID(let number): "line \(number) has the id of an earlier one"
        case .noKeys: "there is no key in it"
        }
    }
}
