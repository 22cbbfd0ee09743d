internal import CryptoPrimitives
internal import FileReading

/// What tells one export file from another: its size, and the SHA-256 of its beginning.
public struct ExportFingerprint: Sendable, Hashable {
    /// Bytes at the beginning that are digested.
    static let headByteCount = 256 << 10

    /// Bytes of the file.
    public let size: Int
    /// The first 16 bytes of the SHA-256 of the file's beginning.
    let head: [UInt8]

    public init(size: Int, head: [UInt8]) {
        self.size = size
        self.head = Array(head.prefix(16))
    }

    /// Reads the beginning of a file.
    /// - Throws: `FileError`; a libcrypto without SHA-256 throws `PrimitiveError`.
    public init(ofFileAt path: String) throws {
        let reader = try FileDescriptorReader(opening: path)
        var head = [UInt8](repeating: 0, count: Self.headByteCount)
        var count = 0
        while count < head.count {
            let read = try reader.read(into: &head, at: count)
            if read == 0 { break }
            count += read
        }
        let digest = try MessageDigest.sha256.digest(head.span.extracting(first: count)).copyBytes()
        self.init(size: reader.size ?? 0, head: digest)
    }

    /// The digest as the journal writes it.
    var headText: String {
        head.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
