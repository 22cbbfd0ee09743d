#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Moves bytes within a buffer at the speed of the C library's `memmove`.
public enum ByteMove {
    /// Copies a range of an array to its start; the range may overlap its destination.
    public static func toStart(_ range: Range<Int>, of bytes: inout [UInt8]) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range lies outside the bytes")
        unsafe bytes.withUnsafeMutableBytes { buffer in
            guard !range.isEmpty, let base = buffer.baseAddress else { return }
            _ = unsafe memmove(base, base + range.lowerBound, range.count)
        }
    }
}
