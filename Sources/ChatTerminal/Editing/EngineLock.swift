#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Lets one thread at a time into libedit.
///
/// Its terminal descriptions are global (terminfo's current terminal), so two editors in one
/// process would corrupt each other. The lock is open while an editor waits for a key; therefore
/// it is no scoped `Mutex`.
// Unchecked, because a POSIX mutex is made to be shared, and this one never moves or dies.
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
