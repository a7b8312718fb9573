#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs another program as the terminal's foreground job, as a shell does.
///
/// Ctrl-C and Ctrl-\ reach only the child. When it stops, this program stops as well, and both are
/// continued together. A signal that stops or ends this program is passed to the child first, so
/// that it can save its work and restore the terminal.
package struct ChildProcess {
    /// The terminal that becomes the child's standard input, output and error.
    let terminal: Int32
    let environment: [String: String]
    let signals: SignalPipe

    package init(terminal: Int32, environment: [String: String], signals: SignalPipe) {
        self.terminal = terminal
        self.environment = environment
        self.signals = signals
    }

    /// Runs a shell command with `words` as further arguments, and waits for its end; signals that
    /// arrived meanwhile are added to `arrived`.
    package func run(_ command: String, _ words: [String], arrived: inout [Int32]) -> ProcessEnd {
        var child: pid_t = 0
        var gate: [Int32] = [-1, -1]
        guard unsafe pipe(&gate) == 0 else { return .notStarted(errno: errno) }
        gate.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
        let failure = spawn(command, words, gate: gate[0], &child)
        Descriptors.close(gate[0])
        let ours = getpgrp()
        if failure == 0 { handOver(to: child) }
        Descriptors.close(gate[1])
        guard failure == 0 else { return .notStarted(errno: failure) }
        while true {
            var status: Int32 = 0
            let changed = unsafe waitpid(child, &status, WUNTRACED | WNOHANG)
            if changed == 0 {
                arrived += passOn(signals.waitForNews(), to: child)
                continue
            }
            guard changed == child else {
                if errno == EINTR { continue }
                handOver(to: ours)
                return .notStarted(errno: errno)
            }
            handOver(to: ours)
            // The low seven bits 0x7F mean a stopped child (waitpid(2)).
            guard status & 0x7F == 0x7F else { return ProcessEnd(status: status) }
            // Continued in the background, this program waits until it is in the foreground.
            arrived = signals.stopInBackground(
                of: terminal, after: arrived + signals.stopProcess())
            if let deadly = arrived.first(where: Signals.isDeadly) {
                kill(-child, deadly)
                kill(-child, SIGCONT)
                return .killed(signal: deadly)
            }
            handOver(to: child)
        }
    }

    /// Passes signals that stop or end this program to the child; returns those still to be
    /// handled.
    private func passOn(_ news: [Int32], to child: pid_t) -> [Int32] {
        for signal in news where signal == Signals.stop || Signals.isDeadly(signal) {
            kill(-child, signal)
        }
        return news.filter { $0 != Signals.stop && $0 != Signals.goOn }
    }

    /// Makes a process group the terminal's foreground job and continues it if it was stopped.
    private func handOver(to group: pid_t) {
        // SIGTTOU would stop a background process that calls tcsetpgrp.
        var only = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&only)
        unsafe sigaddset(&only, SIGTTOU)
        unsafe pthread_sigmask(SIG_BLOCK, &only, &before)
        tcsetpgrp(terminal, group)
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
        if group != getpgrp() { kill(-group, SIGCONT) }
    }

    /// Starts the command in a process group of its own, with the terminal as its descriptors 0 to
    /// 2.
    ///
    /// The command starts when the other end of `gate` is closed, that is, once it is the
    /// terminal's foreground job.
    private func spawn(
        _ command: String, _ words: [String], gate: Int32, _ child: inout pid_t
    ) -> Int32 {
        // As git does: the command may contain arguments, and the words are passed unsplit.
        let script = "read -r go <&3; exec 3<&-; " + command + " \"$@\""
        return unsafe Spawn.start(
            "/bin/sh", ["/bin/sh", "-c", script, command] + words, environment: environment,
            flags: POSIX_SPAWN_SETPGROUP, child: &child
        ) { actions in
            for descriptor in Int32(0)...2 {
                unsafe posix_spawn_file_actions_adddup2(&actions, terminal, descriptor)
            }
            unsafe posix_spawn_file_actions_adddup2(&actions, gate, 3)
        }
    }
}
