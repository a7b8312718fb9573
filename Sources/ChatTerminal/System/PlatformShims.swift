import CLibEdit

// The C state behind these calls exists once per object file that uses it. They are therefore
// called from here alone, and never inlined elsewhere.

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What libc offers only through the header shim: widths, signal handlers, the last restore.
enum PlatformShims {
    /// Sets LC_CTYPE to UTF-8 once per process, whatever LANG says.
    static let hasUTF8: Bool = cle_force_utf8() != 0

    /// Columns as the C library counts them; -1 where its tables do not know the scalar.
    static func width(of scalar: Unicode.Scalar) -> Int {
        guard hasUTF8, let character = wchar_t(exactly: scalar.value) else { return -1 }
        return Int(wcwidth(character))
    }

    /// Lets `signals` be written to `descriptor` from now on.
    @inline(never) static func watch(_ signals: [Int32], descriptor: Int32) {
        cle_set_signal_descriptor(descriptor)
        for signal in signals { cle_watch_signal(signal) }
    }

    /// Gives the signals their former actions back.
    @inline(never) static func unwatch(_ signals: [Int32]) {
        for signal in signals { cle_unwatch(signal) }
        cle_set_signal_descriptor(-1)
    }

    /// Remembers what a crash or `exit` has to put back; `nil` disarms.
    @inline(never) static func armRestore(descriptor: Int32, modes: Modes?) {
        if let modes {
            cle_arm_restore(descriptor, modes)
        } else {
            cle_disarm_restore()
        }
    }

    /// A terminal's line discipline, as a whole.
    typealias Modes = cle_modes

    static func modes(of descriptor: Int32) -> Modes? {
        var modes = Modes()
        return unsafe cle_get_modes(descriptor, &modes) == 0 ? modes : nil
    }

    static func setModes(_ modes: Modes, of descriptor: Int32) {
        _ = cle_set_modes(descriptor, modes)
    }

    static func modes(_ modes: Modes, as discipline: TerminalModes.Discipline) -> Modes {
        switch discipline {
        case .raw: cle_raw_modes(modes)
        case .silent: cle_silent_modes(modes)
        }
    }

    /// What is typed can be read before its line is entered.
    static func withoutLines(_ modes: Modes) -> Modes { cle_unlined_modes(modes) }

    /// Restores the terminal before the process dies of its own mistake.
    @inline(never) static func watchFatalSignals() {
        for signal in [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP] {
            cle_watch_fatal(signal)
        }
    }

    /// Sends SIGTSTP with its default action to the whole process group.
    @inline(never) static func stopProcessGroup() {
        cle_unwatch(SIGTSTP)
        cle_default_signal(SIGTSTP)
        kill(0, SIGTSTP)
    }

    /// Catches SIGTSTP again.
    @inline(never) static func watchStop() { cle_watch_signal(SIGTSTP) }
}

/// What this process has asked the system for.
package enum ProcessMemory {
    /// Gives back what a long answer needed and nothing uses any more.
    package static func returnFree() { cle_return_free_memory() }
}
