import Synchronization
import SystemKit

/// Texts on their way to the programs of clipboards; nobody waits for those but at the very end.
final class Copies: Sendable {
    /// How long such a program may take: a desktop that is gone makes some of them wait for ever.
    private static var patience: Duration { .seconds(2) }

    /// The texts that are still read.
    private let files = Mutex<[ScratchFile]>([])

    func start(
        _ commands: [CopyPlan.Command], _ file: ScratchFile, environment: [String: String],
        _ told: @escaping @Sendable (CopyReport) -> Void
    ) {
        files.withLock { $0.append(file) }
        let isStarted = BackgroundThread.start { [self] in
            let helper = HelperProcess(environment: environment)
            var report = CopyReport()
            for command in commands where report.needs(command.place) {
                let end = helper.run(
                    command.program, command.arguments, input: file.path,
                    until: .now + Self.patience)
                report.note(end, of: command)
            }
            files.withLock { $0.removeAll { $0 === file } }
            file.remove()
            told(report)
        }
        if !isStarted { told(CopyReport()) }
    }

    /// Waits for programs that are quick, and leaves no text behind for those that are not.
    func finish() {
        let deadline = ContinuousClock.now + .milliseconds(300)
        while files.withLock({ !$0.isEmpty }), .now < deadline {
            _ = Descriptors.wait(for: [], until: min(deadline, .now + .milliseconds(5)))
        }
        for file in files.withLock(\.self) { file.remove() }
    }
}
