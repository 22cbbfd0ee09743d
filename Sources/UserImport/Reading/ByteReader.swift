public import FileReading

/// Reads a file chunk by chunk, and hands out its lines in place.
///
/// A line lies in the reader's buffer until the next call, so that no line costs an allocation:
/// ```swift
/// while true {
///     switch try reader.nextLine() {
///     case .line: reader.withLine { bytes in … }
///     case .tooLong: report(reader.lineNumber)
///     case .end: return
///     }
/// }
/// ```
/// A UTF-8 byte order mark at the start is skipped. A file that is compressed by gzip or zstd is unpacked as it is read,
/// whatever its name says. Memory is bounded by the chunk and twice the longest line allowed.
public struct ByteReader: ~Copyable, Sendable {
    /// What ``nextLine()`` has found.
    public enum Step: Sendable, Hashable {
        /// A line, which ``withLine(_:)`` shows.
        case line
        /// A line longer than the maximum: its bytes are gone, and reading can go on behind it.
        case tooLong
        case end
    }

    /// How many bytes are asked of the system at once.
    public static let defaultChunkSize = 256 * 1024

    /// The longest row or line: far above any user record, and little enough to keep in memory.
    public static let defaultMaximumRow = 1024 * 1024

    /// The longest line in bytes, without its end.
    public let maximumRow: Int

    /// The longest row of CSV that is held for the rejects, though it is too long to be read: 64 MiB. Behind a quote that
    /// is never closed the rest of the file is one row, of which no part may be lost in silence.
    var maximumHeldRow: Int { 64 * maximumRow }

    /// The size of the file where it is known, else nil.
    public let totalBytes: Int?

    /// The number of the line that was handed out last, counted from 1.
    public private(set) var lineNumber = 0

    var window: ByteWindow
    private var line = 0..<0

    /// Reads from a file.
    public init(
        _ file: FileDescriptorReader, chunkSize: Int = defaultChunkSize, maximumRow: Int = defaultMaximumRow
    ) {
        window = ByteWindow(.file(file), chunkSize: chunkSize)
        self.maximumRow = maximumRow
        totalBytes = file.size
    }

    /// Reads from memory, in chunks all the same.
    public init(bytes: [UInt8], chunkSize: Int = defaultChunkSize, maximumRow: Int = defaultMaximumRow) {
        window = ByteWindow(.memory(bytes), chunkSize: chunkSize)
        self.maximumRow = maximumRow
        totalBytes = bytes.count
    }

    /// How many bytes of the file have been consumed, those of the row handed out last included. Of a compressed file
    /// they are those of its compressed form, a piece at a time.
    public var bytesRead: Int { window.consumedOfFile }

    /// How many bytes have been consumed of what the file holds, unpacked where it is compressed: the place of an error.
    var position: Int { window.consumed }

    /// Finds the next line, whose end (LF or CRLF) is not part of it; the last one needs none.
    ///
    /// - Throws: ``ReadingError`` when the file cannot be read or is not UTF-8.
    public mutating func nextLine() throws(ReadingError) -> Step {
        try window.begin()
        var searched = 0
        while true {
            if let end = window.firstIndex(of: UInt8(ascii: "\n"), from: searched) {
                lineNumber += 1
                return takeLine(length: end, consuming: end + 1)
            }
            searched = window.count
            // One byte more: the line may yet turn out to end in CRLF.
            guard searched <= maximumRow + 1 else {
                try window.discard(through: UInt8(ascii: "\n"))
                lineNumber += 1
                line = 0..<0
                return .tooLong
            }
            guard try window.fill() else {
                guard searched > 0 else {
                    line = 0..<0
                    return .end
                }
                lineNumber += 1
                return takeLine(length: searched, consuming: searched)
            }
        }
    }

    /// Shows the bytes of the line that ``nextLine()`` has found.
    public func withLine<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(window.bytes.span.extracting(line))
    }

    /// A copy of the line that ``nextLine()`` has found.
    public var lineBytes: [UInt8] { Array(window.bytes[line]) }

    private mutating func takeLine(length: Int, consuming consumed: Int) -> Step {
        let start = window.start
        let endsInCR = length > 0 && window[length - 1] == UInt8(ascii: "\r")
        line = start..<start + (endsInCR ? length - 1 : length)
        window.consume(consumed)
        guard line.count <= maximumRow else {
            line = 0..<0
            return .tooLong
        }
        return .line
    }
}
