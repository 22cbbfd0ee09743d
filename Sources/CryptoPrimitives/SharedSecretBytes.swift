/// Secret bytes with several holders, cleared when the last of them lets go.
///
/// What a collection can hold, such as the passwords of a batch; nobody changes the bytes.
public final class SharedSecretBytes: Sendable {
    @usableFromInline let bytes: SecretBytes

    /// Takes over bytes.
    public init(_ bytes: consuming SecretBytes) { self.bytes = bytes }

    /// The number of bytes held.
    public var count: Int { bytes.count }

    /// Lends the bytes for the time of the call.
    @inlinable
    public func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withBytes(body)
    }

    /// The bytes, for C calls of this module that somebody's hold on `self` outlasts.
    var unsafeBuffer: UnsafeBufferPointer<UInt8> { unsafe bytes.unsafeBuffer }
}

extension SharedSecretBytes: CustomReflectable {
    /// A mirror without children: `dump` shows no byte.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
