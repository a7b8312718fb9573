#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The two clocks of the system.
enum Clock {
    /// Nanoseconds of the monotonic clock.
    static func monotonic() -> Int { read(CLOCK_MONOTONIC) }

    /// Milliseconds since 1970.
    static func wall() -> Int { read(CLOCK_REALTIME) / 1_000_000 }

    private static func read(_ clock: clockid_t) -> Int {
        var time = timespec()
        _ = unsafe clock_gettime(clock, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    static func sleep(nanoseconds: Int) {
        var time = timespec(
            tv_sec: nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
        _ = unsafe nanosleep(&time, nil)
    }
}
