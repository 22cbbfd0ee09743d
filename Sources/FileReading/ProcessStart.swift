#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What a program does first, whoever has started it and with whatever descriptors.
public enum ProcessStart {
    /// Opens the null device on those of the descriptors 0 to 2 that are closed.
    ///
    /// Without it the next file that is opened gets such a number, and talk meant for stderr goes into that file. Each is
    /// opened for the other direction: to read stdin or to write stdout is then the same error as on a closed descriptor,
    /// and nobody takes data that went nowhere for written.
    public static func openStandardDescriptors() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            // The lowest number that is free is this one: those below are open by now.
            // SAFETY: the name is NUL-terminated for the time of the call.
            _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// Makes writing to a pipe or a socket whose reader has gone an error of that write (EPIPE), not the end of the process.
    public static func ignoreBrokenPipes() {
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// Makes a file that grows beyond the limit of the process (`ulimit -f`) an error of that write (EFBIG), not the end of
    /// the process.
    public static func ignoreFileSizeLimit() {
        _ = signal(SIGXFSZ, SIG_IGN)
    }

    /// Whether a signal has no effect on the process, as nohup(1) arranges it for SIGHUP.
    public static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        // SAFETY: `action` is an initialised struct that outlives the call.
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
        let handler = unsafe action.__sigaction_u.__sa_handler
        #else
        let handler = unsafe action.__sigaction_handler.sa_handler
        #endif
        // SAFETY: SIG_IGN is the number 1 in the place of a function (signal.h), which is compared and never called.
        return unsafe unsafeBitCast(handler, to: Int.self) == 1
    }

    /// Raises the number of descriptors that the process may have open at once as far as it may raise it.
    ///
    /// The usual limit, 1024, is for programs that use select(2); what may be had is told by `ulimit -Hn`.
    /// - Returns: the number that holds from now on, or nil where the system does not say.
    @discardableResult
    public static func raiseDescriptorLimit() -> Int? {
        var limits = rlimit()
        // SAFETY: `limits` is an initialised struct that outlives the calls.
        guard unsafe getrlimit(openFiles, &limits) == 0 else { return nil }
        if limits.rlim_cur < limits.rlim_max {
            var raised = limits
            raised.rlim_cur = limits.rlim_max
            if unsafe setrlimit(openFiles, &raised) == 0 { limits = raised }
        }
        return Int(clamping: limits.rlim_cur)
    }

    /// How many descriptors the process may have open at once, or nil where the system does not say.
    public static var descriptorLimit: Int? {
        var limits = rlimit()
        // SAFETY: `limits` is an initialised struct that outlives the call.
        guard unsafe getrlimit(openFiles, &limits) == 0 else { return nil }
        return Int(clamping: limits.rlim_cur)
    }

    /// How many bytes a file may have that the process writes, or nil where there is no such limit.
    public static var fileSizeLimit: Int? {
        var limits = rlimit()
        // SAFETY: `limits` is an initialised struct that outlives the call.
        guard unsafe getrlimit(fileSize, &limits) == 0, limits.rlim_cur != rlim_t.max else { return nil }
        return Int(exactly: limits.rlim_cur)
    }

    #if canImport(Glibc)
    private static let openFiles = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    private static let fileSize = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
    private static let openFiles = RLIMIT_NOFILE
    private static let fileSize = RLIMIT_FSIZE
    #endif
}
