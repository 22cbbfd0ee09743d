/// Bytes in memory of exactly their number, whose address stays: what a job points to. A read beyond them is one that a
/// sanitizer sees.
@safe
final class PinnedBytes {
    let start: UnsafeMutablePointer<UInt8>
    let count: Int
    private let allocation: UnsafeMutablePointer<UInt8>

    /// Copies the bytes, to `offset` bytes behind an aligned address.
    init(_ bytes: [UInt8], offset: Int = 0) {
        unsafe allocation = .allocate(capacity: offset + bytes.count)
        unsafe start = allocation + offset
        count = bytes.count
        unsafe start.initialize(from: bytes, count: count)
    }

    /// What is there now.
    var bytes: [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }

    deinit {
        unsafe allocation.deallocate()
    }
}
