extension LiveConsole {
    /// How long the program of a clipboard may take: a desktop that is gone makes some of them wait
    /// for ever.
    private static var patience: Duration { .seconds(2) }

    package func copy(_ text: String, base64: String?) -> CopyReport {
        let plan = CopyPlan(environment: setup.environment)
        var report = CopyReport()
        if let file = plan.commands.isEmpty ? nil : try? ScratchFile(text, in: scratchFolder) {
            for command in plan.commands where report.needs(command.place) {
                report.note(run(command, on: file.path), of: command)
            }
        }
        // A tmux that has it passes it on itself, and passes nothing on for others.
        if let base64, !report.places.contains(.tmux) {
            let sequence = ControlSequence.copy(base64: base64)
            write(plan.isInScreen ? ControlSequence.throughScreen(sequence) : sequence)
            report.places.append(.terminal)
        }
        return report
    }

    private func run(_ command: CopyPlan.Command, on file: String) -> HelperProcess.End {
        HelperProcess(environment: childEnvironment)
            .run(
                command.program, command.arguments, input: file, until: .now + Self.patience)
    }
}
