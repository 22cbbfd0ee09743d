internal import COpenSSL

/// Bytes that are overwritten when their owner lets go of them.
///
/// Holds a password, a derived key or a digest. It cannot be copied, so the one allocation is the only place
/// the bytes live, and it is cleared in `deinit` with `OPENSSL_cleanse`, which a compiler may not leave out.
@safe
public struct SecretBytes: ~Copyable, @unchecked Sendable {
    // Sendable: the storage is written only by an exclusive (`mutating`) access and freed only by `deinit`.
    @usableFromInline let storage: UnsafeMutableBufferPointer<UInt8>

    /// The number of bytes held.
    public var count: Int { unsafe storage.count }

    /// Makes `count` zero bytes.
    public init(count: Int) {
        // SAFETY: allocated here, initialised in full, freed in `deinit`, never handed out beyond a call.
        unsafe storage = UnsafeMutableBufferPointer.allocate(capacity: count)
        unsafe storage.initialize(repeating: 0)
    }

    /// Copies the bytes of a span; the original remains the caller's to clear.
    public init(copying bytes: Span<UInt8>) {
        self.init(count: bytes.count)
        for index in bytes.indices {
            unsafe storage[index] = bytes[index]
        }
    }

    /// Copies two spans, one after the other.
    public init(joining first: Span<UInt8>, _ second: Span<UInt8>) {
        self.init(count: first.count + second.count)
        for index in first.indices {
            unsafe storage[index] = first[index]
        }
        for index in second.indices {
            unsafe storage[first.count + index] = second[index]
        }
    }

    /// Makes `count` bytes, of which `body` gives one at a time to its argument; those it leaves out are zero, and those
    /// it gives too many are dropped.
    public init<Failure: Error>(
        count: Int, filling body: ((UInt8) -> Void) throws(Failure) -> Void
    ) throws(Failure) {
        self.init(count: count)
        var filled = 0
        let storage = unsafe storage
        try body { byte in
            guard filled < storage.count else { return }
            unsafe storage[filled] = byte
            filled += 1
        }
    }

    deinit {
        if let base = unsafe storage.baseAddress {
            // SAFETY: `storage` is valid for its whole count until the next line.
            unsafe OPENSSL_cleanse(base, storage.count)
        }
        unsafe storage.deallocate()
    }

    /// Lends the bytes for the time of the call.
    @inlinable
    public func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // SAFETY: the span cannot outlive the call, the storage outlives `self`'s borrow.
        try body(unsafe UnsafeBufferPointer(storage).span)
    }

    /// Lends the bytes for writing, to the C calls of this module.
    mutating func withMutableBuffer<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(storage)
    }

    /// The bytes, for C calls of this module that somebody's hold on `self` outlasts.
    var unsafeBuffer: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(storage) }

    /// Copies the bytes out, where they stop being secret: a digest that is about to be stored.
    public func copyBytes() -> [UInt8] {
        // SAFETY: `storage` is initialised for its whole count.
        unsafe Array(storage)
    }

    /// Whether the bytes are the same, in a time that depends on their number only.
    public func isEqual(to other: Span<UInt8>) -> Bool {
        withBytes { ConstantTime.areEqual($0, other) }
    }
}
