import Testing

@testable import CryptoPrimitives

/// Other suites hash meanwhile, and may send back what is kept here: what is proven of a list is proven of
/// `KeptMappings`.
struct LargeMemoryTests {
    @Test(arguments: [2 << 20, 33 << 20 + 4096])
    func mappedMemoryIsAlignedWholeAndOneHoldersOnly(size: Int) throws {
        let first = try unsafe #require(LargeMemory.reserve(size))
        unsafe LargeMemory.release(first, size)
        let second = try unsafe #require(LargeMemory.reserve(size))
        let third = try unsafe #require(LargeMemory.reserve(size))
        #expect(unsafe second != third)
        unsafe writeAndRelease(second, size)
        unsafe writeAndRelease(third, size)
    }

    private func writeAndRelease(_ memory: UnsafeMutableRawPointer, _ size: Int) {
        #expect(Int(bitPattern: memory) % (2 << 20) == 0)
        unsafe memory.storeBytes(of: 0, toByteOffset: size - 1, as: UInt8.self)
        unsafe LargeMemory.release(memory, size)
    }

    @Test func whatIsOverTheBoundIsNotKept() throws {
        let size = LargeMemory.keptByteCount + 4096
        let memory = try unsafe #require(LargeMemory.reserve(size))
        unsafe LargeMemory.release(memory, size)
        let sizes = LargeMemory.sizesKept
        #expect(!sizes.contains(size))
        #expect(sizes.reduce(0, +) <= LargeMemory.keptByteCount)
    }

    @Test func smallMemoryIsTheAllocators() throws {
        let memory = try unsafe #require(LargeMemory.reserve(100))
        #expect(Int(bitPattern: memory) % 64 == 0)
        unsafe LargeMemory.release(memory, 100)
        #expect(!LargeMemory.sizesKept.contains(100))
    }

    /// What a hash worked in is kept for the next one: that it is wiped before shows in what is found there. Another suite
    /// may have sent it back meanwhile, and a new mapping would be zero anyway: then it is tried again.
    @Test func whatAHashWorkedInIsWiped() throws {
        let size = (3 << 20) + 7 * 4096
        for _ in 0..<1000 {
            try fillAndLetGo(size)
            guard LargeMemory.sizesKept.contains(size) else { continue }
            let memory = try unsafe #require(LargeMemory.reserve(size))
            // SAFETY: of this size, and read before it is released.
            let isWiped = unsafe UnsafeRawBufferPointer(start: memory, count: size).isZero
            unsafe LargeMemory.release(memory, size)
            #expect(isWiped)
            return
        }
        Issue.record("the mapping was never kept")
    }

    private func fillAndLetGo(_ size: Int) throws {
        guard let memory = KernelMemory(byteCount: size) else { throw PrimitiveError.outOfMemory }
        // SAFETY: the memory is there until the end of the function.
        _ = unsafe memory.start.initializeMemory(as: UInt8.self, repeating: 0xA5, count: size)
    }
}

extension UnsafeRawBufferPointer {
    /// Word by word: the count is a multiple of 8.
    fileprivate var isZero: Bool {
        stride(from: 0, to: count, by: 8).allSatisfy { unsafe load(fromByteOffset: $0, as: UInt64.self) == 0 }
    }
}
