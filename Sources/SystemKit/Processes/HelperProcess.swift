#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The door through which a program is started that has no business with the terminal: it gets a
/// file to read, what it says is dropped, and it is ended when it takes too long.
///
/// It runs in a session of its own, so that neither Ctrl-C nor the terminal's going away reaches
/// it, and what it leaves in the background may go on.
package struct HelperProcess: Sendable {
    let environment: [String: String]

    package init(environment: [String: String]) { self.environment = environment }

    package func run(
        _ program: String, _ arguments: [String], input: String,
        until deadline: ContinuousClock.Instant
    ) -> ProcessEnd {
        guard let path = ProgramPath.find(program, in: environment) else { return .notFound }
        var child: pid_t = 0
        let failure = spawn(path, [program] + arguments, input: input, &child)
        guard failure == 0 else { return .notStarted(errno: failure) }
        if let end = wait(for: child, until: deadline) { return end }
        kill(-child, SIGKILL)
        // What even that does not end at once, on a disk that hangs, is left behind.
        _ = wait(for: child, until: .now + .milliseconds(200))
        return .ended
    }

    /// `nil` when it has not ended in time.
    private func wait(for child: pid_t, until deadline: ContinuousClock.Instant) -> ProcessEnd? {
        var nap = Duration.milliseconds(1)
        while true {
            if let end = ProcessEnd.poll(child) { return end }
            guard ContinuousClock.now < deadline else { return nil }
            _ = Descriptors.wait(for: [], until: min(deadline, .now + nap))
            nap = min(nap * 2, .milliseconds(20))
        }
    }

    private func spawn(
        _ path: String, _ words: [String], input: String, _ child: inout pid_t
    ) -> Int32 {
        unsafe Spawn.start(
            path, words, environment: environment, flags: Platform.newSession, child: &child
        ) { actions in
            unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
            for descriptor in Int32(1)...2 {
                unsafe posix_spawn_file_actions_addopen(
                    &actions, descriptor, "/dev/null", O_WRONLY, 0)
            }
        }
    }
}
