import Testing

@testable import CryptoPrimitives

/// Nobody else in this process takes memory of these sizes.
@Suite(.serialized) struct LargeMemoryTests {
    private static let size = 33 << 20 + 4096

    @Test func whatIsTakenAgainIsAlignedAndOneHoldersOnly() throws {
        let first = try #require(unsafe LargeMemory.reserve(Self.size))
        unsafe LargeMemory.release(first, Self.size)
        let second = try #require(unsafe LargeMemory.reserve(Self.size))
        let third = try #require(unsafe LargeMemory.reserve(Self.size))
        #expect(unsafe second != third)
        for memory in unsafe [second, third] {
            #expect(Int(bitPattern: memory) % (2 << 20) == 0)
            // All of it is there.
            unsafe memory.storeBytes(of: 0, toByteOffset: Self.size - 1, as: UInt8.self)
            unsafe LargeMemory.release(memory, Self.size)
        }
    }

    @Test func whatIsOverTheBoundIsNotKept() throws {
        let size = LargeMemory.keptByteCount + 4096
        let memory = try #require(unsafe LargeMemory.reserve(size))
        unsafe LargeMemory.release(memory, size)
        let before = LargeMemory.sizesKept
        #expect(!before.contains(size))
        #expect(before.reduce(0, +) <= LargeMemory.keptByteCount)
    }

    @Test func anotherSizeSendsBackWhatIsKept() throws {
        let memory = try #require(unsafe LargeMemory.reserve(Self.size))
        unsafe LargeMemory.release(memory, Self.size)
        let other = try #require(unsafe LargeMemory.reserve(Self.size + 4096))
        #expect(!LargeMemory.sizesKept.contains(Self.size))
        unsafe LargeMemory.release(other, Self.size + 4096)
    }

    @Test func smallMemoryIsTheAllocators() throws {
        let memory = try #require(unsafe LargeMemory.reserve(100))
        #expect(Int(bitPattern: memory) % 64 == 0)
        unsafe LargeMemory.release(memory, 100)
        #expect(!LargeMemory.sizesKept.contains(100))
    }
}
