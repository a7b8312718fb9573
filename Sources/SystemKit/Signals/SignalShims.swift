import CSystem

// The C state behind these calls is static, one copy per object file that includes it. All calls
// are therefore in this file and never inlined; generic code is in other files, because it is
// specialised in the file that uses it.

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Signal handlers and the restoring of the terminal, which libc offers only to C.
enum SignalShims {
    /// Writes the numbers of `signals` to `descriptor` from now on.
    @inline(never) static func watch(_ signals: [Int32], descriptor: Int32) {
        csys_set_signal_descriptor(descriptor)
        for signal in signals { csys_watch_signal(signal) }
    }

    /// Restores the former actions of the signals.
    @inline(never) static func unwatch(_ signals: [Int32]) {
        for signal in signals { csys_unwatch(signal) }
        csys_set_signal_descriptor(-1)
    }

    /// Sets the modes that a crash or `exit` restores; a negative descriptor clears them.
    @inline(never) static func armRestore(descriptor: Int32, modes: csys_modes) {
        csys_arm_restore(descriptor, modes)
    }

    /// Begins a write that a crash has to undo; nil after a crash has begun, when nothing may be
    /// written.
    @inline(never) static func beginChange() -> sigset_t? {
        var before = sigset_t()
        if unsafe csys_begin_change(&before) != 0 { return before }
        unsafe csys_end_change(&before)
        return nil
    }

    /// Ends the write: `rescue` is what a crash writes from now on, `before` the former signal
    /// mask.
    @inline(never) static func endChange(
        _ before: sigset_t, on descriptor: Int32, rescue: [CChar]
    ) {
        var before = before
        unsafe csys_set_undo(descriptor, rescue, rescue.count)
        unsafe csys_end_change(&before)
    }

    /// Restores the terminal before a crash ends the process.
    @inline(never) static func watchCrashes() {
        csys_add_signal_stack()
        for signal in Signals.crashes { csys_watch_fatal(signal) }
    }

    /// Ignores signals that were not ignored at the start; children get their default action.
    @inline(never) static func ignore(_ signals: [Int32]) {
        for signal in signals { csys_ignore(signal) }
    }

    /// The signals that have their default action in a child: all that were not ignored at the
    /// start.
    @inline(never) static var defaultsForChildren: sigset_t {
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        for signal in 1...Signals.last where csys_was_ignored(signal) != 0 {
            unsafe sigdelset(&signals, signal)
        }
        return signals
    }

    /// Sends SIGTSTP with its default action to the process group, unless it was ignored at the
    /// start.
    @inline(never) static func stopProcessGroup() {
        guard csys_was_ignored(SIGTSTP) == 0 else { return }
        csys_unwatch(SIGTSTP)
        csys_default_signal(SIGTSTP)
        kill(0, SIGTSTP)
    }

    /// Catches SIGTSTP again.
    @inline(never) static func watchStop() { csys_watch_signal(SIGTSTP) }
}
