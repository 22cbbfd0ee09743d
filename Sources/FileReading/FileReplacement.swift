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
}
