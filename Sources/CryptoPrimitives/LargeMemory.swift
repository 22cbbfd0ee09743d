internal import Glibc
internal import Synchronization

/// The memory of one memory-hard hash, in huge pages where the system grants them.
///
/// Faulting in 64 MiB of 4 KiB pages takes a quarter of an Argon2 hash's own time; huge pages make that a hundredth.
/// A mapping is made for one hash or one batch, and the caller wipes it afterwards, as libargon2 does before it calls
/// `free`. Up to 144 MiB of wiped mappings are kept for the next hashes of their sizes (decision 011); they go as soon as
/// another size is asked for, so that kept and used memory together are never more than hashes took at once.
enum LargeMemory {
    /// A wiped mapping that waits for the next hash.
    private struct Kept: @unchecked Sendable {
        // Sendable: whoever takes it out of the list is the only one who has it.
        let start: UnsafeMutableRawPointer
        let byteCount: Int
    }

    private static let kept = Mutex<[Kept]>([])

    /// Ours: two Argon2 hashes of 64 MiB, or one scrypt of 128 MiB with what it takes besides.
    static let keptByteCount = 144 << 20

    /// The size and alignment of a huge page (x86-64 and AArch64 with 4 KiB pages).
    private static let hugePageByteCount = 2 << 20

    /// From this size on a mapping is made. glibc's malloc keeps smaller blocks for the next call, which is faster still
    /// (mallopt(3), M_MMAP_THRESHOLD: at most 32 MiB); larger ones it maps and faults in anew, in 4 KiB pages.
    private static let mappedByteCount = 32 << 20

    /// The sizes of what is kept, for tests.
    static var sizesKept: [Int] { kept.withLock { $0.map(\.byteCount) } }

    /// libargon2's `allocate_cbk`: 0 and the memory, or 1.
    static let allocate: @convention(c) (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?, Int) -> Int32 = {
        // SAFETY: libargon2 passes the address of its own pointer.
        guard let memory = unsafe reserve($1) else { return 1 }
        unsafe $0?.pointee = memory.assumingMemoryBound(to: UInt8.self)
        return 0
    }

    /// libargon2's `free_cbk`, with the size that was allocated.
    static let free: @convention(c) (UnsafeMutablePointer<UInt8>?, Int) -> Void = { memory, byteCount in
        unsafe release(memory, byteCount)
    }

    /// Memory of any content, aligned to 64 bytes; nil where the system has none.
    static func reserve(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        guard byteCount >= mappedByteCount else {
            var memory: UnsafeMutableRawPointer?
            return unsafe posix_memalign(&memory, 64, byteCount) == 0 ? memory : nil
        }
        let (found, others) = unsafe takeKept(byteCount)
        for other in others { unsafe unmap(other.start, other.byteCount) }
        return unsafe found?.start ?? map(byteCount)
    }

    /// Returns what `reserve` gave for the same size, wiped.
    static func release(_ memory: UnsafeMutableRawPointer?, _ byteCount: Int) {
        guard byteCount >= mappedByteCount, let memory = unsafe memory else { return unsafe Glibc.free(memory) }
        let isKept = kept.withLock { kept in
            guard kept.reduce(byteCount, { $0 + $1.byteCount }) <= keptByteCount else { return false }
            unsafe kept.append(Kept(start: memory, byteCount: byteCount))
            return true
        }
        if !isKept { unsafe unmap(memory, byteCount) }
    }

    /// The kept mapping of a size, or else all that are kept, to be returned to the system.
    private static func takeKept(_ byteCount: Int) -> (found: Kept?, others: [Kept]) {
        kept.withLock { kept in
            if let index = kept.lastIndex(where: { $0.byteCount == byteCount }) {
                return (kept.remove(at: index), [])
            }
            defer { kept = [] }
            return (nil, kept)
        }
    }

    private static func unmap(_ memory: UnsafeMutableRawPointer, _ byteCount: Int) {
        // SAFETY: a mapping of this size that `map` made, and that nobody else has.
        _ = unsafe munmap(memory, byteCount)
    }

    private static func map(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        let (padded, overflow) = byteCount.addingReportingOverflow(hugePageByteCount)
        guard !overflow else { return nil }
        let mapping = unsafe mmap(nil, padded, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let start = unsafe mapping, unsafe start != MAP_FAILED else { return nil }
        // SAFETY: what is unmapped is inside the mapping, before and behind the aligned part.
        let misalignment = Int(bitPattern: start) % hugePageByteCount
        let head = misalignment == 0 ? 0 : hugePageByteCount - misalignment
        let aligned = unsafe start + head
        let tail = pageAligned(head + byteCount)
        if head > 0 { _ = unsafe munmap(start, head) }
        if tail < padded { _ = unsafe munmap(start + tail, padded - tail) }
        // Refused where the system has no huge pages: ordinary ones serve.
        _ = unsafe madvise(aligned, byteCount, MADV_HUGEPAGE)
        return unsafe aligned
    }

    private static func pageAligned(_ byteCount: Int) -> Int {
        let page = Int(getpagesize())
        return (byteCount + page - 1) / page * page
    }
}
