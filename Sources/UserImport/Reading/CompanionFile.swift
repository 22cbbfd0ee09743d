public import AppwriteUsers
public import FileReading

/// A second file that belongs to the first, such as Auth0's password hashes beside its profiles. It is read once,
/// whole.
public struct CompanionFile: Sendable, Redacted {
    private enum Content: Sendable, Redacted {
        case file(FileDescriptorReader)
        case memory([UInt8])
    }

    private let content: Content

    /// A file.
    public init(_ file: FileDescriptorReader) { content = .file(file) }

    /// What a file holds.
    public init(bytes: [UInt8]) { content = .memory(bytes) }

    func reader() -> ByteReader {
        switch content {
        case .file(let file): ByteReader(file)
        case .memory(let bytes): ByteReader(bytes: bytes)
        }
    }
}
