internal import CZstd

/// Frames of zstd (RFC 8878), unpacked by libzstd, which checks the checksum of each that has one.
///
/// Unchecked: the decompressor's lock is around every use.
@safe
final class ZstdStream: CompressedStream, @unchecked Sendable {
    private(set) var offset = 0
    private(set) var isBetweenMembers = false
    /// What the next call answers: what came before a fault is handed out first.
    private var fault: DecompressionError?
    private let stream: OpaquePointer

    /// - Throws: `outOfMemory`.
    init() throws(DecompressionError) {
        guard let stream = unsafe ZSTD_createDStream() else { throw .outOfMemory }
        unsafe self.stream = stream
        let code = unsafe ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Int32(Decompressor.maximumWindowLog))
        guard ZSTD_isError(code) == 0 else { throw .outOfMemory }
    }

    deinit {
        // SAFETY: it was created, and nobody else has it.
        _ = unsafe ZSTD_freeDStream(stream)
    }

    func decompress(
        _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
    ) -> Result<Decompressor.Step, DecompressionError> {
        if let fault { return .failure(fault) }
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let start = offset
        while true {
            let before = unsafe (source.pos, target.pos)
            // A call without input behind a whole frame would begin another one.
            if isBetweenMembers, unsafe source.pos == source.size { break }
            // SAFETY: both buffers have the sizes that they say, for the time of the call.
            let code = unsafe ZSTD_decompressStream(stream, &target, &source)
            offset = unsafe start + source.pos
            if ZSTD_isError(code) != 0 {
                let failure = failure(code)
                fault = failure
                guard unsafe target.pos > 0 else { return .failure(failure) }
                break
            }
            isBetweenMembers = code == 0
            if unsafe target.pos == target.size { break }
            if unsafe source.pos == before.0, unsafe target.pos == before.1 { break }
        }
        return unsafe .success(Decompressor.Step(consumed: source.pos, produced: target.pos))
    }

    private func failure(_ code: Int) -> DecompressionError {
        switch ZSTD_getErrorCode(code) {
        case ZSTD_error_frameParameter_windowTooLarge: .windowTooLarge(offset: offset)
        case ZSTD_error_dictionary_wrong: .needsDictionary(.zstd, offset: offset)
        case ZSTD_error_memory_allocation: .outOfMemory
        // Between two frames: what follows is none.
        case ZSTD_error_prefix_unknown: .trailing(.zstd, offset: offset)
        default: .corrupt(.zstd, offset: offset)
        }
    }
}
