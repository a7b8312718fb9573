#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Lets one thread at a time into libedit.
///
/// libedit uses terminfo's global `cur_term`, so two editors in one process would corrupt each
/// other. The lock is released while an editor waits for a key, so it cannot be a scoped `Mutex`.
// Unchecked: a POSIX mutex may be shared between threads, and this one is never moved or freed.
@safe final class EngineLock: @unchecked Sendable {
    static let shared = EngineLock()

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    private init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        unsafe pthread_mutex_init(mutex, nil)
    }

    func lock() { unsafe pthread_mutex_lock(mutex) }

    func unlock() { unsafe pthread_mutex_unlock(mutex) }
}
