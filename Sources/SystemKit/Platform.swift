// The differences between operating systems; the other files of this target name a system only in
// their imports.

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Constants and calls that differ between systems.
enum Platform {
    /// POSIX_SPAWN_SETSID, which glibc declares only under _GNU_SOURCE.
    #if canImport(Darwin)
    static let newSession: Int32 = 0x400
    #else
    static let newSession: Int32 = 0x80
    #endif

    /// Signals that only this system has and that are ignored by default.
    #if canImport(Darwin)
    static let harmlessSignals = [SIGINFO]
    #else
    static let harmlessSignals: [Int32] = []
    #endif

    /// The longest line that a terminal in canonical mode accepts, in bytes, newline included.
    #if canImport(Darwin)
    static let longestCookedLine = 1_024
    #else
    static let longestCookedLine = 4_096
    #endif

    /// A path that opens the descriptor's terminal again; on Linux also that of a pipe.
    static func path(of descriptor: Int32) -> String? {
        #if canImport(Darwin)
        guard let name = unsafe ttyname(descriptor) else { return nil }
        return unsafe String(cString: name)
        #else
        return "/proc/self/fd/\(descriptor)"
        #endif
    }

    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Starts a detached thread; false when the system cannot create one.
    static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
        let work = unsafe Unmanaged.passRetained(Work(body))
        #if canImport(Glibc)
        var thread = pthread_t()
        let failure = unsafe pthread_create(
            &thread, nil,
            { work in
                if let work = unsafe work {
                    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
                }
                return nil
            }, work.toOpaque())
        if failure == 0 { pthread_detach(thread) }
        #else
        var thread: pthread_t?
        let failure = unsafe pthread_create(
            &thread, nil,
            { work in
                unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
                return nil
            }, work.toOpaque())
        if let thread = unsafe thread { unsafe pthread_detach(thread) }
        #endif
        if failure != 0 { unsafe work.release() }
        return failure == 0
    }
}
