internal import CryptoPrimitives
internal import FileReading

/// What tells one import from another: the export file, byte for byte, and what was said about it.
public struct ExportFingerprint: Sendable, Hashable {
    /// Bytes of the file.
    public let size: Int
    /// 16 bytes that differ when a byte of the file or of the context does.
    let digest: [UInt8]

    /// Makes a fingerprint of its parts.
    public init(size: Int, digest: [UInt8]) {
        self.size = size
        self.digest = Array(digest.prefix(16))
    }

    /// Reads a whole file, in constant memory.
    ///
    /// SHA-256 over each piece of the file behind the digest of what came before it.
    /// - Parameter context: what decides, besides the file, what an import does: its destination and its options.
    /// - Throws: `FileError`; `PrimitiveError` where libcrypto has no SHA-256.
    public init(ofFileAt path: String, context: [String]) throws {
        let reader = try FileDescriptorReader(opening: path)
        let digestByteCount = MessageDigest.sha256.byteCount
        var piece = [UInt8](repeating: 0, count: digestByteCount + 1 << 20)
        var size = 0
        while true {
            let count = try reader.read(into: &piece, at: digestByteCount)
            if count == 0 { break }
            size += count
            let digest = try MessageDigest.sha256.digest(piece.span.extracting(first: digestByteCount + count))
            piece.replaceSubrange(0..<digestByteCount, with: digest.copyBytes())
        }
        let whole = Array(piece[..<digestByteCount]) + Array(context.joined(separator: "\0").utf8)
        self.init(size: size, digest: try MessageDigest.sha256.digest(whole.span).copyBytes())
    }

    /// A fingerprint for an export that cannot be read twice: no other import has the same.
    public static func ofStream() -> ExportFingerprint {
        ExportFingerprint(size: 0, digest: RandomBytes.generate(count: 16))
    }

    /// The digest in hex, as the journal writes it.
    public var digestText: String {
        HexText.text(of: digest)
    }
}
