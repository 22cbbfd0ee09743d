/// Comparison in a time that does not depend on where two values differ.
public enum ConstantTime {
    /// Whether two byte strings are the same; the lengths may leak, the contents do not.
    ///
    /// Word by word: `CRYPTO_memcmp` goes byte by byte, which is a quarter of the time of a short digest.
    public static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        let difference = unsafe left.withUnsafeBytes { left in
            unsafe right.withUnsafeBytes { right in
                var difference: UInt64 = 0
                let wordEnd = left.count & ~7
                for offset in stride(from: 0, to: wordEnd, by: 8) {
                    // SAFETY: eight bytes from `offset` on are within both, whose counts are the same.
                    difference |=
                        unsafe left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                        ^ right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                }
                for offset in wordEnd..<left.count {
                    difference |= unsafe UInt64(left[offset] ^ right[offset])
                }
                return difference
            }
        }
        return isZero(difference)
    }

    /// Out of the loop's sight: a compiler that knew the question could answer it at the first difference.
    @inline(never) @_optimize(none)
    private static func isZero(_ difference: UInt64) -> Bool { difference == 0 }
}
