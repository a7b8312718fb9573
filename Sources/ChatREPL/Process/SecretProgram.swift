package import SystemKit

/// Runs a program that prints a secret, or is told one: by its path, with no shell in between, and
/// for ten seconds at most.
///
/// It is told nothing of our own keys, and what it says is shown to nobody.
package struct SecretProgram: Sendable {
    package static let patience = Duration.seconds(10)

    let environment: [String: String]
    /// Another owns the signals of the process.
    private let leavesSignals: Bool

    /// `added` are variables for it beside those that are no keys of ours.
    package init(
        environment: [String: String], adding added: [String: String] = [:],
        leavesSignals: Bool = false
    ) {
        self.environment = environment.filter { !$0.key.hasPrefix("ANTHROPIC_") }
            .merging(added) { $1 }
        self.leavesSignals = leavesSignals
    }

    /// Waits for its end; a signal that ends us ends it first.
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
        let vigil = Vigil<PipedProcess.Result>(output: -1)
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
