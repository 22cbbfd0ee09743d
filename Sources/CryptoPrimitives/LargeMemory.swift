internal import Glibc

/// The memory of one memory-hard hash, in huge pages where the system grants them.
///
/// Faulting in 64 MiB of 4 KiB pages takes a quarter of an Argon2 hash's own time; huge pages make that a hundredth.
/// A mapping is made for one hash or one batch, and the caller wipes it afterwards, as libargon2 does before it calls
/// `free`. Up to 144 MiB of wiped mappings are kept for the next hashes of their sizes (decision 011).
enum LargeMemory {
    /// Ours: two Argon2 hashes of 64 MiB, or one scrypt of 128 MiB with what it takes besides.
    static let keptByteCount = 144 << 20

    private static let kept = Locked(KeptMappings(limit: keptByteCount))

    /// The size and alignment of a huge page (x86-64 and AArch64 with 4 KiB pages), and the least that is mapped.
    ///
    /// glibc's malloc keeps ordinary blocks of this size for the next call, but seldom aligned ones: it goes by the size
    /// that it freed (mallopt(3), M_MMAP_THRESHOLD), which is a little less than what an aligned block takes next time.
    private static let hugePageByteCount = 2 << 20

    /// The sizes of what is kept, for tests.
    static var sizesKept: [Int] { kept.withLock { $0.mappings.map(\.byteCount) } }

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
        guard byteCount >= hugePageByteCount else {
            var memory: UnsafeMutableRawPointer?
            return unsafe posix_memalign(&memory, 64, byteCount) == 0 ? memory : nil
        }
        let (found, givenUp) = kept.withLock { $0.take(byteCount) }
        for mapping in givenUp { unsafe unmap(mapping.start, mapping.byteCount) }
        return unsafe found?.start ?? map(byteCount)
    }

    /// Returns what `reserve` gave for the same size, wiped.
    static func release(_ memory: UnsafeMutableRawPointer?, _ byteCount: Int) {
        guard byteCount >= hugePageByteCount, let memory = unsafe memory else { return unsafe Glibc.free(memory) }
        let mapping = unsafe KeptMappings.Mapping(start: memory, byteCount: byteCount)
        for mapping in kept.withLock({ $0.keep(mapping) }) { unsafe unmap(mapping.start, mapping.byteCount) }
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
