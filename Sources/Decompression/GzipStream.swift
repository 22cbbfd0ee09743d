internal import CZlib

/// Members of gzip (RFC 1952), unpacked by zlib, which checks the CRC and the length of each.
///
/// Unchecked: the decompressor's lock is around every use.
@safe
final class GzipStream: CompressedStream, @unchecked Sendable {
    private(set) var offset = 0
    private(set) var isBetweenMembers = false
    private var isInPadding = false
    /// What the next call answers: what came before a fault is handed out first.
    private var fault: DecompressionError?
    /// In a place of its own: zlib's state points back to it.
    private let stream: UnsafeMutablePointer<z_stream>

    /// - Throws: `outOfMemory`.
    init() throws(DecompressionError) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15: the largest window, 32 KiB; 16: the data have gzip's header and trailer (zlib.h, inflateInit2).
        let code = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        // What was allocated is freed by the deinitializer, which runs here, too; zlib takes a state that it did not set up.
        guard code == Z_OK else { throw .outOfMemory }
    }

    deinit {
        // SAFETY: the state is zlib's or all zeros, which zlib refuses, and nobody else has it.
        _ = unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    func decompress(
        _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
    ) -> Result<Decompressor.Step, DecompressionError> {
        if let fault { return .failure(fault) }
        let start = offset
        var produced = 0
        while fault == nil {
            let consumed = offset - start
            if isBetweenMembers {
                guard consumed < input.count else { break }
                let byte = unsafe input[consumed]
                if byte == 0 {
                    isInPadding = true
                    offset += 1
                    continue
                }
                // Behind padding, too, everything else would be lost without a word.
                guard byte == 0x1F, !isInPadding else {
                    fault = .trailing(.gzip, offset: offset)
                    break
                }
                // SAFETY: the state was initialised; zlib fails here only where it was not.
                _ = unsafe inflateReset(stream)
                isBetweenMembers = false
            }
            guard produced < output.count else { break }
            let step = unsafe inflate(input, consumed, output, produced)
            offset += step.consumed
            produced += step.produced
            switch step.code {
            case Z_STREAM_END: isBetweenMembers = true
            case Z_OK where step.consumed > 0 || step.produced > 0: break
            // No progress: more input or more room is needed.
            case Z_OK, Z_BUF_ERROR: return .success(Decompressor.Step(consumed: offset - start, produced: produced))
            case Z_MEM_ERROR: fault = .outOfMemory
            case Z_NEED_DICT: fault = .needsDictionary(.gzip, offset: offset)
            default: fault = .corrupt(.gzip, offset: offset)
            }
        }
        if let fault, produced == 0 { return .failure(fault) }
        return .success(Decompressor.Step(consumed: offset - start, produced: produced))
    }

    /// One call of zlib, which takes 32-bit lengths.
    private func inflate(
        _ input: UnsafeBufferPointer<UInt8>, _ consumed: Int, _ output: UnsafeMutableBufferPointer<UInt8>,
        _ produced: Int
    ) -> (code: Int32, consumed: Int, produced: Int) {
        let available = min(input.count - consumed, 1 << 30)
        let room = min(output.count - produced, 1 << 30)
        // SAFETY: both places lie within the buffers, or are nil where these are empty; zlib does not write to its input.
        unsafe stream.pointee.next_in = input.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0 + consumed) }
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = output.baseAddress.map { unsafe $0 + produced }
        unsafe stream.pointee.avail_out = UInt32(room)
        let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        let step = unsafe (
            code, available - Int(stream.pointee.avail_in), room - Int(stream.pointee.avail_out)
        )
        unsafe stream.pointee.next_in = nil
        unsafe stream.pointee.next_out = nil
        return step
    }
}
