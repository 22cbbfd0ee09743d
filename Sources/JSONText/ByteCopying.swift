extension [UInt8] {
    /// Appends a copy of borrowed bytes.
    @inlinable
    public mutating func append(copying bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}

extension OutputSpan<UInt8> {
    /// Appends a copy of borrowed bytes, for which there must be room.
    @inlinable @inline(__always)
    public mutating func append(copying bytes: Span<UInt8>) {
        precondition(bytes.count <= freeCapacity, "there is no room for the bytes")
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe withUnsafeMutableBufferPointer { room, count in
                guard let from = unsafe source.baseAddress, let start = unsafe room.baseAddress else { return }
                unsafe (start + count).initialize(from: from, count: source.count)
                count += source.count
            }
        }
    }

    /// Appends a copy of bytes, for which there must be room.
    @inlinable @inline(__always)
    public mutating func append(copying bytes: [UInt8]) { append(copying: bytes.span) }
}
