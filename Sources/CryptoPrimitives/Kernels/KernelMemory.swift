internal import Glibc

/// The working memory of the hashes of one call, which is as secret as their passwords: wiped, then returned.
@safe
struct KernelMemory: ~Copyable {
    /// The first byte, aligned to 64.
    let start: UnsafeMutableRawPointer
    private let byteCount: Int

    /// Takes memory of any content; nil where the system has none.
    init?(byteCount: Int) {
        // Where a hash works on the stack alone, a byte: nothing would have no address.
        let byteCount = max(byteCount, 1)
        guard let start = unsafe LargeMemory.reserve(byteCount) else { return nil }
        unsafe self.start = start
        self.byteCount = byteCount
    }

    deinit {
        // SAFETY: `start` is valid for `byteCount` bytes until the second line; a compiler may not leave out the first.
        unsafe explicit_bzero(start, byteCount)
        unsafe LargeMemory.release(start, byteCount)
    }
}
