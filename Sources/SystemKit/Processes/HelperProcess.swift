#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs a program without a terminal: a file is its input, its output is discarded, and it is
/// killed at the deadline.
///
/// It runs in a session of its own, so neither Ctrl-C nor a hang-up of the terminal reaches it, and
/// its background processes may continue.
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
        // A process that SIGKILL does not end at once (waiting for a disk that hangs) is abandoned.
        _ = wait(for: child, until: .now + .milliseconds(200))
        return .ended
    }

    /// Nil when the child has not ended by the deadline.
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
