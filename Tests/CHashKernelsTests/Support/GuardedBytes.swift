/// Bytes at a chosen distance from an address that is a multiple of 64, with 64 known bytes on either side.
@safe
struct GuardedBytes {
    private static let guardCount = 64
    private static let pattern: UInt8 = 0xA5

    private let whole: UnsafeMutableRawBufferPointer
    private let range: Range<Int>

    init(count: Int, misalignment: Int) {
        let first = Self.guardCount + misalignment
        range = first..<first + count
        unsafe whole = .allocate(byteCount: range.upperBound + Self.guardCount, alignment: 64)
        unsafe whole.initializeMemory(as: UInt8.self, repeating: Self.pattern)
    }

    init(_ bytes: [UInt8], misalignment: Int) {
        self.init(count: bytes.count, misalignment: misalignment)
        unsafe UnsafeMutableRawBufferPointer(rebasing: whole[range]).copyBytes(from: bytes)
    }

    /// Not null: there are always the guards.
    var start: UnsafeMutablePointer<UInt8>? {
        unsafe whole.baseAddress.map { unsafe ($0 + range.lowerBound).assumingMemoryBound(to: UInt8.self) }
    }

    var isGuardIntact: Bool {
        unsafe whole[..<range.lowerBound].allSatisfy { $0 == Self.pattern }
            && whole[range.upperBound...].allSatisfy { $0 == Self.pattern }
    }

    func deallocate() { unsafe whole.deallocate() }
}
