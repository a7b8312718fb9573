#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs a program with pipes as its standard input, output and error.
///
/// No shell is used. The program has a process group of its own, which is ended as a whole.
package struct PipedProcess: Sendable {
    package struct Result: Sendable {
        package var end: ProcessEnd
        package var output: [UInt8] = []
        package var errors: [UInt8] = []
        /// Whether output or errors exceeded the limit.
        package var isCut = false
    }

    let environment: [String: String]
    /// The most bytes kept of its output, and of its errors; the rest is read and discarded.
    let limit: Int
    /// The time between SIGTERM and SIGKILL.
    let grace: Duration

    package init(
        environment: [String: String], limit: Int = 1 << 20, grace: Duration = .seconds(2)
    ) {
        self.environment = environment
        self.limit = limit
        self.grace = grace
    }

    /// Runs the program at `path` and waits for its end, but not for its background processes.
    ///
    /// It is ended at the deadline, or as soon as `stop` is readable.
    package func run(
        _ path: String, _ arguments: [String], input: [UInt8] = [],
        until deadline: ContinuousClock.Instant, stop: Int32 = -1
    ) -> Result {
        guard var pipes = ProcessPipes(input: input, limit: limit) else {
            return Result(end: .notStarted(errno: errno))
        }
        defer { pipes.close() }
        var child: pid_t = 0
        let failure = unsafe Spawn.start(
            path, [path] + arguments, environment: environment, flags: POSIX_SPAWN_SETPGROUP,
            child: &child, prepare: { actions in unsafe pipes.lend(&actions) })
        pipes.closeLent()
        guard failure == 0 else { return Result(end: .notStarted(errno: failure)) }
        let end = wait(for: child, &pipes, until: deadline, stop: stop)
        pipes.readRest()
        return Result(
            end: end, output: pipes.output, errors: pipes.errors, isCut: pipes.isCut)
    }

    private func wait(
        for child: pid_t, _ pipes: inout ProcessPipes, until deadline: ContinuousClock.Instant,
        stop: Int32
    ) -> ProcessEnd {
        // SIGCHLD belongs to another part of the program, so the child is polled.
        var nap = Duration.milliseconds(1)
        var killsAt: ContinuousClock.Instant?
        while true {
            if let end = ProcessEnd.poll(child) { return killsAt == nil ? end : .ended }
            let isStopped = pipes.exchange(
                until: min(killsAt ?? deadline, .now + nap), stop: killsAt == nil ? stop : -1)
            nap = min(nap * 2, .milliseconds(20))
            if let time = killsAt, time <= .now {
                kill(-child, SIGKILL)
                killsAt = .now + .seconds(3_600)
            } else if killsAt == nil, isStopped || deadline <= .now {
                kill(-child, SIGTERM)
                killsAt = .now + grace
            }
        }
    }
}
