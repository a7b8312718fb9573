#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The door through which a program is started that is told something and answers: pipes are its
/// standard input, output and error.
///
/// No shell is in between, and it runs in a process group of its own, which is ended as a whole.
package struct PipedProcess: Sendable {
    package struct Result: Sendable {
        package var end: ProcessEnd
        package var output: [UInt8] = []
        package var errors: [UInt8] = []
        /// It said more than was kept.
        package var isCut = false
    }

    let environment: [String: String]
    /// The most bytes that are kept of its output, and of its errors; more is read and dropped.
    let limit: Int
    /// How long it has between SIGTERM and SIGKILL.
    let grace: Duration

    package init(
        environment: [String: String], limit: Int = 1 << 20, grace: Duration = .seconds(2)
    ) {
        self.environment = environment
        self.limit = limit
        self.grace = grace
    }

    /// Runs the program at that path, and waits for its end; what it has left in the background may
    /// go on, and is not waited for.
    ///
    /// It is ended at the deadline, or as soon as `stop` can be read.
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
        // Whoever owns the news of children is another, so it is looked for from time to time.
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
