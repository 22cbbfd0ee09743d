internal import AppwriteUsers
internal import Decompression
import FileReading

/// The part of a file that is in memory: what has been read and not yet consumed.
///
/// Places are counted from the first byte that has not been consumed, so that they survive ``fill()``.
struct ByteWindow: ~Copyable, Sendable {
    enum Source: Sendable, Redacted {
        case file(FileDescriptorReader)
        case memory([UInt8])

        /// Overwrites a buffer from a place on; the answer is how many bytes came, 0 at the end.
        /// - Parameters:
        ///   - position: how many bytes were read before.
        ///   - maximum: how many bytes of memory are asked for at the most.
        func read(
            into buffer: inout [UInt8], at place: Int, from position: Int, maximum: Int
        ) throws(ReadingError) -> Int {
            switch self {
            case .file(let file):
                do { return try file.read(into: &buffer, at: place) } catch { throw .file(error) }
            case .memory(let memory):
                let count = min(maximum, memory.count - position)
                for index in 0..<count { buffer[place + index] = memory[position + index] }
                return count
            }
        }
    }

    /// The buffer; the window is the part from ``start`` to ``end``.
    private(set) var bytes: [UInt8] = []
    private(set) var start = 0
    private(set) var end = 0

    /// How many bytes of the file lie before the window.
    private(set) var consumed = 0

    private let source: Source
    /// Unpacks the file where it is compressed.
    private var unpacking: UnpackedInput?
    private let chunkSize: Int
    private var hasBegun = false
    private var hasEnded = false

    init(_ source: Source, chunkSize: Int) {
        self.source = source
        self.chunkSize = max(1, chunkSize)
    }

    var count: Int { end - start }

    /// How many bytes of the file itself have been consumed: those of a compressed one are fewer than come out of it.
    var consumedOfFile: Int { unpacking?.offset ?? consumed }

    subscript(place: Int) -> UInt8 {
        @inline(__always) get { bytes[start + place] }
    }

    /// The first place at or behind another where a byte stands, or nil when the window has none.
    @inline(__always)
    func firstIndex(of byte: UInt8, from place: Int) -> Int? {
        guard let index = ByteSearch.firstIndex(of: byte, in: bytes, range: start + place..<end) else { return nil }
        return index - start
    }

    /// Whether a byte stands before a place.
    @inline(__always)
    func contains(_ byte: UInt8, upTo place: Int) -> Bool {
        ByteSearch.firstIndex(of: byte, in: bytes, range: start..<start + place) != nil
    }

    /// Takes bytes off the front of the window; they stay readable through ``bytes`` until the next ``fill()``.
    @inline(__always)
    mutating func consume(_ count: Int) {
        start += count
        consumed += count
    }

    /// Reads another chunk behind the window; false at the end of the file.
    @inline(never)
    mutating func fill() throws(ReadingError) -> Bool {
        guard !hasEnded else { return false }
        makeRoom()
        let count: Int
        if let unpacked = try unpacking?.read(into: &bytes, at: end) {
            count = unpacked
        } else {
            count = try source.read(into: &bytes, at: end, from: consumed + (end - start), maximum: chunkSize)
        }
        end += count
        hasEnded = count == 0
        return !hasEnded
    }

    /// Reads until the window has so many bytes; false when the file ends before.
    @inline(__always)
    mutating func ensure(_ wanted: Int) throws(ReadingError) -> Bool {
        while end - start < wanted {
            guard try fill() else { return false }
        }
        return true
    }

    /// Skips the byte order mark at the start of the file, and refuses those of other encodings. What is compressed is
    /// unpacked from here on.
    mutating func begin() throws(ReadingError) {
        guard !hasBegun else { return }
        _ = try ensure(CompressionFormat.signatureByteCount)
        if unpacking == nil, let format = CompressionFormat(startingWith: bytes.span.extracting(start..<end)) {
            unpacking = try UnpackedInput(format, source, head: Array(bytes[start..<end]), chunkSize: chunkSize)
            end = start
            hasEnded = false
            _ = try ensure(CompressionFormat.signatureByteCount)
        }
        hasBegun = true
        if isUTF16 {
            hasBegun = false
            throw .notUTF8
        }
        if count >= 3, self[0] == 0xEF, self[1] == 0xBB, self[2] == 0xBF { consume(3) }
    }

    /// Whether the file begins with the byte order mark of UTF-16, or with two characters of it without one.
    private var isUTF16: Bool {
        if count >= 2, (self[0] == 0xFE && self[1] == 0xFF) || (self[0] == 0xFF && self[1] == 0xFE) { return true }
        guard count >= 4 else { return false }
        let zeros = (0..<4).map { self[$0] == 0 }
        return zeros == [false, true, false, true] || zeros == [true, false, true, false]
    }

    /// Throws away everything up to and including the next such byte, or up to the end of the file.
    mutating func discard(through byte: UInt8) throws(ReadingError) {
        while true {
            if let place = firstIndex(of: byte, from: 0) { return consume(place + 1) }
            consume(count)
            guard try fill() else { return }
        }
    }

    private mutating func makeRoom() {
        if start > 0 {
            ByteMove.toStart(start..<end, of: &bytes)
            end -= start
            start = 0
        }
        let room = bytes.count - end
        // Doubling keeps the cost of a long row linear, even when the chunks are tiny.
        if room < chunkSize { bytes.append(contentsOf: repeatElement(0, count: max(chunkSize - room, bytes.count))) }
    }
}
