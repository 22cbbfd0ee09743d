#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A call on a file that the system refused.
///
/// The description is fit for a user: `cannot open users.csv: No such file or directory`.
public struct FileError: Error, Sendable, Hashable {
    /// What was tried.
    public enum Operation: String, Sendable, Hashable {
        case open, create, read, write, synchronize, close, lock, remove
    }

    public var operation: Operation

    /// The file as the user named it, or a word such as `standard input`.
    public var name: String

    /// The system's number for the reason.
    public var errno: Int32

    public init(_ operation: Operation, name: String, errno: Int32) {
        self.operation = operation
        self.name = name
        self.errno = errno
    }
}

extension FileError {
    /// Whether the disk or the user's share of it is full: freeing space and trying again helps.
    public var isNoSpace: Bool { errno == ENOSPC || errno == EDQUOT }

    /// Whether the file has reached a limit of this process or of the file system: `ulimit -f` is one.
    public var isTooLarge: Bool { errno == EFBIG }

    /// Whether the file is not there.
    public var isNotFound: Bool { errno == ENOENT }

    /// Whether this user may not do that: the file is another's, or the file system is read-only.
    public var isNotAllowed: Bool { errno == EACCES || errno == EPERM || errno == EROFS }

    /// Whether a file is there that was to be created.
    public var isAlreadyThere: Bool { errno == EEXIST }

    /// Whether someone else has locked the file.
    public var isLocked: Bool { operation == .lock && errno == EWOULDBLOCK }

    /// Whether the reader of a pipe has gone.
    public var isBrokenPipe: Bool { errno == EPIPE }
}

extension FileError: CustomStringConvertible {
    public var description: String {
        guard let reason = unsafe strerror(errno) else { return "cannot \(operation.rawValue) \(name): error \(errno)" }
        return "cannot \(operation.rawValue) \(name): \(unsafe String(cString: reason))"
    }
}
