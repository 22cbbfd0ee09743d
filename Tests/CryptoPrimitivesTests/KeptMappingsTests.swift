import TestSupport
import Testing

@testable import CryptoPrimitives

struct KeptMappingsTests {
    /// A mapping that nobody reads or writes: its address is its name.
    private func mapping(_ name: Int, _ byteCount: Int) throws -> KeptMappings.Mapping {
        let start = try unsafe #require(UnsafeMutableRawPointer(bitPattern: name))
        return unsafe KeptMappings.Mapping(start: start, byteCount: byteCount)
    }

    private func names(_ mappings: [KeptMappings.Mapping]) -> [Int] {
        mappings.map { Int(bitPattern: unsafe $0.start) }
    }

    @Test func theSameSizeIsTakenAgain() throws {
        var kept = KeptMappings(limit: 100)
        #expect(names(kept.keep(try mapping(1, 40))) == [])
        #expect(names(kept.keep(try mapping(2, 30))) == [])
        let (found, givenUp) = kept.take(40)
        #expect(names([found].compactMap(\.self)) == [1])
        #expect(givenUp.isEmpty)
        #expect(kept.byteCount == 30)
        #expect(kept.take(30).found != nil)
        #expect(kept.take(30).found == nil)
    }

    @Test func anotherSizeGivesUpAsMuchOfTheLongestUnused() throws {
        var kept = KeptMappings(limit: 100)
        for name in 1...5 { _ = kept.keep(try mapping(name, 20)) }
        let (found, givenUp) = kept.take(30)
        #expect(found == nil)
        #expect(names(givenUp) == [1, 2])
        #expect(names(kept.mappings) == [3, 4, 5])
        #expect(names(kept.take(1000).givenUp) == [3, 4, 5])
        #expect(kept.byteCount == 0)
    }

    @Test func theBoundIsKept() throws {
        var kept = KeptMappings(limit: 100)
        #expect(names(kept.keep(try mapping(1, 101))) == [1])
        #expect(names(kept.keep(try mapping(2, 60))) == [])
        #expect(names(kept.keep(try mapping(3, 40))) == [])
        #expect(names(kept.keep(try mapping(4, 50))) == [2])
        #expect(names(kept.mappings) == [3, 4])
        #expect(names(kept.keep(try mapping(5, 100))) == [3, 4])
    }

    @Test func neverMoreIsHeldThanWasUsedAtOnce() throws {
        var random = SeededGenerator(seed: 11)
        var kept = KeptMappings(limit: 64)
        var used: [KeptMappings.Mapping] = []
        var mostUsed = 0
        for name in 1...20_000 {
            if used.isEmpty || Bool.random(using: &random), used.count < 6 {
                let byteCount = Int.random(in: 1...24, using: &random)
                let before = kept.byteCount
                let (found, givenUp) = kept.take(byteCount)
                #expect(kept.byteCount + givenUp.reduce(found?.byteCount ?? 0) { $0 + $1.byteCount } == before)
                used.append(try found ?? mapping(name, byteCount))
                mostUsed = max(mostUsed, used.reduce(0) { $0 + $1.byteCount })
            } else {
                let index = Int.random(in: used.indices, using: &random)
                _ = kept.keep(used.remove(at: index))
            }
            #expect(kept.byteCount <= kept.limit)
            #expect(kept.byteCount + used.reduce(0) { $0 + $1.byteCount } <= mostUsed)
        }
    }
}
