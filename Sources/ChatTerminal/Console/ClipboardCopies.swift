import Synchronization
import SystemKit

/// Runs the clipboard programs in the background; only `finish` waits for them.
final class ClipboardCopies: Sendable {
    /// The time limit of one program: if the desktop session has ended, some of them never exit.
    private static var patience: Duration { .seconds(2) }

    /// The files that clipboard programs are still reading.
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

    /// Waits up to 300 ms for running programs, then removes all files.
    func finish() {
        let deadline = ContinuousClock.now + .milliseconds(300)
        while files.withLock({ !$0.isEmpty }), .now < deadline {
            _ = Descriptors.wait(for: [], until: min(deadline, .now + .milliseconds(5)))
        }
        for file in files.withLock(\.self) { file.remove() }
    }
}
