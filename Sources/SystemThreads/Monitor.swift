internal import Glibc

/// A value behind a lock, and threads that wait until it has changed to their liking.
///
/// Whoever changes the value says so by `signal` or `broadcast`. Both lock and wait block the calling thread: wait on
/// system threads only, never in a task.
@safe
public final class Monitor<State: Sendable>: @unchecked Sendable {
    // Sendable: `state` is read and written only by the thread that holds `mutex`.
    private var state: State
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// Makes a monitor of a value.
    public init(_ state: State) {
        self.state = state
        // SAFETY: allocated above at addresses that never move; with default attributes neither call fails in glibc.
        unsafe mutex.initialize(to: pthread_mutex_t())
        unsafe change.initialize(to: pthread_cond_t())
        _ = unsafe pthread_mutex_init(mutex, nil)
        _ = unsafe pthread_cond_init(change, nil)
    }

    deinit {
        // SAFETY: nobody waits or holds the lock, for that takes a reference.
        _ = unsafe pthread_cond_destroy(change)
        _ = unsafe pthread_mutex_destroy(mutex)
        unsafe change.deallocate()
        unsafe mutex.deallocate()
    }

    /// Lends the value while no other thread has it; blocks until then.
    ///
    /// The closure must not come back to the same monitor.
    public func withLock<Result, Failure: Error>(
        _ body: (inout State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // SAFETY: `mutex` is initialised, and unlocked by the thread that locked it.
        _ = unsafe pthread_mutex_lock(mutex)
        defer { _ = unsafe pthread_mutex_unlock(mutex) }
        return try body(&state)
    }

    /// Blocks until the closure has an answer; it is asked now, and again after each signal.
    ///
    /// It may change the value, and must not where it answers nil: it is then asked again, at times without a signal.
    public func wait<Result>(_ body: (inout State) -> Result?) -> Result {
        // SAFETY: as in `withLock`; waiting gives the lock back, and no access to `state` goes on meanwhile.
        _ = unsafe pthread_mutex_lock(mutex)
        defer { _ = unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            _ = unsafe pthread_cond_wait(change, mutex)
        }
    }

    /// Wakes one waiting thread, if there is any.
    public func signal() {
        _ = unsafe pthread_cond_signal(change)
    }

    /// Wakes all waiting threads.
    public func broadcast() {
        _ = unsafe pthread_cond_broadcast(change)
    }
}
