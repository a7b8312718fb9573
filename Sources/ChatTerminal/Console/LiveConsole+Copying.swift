import SystemKit

extension LiveConsole {
    package func copy(
        _ text: String, told: @escaping @Sendable (CopyReport) -> Void
    ) -> CopyReport? {
        let plan = CopyPlan(environment: setup.environment)
        guard !plan.commands.isEmpty, let file = try? ScratchFile(text, in: scratchFolder) else {
            return CopyReport()
        }
        copies.start(plan.commands, file, environment: childEnvironment, told)
        return nil
    }

    package func offer(_ base64: String?, after report: CopyReport) -> CopyReport {
        // A tmux that has it passes it on itself, and passes nothing on for others.
        guard let base64, !report.places.contains(.tmux) else { return report }
        let sequence = ControlSequence.copy(base64: base64)
        let isInScreen = CopyPlan(environment: setup.environment).isInScreen
        write(isInScreen ? ControlSequence.throughScreen(sequence) : sequence)
        var report = report
        report.places.append(.terminal)
        return report
    }
}
