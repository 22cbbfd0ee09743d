internal import Glibc

/// A value that one thread at a time may use.
///
/// By a pthread mutex: the thread sanitizer sees what that orders, and reports what Swift's `Mutex` guards as races, since
/// that waits inside an uninstrumented library.
@safe
final class Locked<Value: Sendable>: @unchecked Sendable {
    // Sendable: `value` is used by whoever holds the mutex only, and the mutex is never moved.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var value: Value

    init(_ value: Value) {
        self.value = value
        unsafe mutex = .allocate(capacity: 1)
        // SAFETY: allocated here, and destroyed in `deinit`, when nobody can hold it.
        let code = unsafe pthread_mutex_init(mutex, nil)
        precondition(code == 0, "the system has no mutex")
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body(&value)
    }
}
