#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Finds bytes at the speed of the C library's `memchr`, some ten times that of a loop.
public enum ByteSearch {
    /// The first place at or behind `start` where a byte stands, or nil.
    @inlinable
    public static func firstIndex(of byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
        precondition(start >= 0 && start <= bytes.count, "the start lies outside the bytes")
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe position(of: byte, from: start, to: buffer.count, base: buffer.baseAddress)
        }
    }

    /// The first place in a range of an array where a byte stands, or nil.
    @inlinable
    public static func firstIndex(of byte: UInt8, in bytes: [UInt8], range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range lies outside the bytes")
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe position(of: byte, from: range.lowerBound, to: range.upperBound, base: buffer.baseAddress)
        }
    }

    /// The range must lie within the memory that starts at the base.
    @usableFromInline
    static func position(of byte: UInt8, from start: Int, to end: Int, base: UnsafePointer<UInt8>?) -> Int? {
        // memchr must not be given a null pointer, not even with a length of 0.
        guard start < end, let base = unsafe base,
            let found = unsafe memchr(base + start, Int32(byte), end - start)
        else { return nil }
        return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
