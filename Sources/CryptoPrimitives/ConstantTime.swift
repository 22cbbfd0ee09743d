internal import COpenSSL

/// Comparison in a time that does not depend on where two values differ.
public enum ConstantTime {
    /// Whether two byte strings are the same; the lengths may leak, the contents do not (`CRYPTO_memcmp`).
    public static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        return unsafe left.withUnsafeBufferPointer { left in
            unsafe right.withUnsafeBufferPointer { right in
                guard let a = left.baseAddress, let b = right.baseAddress else { return true }
                // SAFETY: both pointers are valid for `left.count` bytes.
                return unsafe CRYPTO_memcmp(a, b, left.count) == 0
            }
        }
    }
}
