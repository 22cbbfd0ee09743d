/// A form of compressed data that is recognised by its first bytes, whatever the file is called.
public enum CompressionFormat: String, Sendable, Hashable {
    /// RFC 1952.
    case gzip
    /// RFC 8878.
    case zstd

    /// How many bytes are looked at.
    public static let signatureByteCount = 4

    /// The form that data begin with; nil where they are neither.
    public init?(startingWith bytes: Span<UInt8>) {
        if bytes.count >= 3, bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8 {
            self = .gzip
            return
        }
        guard bytes.count >= 4 else { return nil }
        let isFrame = bytes[0] == 0x28 && bytes[1] == 0xB5 && bytes[2] == 0x2F && bytes[3] == 0xFD
        // A skippable frame, which pzstd puts at the front (RFC 8878, section 3.1.2).
        let isSkippable = bytes[0] & 0xF0 == 0x50 && bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18
        guard isFrame || isSkippable else { return nil }
        self = .zstd
    }
}

/// Why compressed data cannot be unpacked any further. Offsets are of the compressed data, in bytes from their start.
public enum DecompressionError: Error, Sendable, Hashable {
    /// The data end within a member or a frame.
    case truncated(CompressionFormat, offset: Int)
    /// The data are not what the format has, or a checksum differs; what has gone wrong stands at the offset or before it.
    case corrupt(CompressionFormat, offset: Int)
    /// What follows a member or a frame is neither another one nor padding.
    case trailing(CompressionFormat, offset: Int)
    /// A zstd frame asks for more memory than ``Decompressor/maximumWindow``.
    case windowTooLarge(offset: Int)
    /// A frame was made with a dictionary, which is not part of the data.
    case needsDictionary(CompressionFormat, offset: Int)
    /// The library has no memory left.
    case outOfMemory
}
