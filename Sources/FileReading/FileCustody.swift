#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Who else than the user of this process can read or change an open file, by its owner and its permissions.
///
/// It is for files that hold secrets, or decide who is let in, as sshd(8) looks at its own (StrictModes). Root counts as
/// trusted, and so does the file's group: to give a file to a group is a choice.
public struct FileCustody: Sendable, Hashable {
    /// Whether another user, who is not root, owns the file, and so can change it whatever its permissions say.
    public let isForeign: Bool
    /// Whether every user of the machine may write the file.
    public let isWritableByAll: Bool
    /// Whether every user of the machine may read the file.
    public let isReadableByAll: Bool
    /// Whether nobody but the owner may read or change the file, or, of a file of root's, its group may read it.
    public let isPrivate: Bool

    /// A regular file's owner and permissions, as they are when it is open: nobody can put another in its place meanwhile.
    init?(descriptor: Int32) {
        var status = stat()
        // SAFETY: `status` is an initialised struct that outlives the call.
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        isForeign = status.st_uid != 0 && status.st_uid != geteuid()
        isWritableByAll = status.st_mode & S_IWOTH != 0
        isReadableByAll = status.st_mode & S_IROTH != 0
        isPrivate = status.st_mode & 0o077 == 0 || (status.st_uid == 0 && status.st_mode & 0o037 == 0)
    }

    /// What is wrong with how a file is kept that decides who is let in, with the command that mends it; nil for nothing.
    public func danger(path: String) -> (problem: String, remedy: String)? {
        if isWritableByAll { return ("everybody may write it", "chmod o-w '\(path)'") }
        if isForeign { return ("another user owns it and can change it", "chown \(geteuid()) '\(path)'") }
        return nil
    }

    /// What is wrong with how a secret is kept, with the command that mends it; nil for nothing.
    public func exposure(path: String) -> (problem: String, remedy: String)? {
        danger(path: path) ?? (isReadableByAll ? ("everybody may read it", "chmod o-r '\(path)'") : nil)
    }
}
