import SystemKit

extension LendingDesk: TerminalServices {
    func notify(_ text: StyledText, by way: Notification) {
        write(ControlSequence.notification(text.plain, by: way))
    }

    func show(_ progress: Progress, _ choice: ProgressChoice) {
        sign { $0.show(progress, choice, at: terminal.now) }
    }

    func setTitle(_ text: StyledText) { sign { $0.name(text.plain) } }

    // MARK: - The editor and the pager

    func edit(_ text: String) -> EditResult {
        let program = chosen("VISUAL", "EDITOR") ?? "vi"
        let unharmed = "the draft is as it was"
        guard let (end, file) = run(program, on: text.isEmpty ? "" : text + "\n") else {
            return .failed("no file for the editor in \(scratchFolder): \(unharmed)")
        }
        if let problem = Self.problem(program, end, "VISUAL or EDITOR") {
            return .failed("\(problem): \(unharmed)")
        }
        guard var edited = file.read().map(PastedText.of) else {
            return .failed("\(Self.name(program)) left nothing to read: \(unharmed)")
        }
        if edited.hasSuffix("\n") { edited.removeLast() }
        return edited == text ? .unchanged : .text(edited)
    }

    func view(_ text: String) -> String? {
        let program = chosen("PAGER") ?? "less"
        guard let (end, _) = run(program, on: Sanitizer.sanitize(text) + "\n") else {
            return "no file for the pager in \(scratchFolder)"
        }
        return Self.problem(program, end, "PAGER")
    }

    /// The value of the first of these variables that is not blank.
    private func chosen(_ variables: String...) -> String? {
        variables.compactMap { environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) }
    }

    private static func problem(
        _ program: String, _ end: ProcessEnd, _ variables: String
    ) -> String? {
        switch end {
        case .exited(0): nil
        case .exited(127): "\(name(program)) was not found (set \(variables))"
        case .exited(let code): "\(name(program)) ended with code \(code)"
        case .killed(let signal): "\(name(program)) was ended by signal \(signal)"
        case .notStarted, .notFound, .ended: "\(name(program)) could not be started"
        }
    }

    /// The first word of a command line.
    private static func name(_ program: String) -> Substring {
        program.split(whereSeparator: \.isWhitespace).first ?? program[...]
    }

    // MARK: - Clipboards

    func copy(
        _ text: String, told: @escaping @Sendable (CopyReport) -> Void
    ) -> CopyReport? {
        let plan = CopyPlan(environment: environment)
        guard !plan.commands.isEmpty, let file = try? ScratchFile(text, in: scratchFolder) else {
            return CopyReport()
        }
        copies.start(plan.commands, file, environment: childEnvironment, told)
        return nil
    }

    func offer(_ base64: String?, after report: CopyReport) -> CopyReport {
        // tmux sends its buffer to the terminal itself, and does not pass on an application's OSC
        // 52.
        guard let base64, !report.places.contains(.tmux) else { return report }
        let sequence = ControlSequence.copy(base64: base64)
        let isInScreen = CopyPlan(environment: environment).isInScreen
        write(isInScreen ? ControlSequence.throughScreen(sequence) : sequence)
        var report = report
        report.places.append(.terminal)
        return report
    }

    /// Waits briefly for running clipboard programs.
    func finish() { copies.finish() }
}
