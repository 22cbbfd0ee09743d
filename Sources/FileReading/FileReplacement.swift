#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Puts a finished file in the place of another: whoever opens the name finds the old one whole, or the new one whole.
public enum FileReplacement {
    /// Renames `source` to `path`, replacing what is there.
    /// - Throws: ``FileError``.
    public static func replace(_ path: String, with source: String) throws(FileError) {
        // SAFETY: both names are NUL-terminated for the time of the call.
        guard unsafe rename(source, path) == 0 else { throw FileError(.create, name: path, errno: errno) }
    }

    /// Removes a file that a run which was killed may have left behind; a link is removed, never what it names.
    ///
    /// Nothing happens where there is none.
    /// - Throws: ``FileError``.
    public static func removeLeftover(_ path: String) throws(FileError) {
        // SAFETY: the name is NUL-terminated for the time of the call.
        guard unsafe unlink(path) != 0, errno != ENOENT else { return }
        throw FileError(.remove, name: path, errno: errno)
    }

    /// Waits until a file, or the names in a folder, are on the disk: they survive a power cut from here on.
    ///
    /// Blocks on the disk.
    /// - Throws: ``FileError``. A file system that has no such call is no failure.
    public static func synchronize(_ path: String) throws(FileError) {
        var opened: Int32
        // SAFETY: the name is NUL-terminated for the time of the call.
        repeat { opened = unsafe open(path, O_RDONLY | O_CLOEXEC) } while opened == -1 && errno == EINTR
        guard opened >= 0 else { throw FileError(.open, name: path, errno: errno) }
        defer { _ = close(opened) }
        while fsync(opened) != 0 {
            switch errno {
            case EINTR: continue
            case EINVAL, ENOTSUP, EROFS: return
            default: throw FileError(.synchronize, name: path, errno: errno)
            }
        }
    }
}
