#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The one door through which another program is started: a job of its own in the foreground of
/// the terminal, as a shell starts one.
///
/// Ctrl-C and Ctrl-\ reach it alone. When it stops, this program stops with it, and both go on
/// together. A signal that stops or ends this program does so to the other first, so that it can
/// save its work and give the terminal back.
package struct ChildProcess {
    /// The terminal that is lent; the child reads there and writes there.
    let terminal: Int32
    let environment: [String: String]
    let signals: SignalPipe

    package init(terminal: Int32, environment: [String: String], signals: SignalPipe) {
        self.terminal = terminal
        self.environment = environment
        self.signals = signals
    }

    /// Runs a command of the shell's with further words behind it, and waits for its end; `arrived`
    /// takes the signals that came meanwhile.
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
            // 0x7F says that it has stopped.
            guard status & 0x7F == 0x7F else { return ProcessEnd(status: status) }
            // Continued in the background, it waits to be brought forward as well.
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

    /// Lets the child have what stops or ends this program; returns what is not over with that.
    private func passOn(_ news: [Int32], to child: pid_t) -> [Int32] {
        for signal in news where signal == Signals.stop || Signals.isDeadly(signal) {
            kill(-child, signal)
        }
        return news.filter { $0 != Signals.stop && $0 != Signals.goOn }
    }

    /// Makes a job the terminal's foreground; what stopped before it was continues.
    private func handOver(to group: pid_t) {
        // From the background the call itself would stop us.
        var only = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&only)
        unsafe sigaddset(&only, SIGTTOU)
        unsafe pthread_sigmask(SIG_BLOCK, &only, &before)
        tcsetpgrp(terminal, group)
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
        if group != getpgrp() { kill(-group, SIGCONT) }
    }

    /// In a group of its own, ignoring what we were started to ignore, the terminal as its standard
    /// input, output and error.
    ///
    /// The command begins when the other end of `gate` is closed: not before the terminal is its
    /// own.
    private func spawn(
        _ command: String, _ words: [String], gate: Int32, _ child: inout pid_t
    ) -> Int32 {
        // As git does it: the command may have arguments of its own, the words stay whole.
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
