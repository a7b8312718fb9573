// Where the systems differ: every other file of this target names them only to import them.

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What one system has, and another has otherwise or not at all.
enum Platform {
    /// POSIX_SPAWN_SETSID, which headers show to programs for GNU alone.
    #if canImport(Darwin)
    static let newSession: Int32 = 0x400
    #else
    static let newSession: Int32 = 0x80
    #endif

    /// Signals of this system alone that by default change nothing.
    #if canImport(Darwin)
    static let harmlessSignals = [SIGINFO]
    #else
    static let harmlessSignals: [Int32] = []
    #endif

    /// The bytes of the longest line that a terminal edits itself, its newline among them.
    #if canImport(Darwin)
    static let longestCookedLine = 1_024
    #else
    static let longestCookedLine = 4_096
    #endif

    /// Where a terminal can be opened once more, on Linux a pipe as well.
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

    /// Starts a thread that nobody waits for; false where the system has none left.
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
