#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The system calls of the program besides the server's.
package enum Program {
    package static var identifier: Int { Int(getpid()) }

    package static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// Blocks the signals that end the program, in this and all later threads.
    package static func blockEndingSignals() {
        var set = endingSignals()
        _ = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    package static func waitForEndingSignal() {
        var set = endingSignals()
        var received: Int32 = 0
        _ = unsafe sigwait(&set, &received)
    }

    private static func endingSignals() -> sigset_t {
        var set = sigset_t()
        _ = unsafe sigemptyset(&set)
        for number in [SIGTERM, SIGINT, SIGHUP] { _ = unsafe sigaddset(&set, number) }
        return set
    }

    /// Ends the process as a signal would when standard input ends.
    package static func endWithStandardInput() throws(SystemError) {
        try startThread {
            var byte: UInt8 = 0
            while true {
                let count = unsafe read(0, &byte, 1)
                if count == 0 || (count < 0 && errno != EINTR) { break }
            }
            _ = kill(getpid(), SIGTERM)
        }
    }

    package static func write(_ text: String, to descriptor: Int32) {
        _ = unsafe writeAll(Array(text.utf8)) { unsafe systemWrite(descriptor, $0) }
    }

    package static func end(_ status: Int32) -> Never { exit(status) }
}
