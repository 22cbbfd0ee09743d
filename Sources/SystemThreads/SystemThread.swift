internal import Glibc
internal import Synchronization

/// A thread of the system, for work that computes for long or blocks.
///
/// One that nobody joins goes on alone when its handle is let go of.
public final class SystemThread: Sendable {
    /// Nil once joined.
    private let handle: Mutex<pthread_t?>

    /// Starts a thread that runs the closure once.
    ///
    /// - Parameters:
    ///   - name: what tools such as `top` show; Linux keeps 15 bytes of it (proc_pid_comm(5)).
    ///   - stackByteCount: the size of the stack, at least 16 KiB (pthread_attr_setstacksize(3)); the system gives the
    ///     memory when it is touched.
    /// - Throws: where the system refuses: no memory, too many threads, or too small a stack.
    public init(
        name: String, stackByteCount: Int, _ body: @escaping @Sendable () -> Void
    ) throws(SystemThreadError) {
        var attributes = pthread_attr_t()
        // SAFETY: initialised here, destroyed when the thread is made or refused.
        var status = unsafe pthread_attr_init(&attributes)
        guard status == 0 else { throw SystemThreadError(errno: status) }
        defer { _ = unsafe pthread_attr_destroy(&attributes) }
        status = unsafe pthread_attr_setstacksize(&attributes, stackByteCount)
        guard status == 0 else { throw SystemThreadError(errno: status) }

        let start = unsafe Unmanaged.passRetained(Start(name: name, body: body))
        var thread = pthread_t()
        // SAFETY: the thread takes over the reference; where there is none, it is released below.
        status = unsafe pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                SystemThread.nameCurrentThread(start.name)
                start.body()
                return nil
            }, start.toOpaque())
        guard status == 0 else {
            unsafe start.release()
            throw SystemThreadError(errno: status)
        }
        handle = Mutex(thread)
    }

    deinit {
        // A thread that was joined has nothing left to detach.
        handle.withLock { handle in
            if let thread = handle { _ = pthread_detach(thread) }
        }
    }

    /// Blocks until the thread has returned; at once where it was joined before.
    ///
    /// The thread cannot join itself.
    public func join() {
        handle.withLock { handle in
            guard let thread = handle else { return }
            // Once: the handle is taken away under the lock.
            _ = pthread_join(thread, nil)
            handle = nil
        }
    }

    /// The cores that the system has switched on, at least one (`_SC_NPROCESSORS_ONLN`, sysconf(3)).
    ///
    /// What a container may use of them is not counted.
    public static var coreCount: Int {
        max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// Names the calling thread; a system without `/proc` leaves it unnamed.
    private static func nameCurrentThread(_ name: String) {
        // Linux's own way: Swift sees none of the functions that glibc keeps behind _GNU_SOURCE, as pthread_setname_np.
        let file = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        // SAFETY: as many bytes are read from the text as it has.
        _ = unsafe write(file, name, name.utf8.count)
        close(file)
    }

    /// What the new thread needs.
    private final class Start: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
