internal import Glibc

/// A thread that the system did not start.
public struct SystemThreadError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The system's number for the reason: EAGAIN where memory or the number of threads ran out, EINVAL for the stack.
    public let errno: Int32

    public var description: String {
        guard let reason = unsafe strerror(errno) else { return "cannot start a thread: error \(errno)" }
        return "cannot start a thread: \(unsafe String(cString: reason))"
    }
}
