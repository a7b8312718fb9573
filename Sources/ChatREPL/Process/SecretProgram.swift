package import SystemKit

/// Runs a program that prints or reads a secret: by its path, without a shell, for at most 10 s.
///
/// It gets no `ANTHROPIC_` variables but those added, and its output is never shown.
package struct SecretProgram: Sendable {
    package static let patience = Duration.seconds(10)

    let environment: [String: String]
    /// The caller handles the signals of the process.
    private let leavesSignals: Bool

    /// `added` are set in its environment, in place of all `ANTHROPIC_` variables.
    package init(
        environment: [String: String], adding added: [String: String] = [:],
        leavesSignals: Bool = false
    ) {
        self.environment = environment.filter { !$0.key.hasPrefix("ANTHROPIC_") }
            .merging(added) { $1 }
        self.leavesSignals = leavesSignals
    }

    /// Waits for its end; a signal that ends this program ends it first.
    package func run(
        _ path: String, _ arguments: [String], input: [UInt8] = []
    ) -> PipedProcess.Result {
        let process = PipedProcess(
            environment: environment, limit: 1 << 16, grace: .milliseconds(500))
        guard !leavesSignals, let stop = Descriptors.makePipe() else {
            return process.run(path, arguments, input: input, until: .now + Self.patience)
        }
        defer {
            Descriptors.close(stop.reading)
            Descriptors.close(stop.writing)
        }
        let vigil = EventWait<PipedProcess.Result>(output: -1)
        let mailbox = vigil.mailbox
        let hasStarted = BackgroundThread.start {
            mailbox.post(
                process.run(
                    path, arguments, input: input, until: .now + Self.patience, stop: stop.reading)
            )
        }
        guard hasStarted else {
            return process.run(path, arguments, input: input, until: .now + Self.patience)
        }
        while true {
            switch vigil.wait(watchesOutput: false) {
            case .message(let result): return result
            case .outputClosed, .tooLate: continue
            case .signal(let number):
                Descriptors.nudge(stop.writing)
                _ = vigil.wait(until: .now + .seconds(1), watchesOutput: false)
                ProcessSignals.die(by: number)
            }
        }
    }
}
