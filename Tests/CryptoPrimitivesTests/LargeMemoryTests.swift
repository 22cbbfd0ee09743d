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
}
