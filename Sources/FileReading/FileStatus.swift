#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the system knows of the file that a name leads to, at one moment.
public struct FileStatus: Sendable, Hashable {
    /// Which file it is, whatever its name: two names of one file have the same.
    public struct Identity: Sendable, Hashable {
        let device: UInt64
        let number: UInt64
    }

    /// Which file it is.
    public let identity: Identity

    /// Its length in bytes.
    public let size: Int

    /// Whether it is a folder.
    public let isFolder: Bool

    /// Whether it is a file of bytes that can be read again: no pipe, no terminal, no folder.
    public let isRegular: Bool

    /// The bits of its permissions, such as 0o600.
    public let permissions: UInt32

    /// Asks for a file's status, without opening it; nil where no file can be reached by the name.
    ///
    /// A link counts as what it leads to.
    public init?(path: String) {
        var status = stat()
        // SAFETY: the name is NUL-terminated for the time of the call, and `status` is ours.
        guard unsafe stat(path, &status) == 0 else { return nil }
        identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        size = Int(status.st_size)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isRegular = status.st_mode & S_IFMT == S_IFREG
        permissions = UInt32(status.st_mode) & 0o7777
    }
}
