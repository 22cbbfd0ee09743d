internal import CryptoPrimitives
internal import HashEncoding

/// The bytes that make a hash of the same password another one.
public struct Salt: Sendable, Hashable {
    /// The bytes, as they enter the hash.
    public let bytes: [UInt8]

    /// Takes given bytes: for known answers; a new hash takes `random`.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Makes a salt from the system's generator; RFC 9106 and NIST SP 800-132 recommend 16 bytes.
    public static func random(count: Int = 16) -> Salt {
        Salt(bytes: RandomBytes.generate(count: count))
    }

    /// Makes a salt of characters of crypt's base 64, six random bits each: for the formats whose salt is text.
    public static func randomText(count: Int = 8) -> Salt {
        Salt(bytes: RandomBytes.generate(count: count).map(Crypt64.character(of:)))
    }
}

extension Salt: CustomStringConvertible, CustomReflectable {
    /// The length, never the bytes.
    public var description: String { "Salt(\(bytes.count) bytes)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
