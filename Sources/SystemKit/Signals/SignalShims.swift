import CSystem

// The C state behind these calls exists once per object file that uses it. They are therefore
// called from here alone, and never inlined elsewhere; what is generic stands elsewhere, because
// a copy of it is made where it is used.

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Signal handlers, and what they put back of the terminal, which libc offers to C alone.
enum SignalShims {
    /// Lets `signals` be written to `descriptor` from now on.
    @inline(never) static func watch(_ signals: [Int32], descriptor: Int32) {
        csys_set_signal_descriptor(descriptor)
        for signal in signals { csys_watch_signal(signal) }
    }

    /// Gives the signals their former actions back.
    @inline(never) static func unwatch(_ signals: [Int32]) {
        for signal in signals { csys_unwatch(signal) }
        csys_set_signal_descriptor(-1)
    }

    /// Remembers which modes a crash or `exit` has to put back; a negative descriptor disarms.
    @inline(never) static func armRestore(descriptor: Int32, modes: csys_modes) {
        csys_arm_restore(descriptor, modes)
    }

    /// Begins a write that has to be undone; `nil` when a crash has begun, and nothing may be
    /// written any more.
    @inline(never) static func beginChange() -> sigset_t? {
        var before = sigset_t()
        if unsafe csys_begin_change(&before) != 0 { return before }
        unsafe csys_end_change(&before)
        return nil
    }

    /// What a crash has to write from now on, and how signals were before the change.
    @inline(never) static func endChange(
        _ before: sigset_t, on descriptor: Int32, rescue: [CChar]
    ) {
        var before = before
        unsafe csys_set_undo(descriptor, rescue, rescue.count)
        unsafe csys_end_change(&before)
    }

    /// Restores the terminal before the process dies of its own mistake.
    @inline(never) static func watchCrashes() {
        csys_add_signal_stack()
        for signal in Signals.crashes { csys_watch_fatal(signal) }
    }

    /// Ignores signals that nobody wanted to be ignored; children get the default again.
    @inline(never) static func ignore(_ signals: [Int32]) {
        for signal in signals { csys_ignore(signal) }
    }

    /// What a child is to have its default action for: all but what we were told to ignore.
    @inline(never) static var defaultsForChildren: sigset_t {
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        for signal in 1...Signals.last where csys_was_ignored(signal) != 0 {
            unsafe sigdelset(&signals, signal)
        }
        return signals
    }

    /// Sends SIGTSTP with its default action to the whole process group, unless we were started to
    /// ignore it.
    @inline(never) static func stopProcessGroup() {
        guard csys_was_ignored(SIGTSTP) == 0 else { return }
        csys_unwatch(SIGTSTP)
        csys_default_signal(SIGTSTP)
        kill(0, SIGTSTP)
    }

    /// Catches SIGTSTP again.
    @inline(never) static func watchStop() { csys_watch_signal(SIGTSTP) }
}
