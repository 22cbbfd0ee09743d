internal import AppwriteUsers
internal import Decompression

/// A compressed file that is unpacked as it is read: two chunks of memory and what the library holds, however much the
/// file unpacks to.
struct UnpackedInput: Sendable, Redacted {
    private let source: ByteWindow.Source
    private let decompressor: Decompressor
    private let chunkSize: Int
    /// What has been read of the file, of which the part from `start` to `end` is still to be unpacked.
    private var input: [UInt8]
    private var start = 0
    private var end: Int
    private var position: Int
    private var hasEnded = false

    /// - Parameter head: what has been read of the file already.
    init(
        _ format: CompressionFormat, _ source: ByteWindow.Source, head: [UInt8], chunkSize: Int
    ) throws(ReadingError) {
        do { decompressor = try Decompressor(format) } catch { throw ReadingError(error) }
        self.source = source
        self.chunkSize = chunkSize
        input = head
        end = head.count
        position = head.count
    }

    /// How many bytes of the compressed file have been unpacked.
    var offset: Int { decompressor.offset }

    /// Overwrites a buffer from a place on with what comes next; the answer is how many bytes came, 0 at the end.
    /// - Throws: ``ReadingError`` where the file is cut off or damaged; what came before has been handed out by then.
    mutating func read(into buffer: inout [UInt8], at place: Int) throws(ReadingError) -> Int {
        while true {
            do throws(DecompressionError) {
                let step = try decompressor.decompress(input.span.extracting(start..<end), into: &buffer, at: place)
                start += step.consumed
                if step.produced > 0 { return step.produced }
                if hasEnded {
                    try decompressor.finish()
                    return 0
                }
            } catch {
                throw ReadingError(error)
            }
            try fill()
        }
    }

    private mutating func fill() throws(ReadingError) {
        if input.count < chunkSize { input += repeatElement(0, count: chunkSize - input.count) }
        start = 0
        end = try source.read(into: &input, at: 0, from: position, maximum: chunkSize)
        position += end
        hasEnded = end == 0
    }
}

extension ReadingError {
    fileprivate init(_ error: DecompressionError) {
        switch error {
        case .truncated(let format, let offset): self = .compressionCutOff(format: format.rawValue, offset: offset)
        case .corrupt(let format, let offset): self = .compressionDamaged(format: format.rawValue, offset: offset)
        case .trailing(let format, let offset): self = .compressionFollowed(format: format.rawValue, offset: offset)
        case .windowTooLarge: self = .windowTooLarge(maximum: Decompressor.maximumWindow)
        case .needsDictionary(let format, _): self = .dictionaryNeeded(format: format.rawValue)
        case .outOfMemory: self = .outOfMemory
        }
    }
}
