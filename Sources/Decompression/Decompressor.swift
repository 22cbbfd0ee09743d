internal import Synchronization

/// Unpacks a stream of gzip members or zstd frames, piece by piece, in bounded memory.
///
/// Members and frames may follow one another, as `cat a.gz b.gz` puts them; zeros behind the last gzip member are padding,
/// and passed over. However much a file unpacks to, no more than the caller's buffer is written at a time. The library
/// holds 32 KiB for gzip, and the window of the frame for zstd.
public final class Decompressor: Sendable {
    /// The largest window of a zstd frame in bytes: 128 MiB, what the `zstd` command takes without `--long=31` or
    /// `--memory`.
    public static let maximumWindow = 1 << maximumWindowLog
    static let maximumWindowLog = 27

    /// What one call has done.
    public struct Step: Sendable, Hashable {
        /// Bytes taken off the front of the input.
        public let consumed: Int
        /// Bytes written.
        public let produced: Int
    }

    /// The form of the data.
    public let format: CompressionFormat
    private let stream: Mutex<any CompressedStream>

    /// Prepares the unpacking of a stream.
    /// - Throws: `outOfMemory`.
    public init(_ format: CompressionFormat) throws(DecompressionError) {
        self.format = format
        switch format {
        case .gzip: stream = Mutex(try GzipStream())
        case .zstd: stream = Mutex(try ZstdStream())
        }
    }

    /// How many bytes of the compressed data have been consumed.
    public var offset: Int { stream.withLock { $0.offset } }

    /// Unpacks what fits into the buffer from a place on; the buffer keeps its size.
    ///
    /// Where nothing was produced, all of the input is consumed, and more is needed. Output may be left even behind the
    /// whole input: call again until nothing is produced.
    /// - Throws: ``DecompressionError``. What was produced before has been handed out by earlier calls.
    public func decompress(
        _ input: Span<UInt8>, into output: inout [UInt8], at place: Int
    ) throws(DecompressionError) -> Step {
        precondition(place >= 0 && place <= output.count, "the place lies outside the buffer")
        let result: Result<Step, DecompressionError> = unsafe output.withUnsafeMutableBufferPointer { buffer in
            // SAFETY: the precondition keeps the rest within the array; nothing of either buffer is kept behind the call.
            let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[place...])
            return unsafe input.withUnsafeBufferPointer { bytes in
                stream.withLock { stream in unsafe stream.decompress(bytes, room) }
            }
        }
        return try result.get()
    }

    /// Says that the data end here.
    /// - Throws: `truncated` where that is within a member or a frame.
    public func finish() throws(DecompressionError) {
        let (isBetween, offset) = stream.withLock { ($0.isBetweenMembers, $0.offset) }
        guard isBetween else { throw .truncated(format, offset: offset) }
    }
}

/// A library's state of one stream, which one call at a time works with.
protocol CompressedStream: AnyObject, Sendable {
    /// How many bytes have been consumed.
    var offset: Int { get }

    /// Whether the last member is whole, and no other has begun.
    var isBetweenMembers: Bool { get }

    /// Unpacks what fits into the output, which may be empty.
    func decompress(
        _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
    ) -> Result<Decompressor.Step, DecompressionError>
}
