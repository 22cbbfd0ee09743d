internal import CryptoPrimitives

/// The output of a hash, compared in constant time wherever two are compared.
public struct Digest: Sendable, Hashable {
    /// The bytes: kept from every description, and yours to keep from any other.
    public let bytes: [UInt8]

    /// Makes a digest of its bytes.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Makes a digest of a key that was derived.
    public init(_ key: Span<UInt8>) {
        bytes = key.indices.map { key[$0] }
    }

    /// The number of bytes.
    public var count: Int { bytes.count }

    public static func == (left: Self, right: Self) -> Bool {
        ConstantTime.areEqual(left.bytes.span, right.bytes.span)
    }

    /// Whether a freshly computed digest is this one.
    public func matches(_ computed: Span<UInt8>) -> Bool {
        ConstantTime.areEqual(computed, bytes.span)
    }
}

extension Digest: CustomStringConvertible, CustomReflectable {
    /// The length, never the bytes.
    public var description: String { "Digest(\(bytes.count) bytes)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
