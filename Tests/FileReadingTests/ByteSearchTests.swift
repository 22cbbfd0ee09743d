import FileReading
import Testing

@Suite struct ByteSearchTests {
    @Test func findsTheFirstAtOrBehindTheStart() {
        let bytes = Array("a,b,c".utf8)
        let comma = UInt8(ascii: ",")
        #expect(ByteSearch.firstIndex(of: comma, in: bytes.span) == 1)
        #expect(ByteSearch.firstIndex(of: comma, in: bytes.span, from: 1) == 1)
        #expect(ByteSearch.firstIndex(of: comma, in: bytes.span, from: 2) == 3)
        #expect(ByteSearch.firstIndex(of: comma, in: bytes.span, from: 4) == nil)
        #expect(ByteSearch.firstIndex(of: comma, in: bytes.span, from: 5) == nil)
        #expect(ByteSearch.firstIndex(of: comma, in: bytes, range: 2..<3) == nil)
        #expect(ByteSearch.firstIndex(of: comma, in: bytes, range: 2..<4) == 3)
    }

    @Test func findsNothingInNothing() {
        #expect(ByteSearch.firstIndex(of: 0, in: [UInt8]().span) == nil)
        #expect(ByteSearch.firstIndex(of: 0, in: [], range: 0..<0) == nil)
    }

    @Test func movesOverlappingBytes() {
        var bytes: [UInt8] = [1, 2, 3, 4, 5]
        ByteMove.toStart(1..<5, of: &bytes)
        #expect(bytes == [2, 3, 4, 5, 5])
        ByteMove.toStart(2..<2, of: &bytes)
        #expect(bytes == [2, 3, 4, 5, 5])
    }
}
