#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A lock on a file, which keeps another process from taking the same one (flock(2), exclusive).
///
/// It is let go when this object goes, or when the process ends, however it ends. The file may be renamed meanwhile.
/// Some network file systems have no such locks: there, the file counts as locked, and nothing keeps another away.
public final class FileLock: Sendable {
    private let descriptor: Int32

    /// Locks a file that is there.
    ///
    /// - Throws: ``FileError``; ``FileError/isLocked`` tells that someone else has the lock.
    public init(path: String) throws(FileError) {
        var opened: Int32
        repeat { opened = unsafe open(path, O_RDONLY | O_CLOEXEC) } while opened == -1 && errno == EINTR
        guard opened >= 0 else { throw FileError(.open, name: path, errno: errno) }
        while flock(opened, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            if [ENOTSUP, ENOSYS, ENOLCK].contains(code) { break }
            _ = close(opened)
            throw FileError(.lock, name: path, errno: code)
        }
        descriptor = opened
    }

    deinit {
        // A program that is being started has a copy of the descriptor until it runs: closing alone would not let go.
        _ = flock(descriptor, LOCK_UN)
        _ = close(descriptor)
    }

    /// Whether the file that is locked is the one that a path names now.
    public func isOn(_ path: String) -> Bool {
        var own = stat()
        var named = stat()
        guard unsafe fstat(descriptor, &own) == 0, unsafe stat(path, &named) == 0 else { return false }
        return own.st_dev == named.st_dev && own.st_ino == named.st_ino
    }
}
