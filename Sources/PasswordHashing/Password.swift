package import CryptoPrimitives

/// A password as typed: bytes that are cleared when their owner lets go of them.
///
/// It is never normalised: what a scheme makes of NUL bytes, of bytes over 0x7F and of bytes past its edge is stated
/// by the scheme.
public struct Password: ~Copyable, Sendable {
    /// The bytes, for the batches that they are hashed in.
    package let bytes: SharedSecretBytes

    /// Makes a password from the UTF-8 bytes of a text; the text itself stays the caller's.
    public init(_ text: String) {
        self.init(copying: text.utf8Span.span)
    }

    /// Makes a password from bytes of any encoding.
    public init(copying bytes: Span<UInt8>) {
        self.bytes = SharedSecretBytes(SecretBytes(copying: bytes))
    }

    /// The number of bytes.
    public var count: Int { bytes.count }

    /// Lends the bytes for the time of the call.
    public func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withBytes(body)
    }
}
