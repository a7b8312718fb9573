/// What became of a text in the person's editor.
package enum EditResult: Sendable, Hashable {
    case text(String)
    /// Nothing was changed, or the editor said that it is not to be used.
    case unchanged
    /// The reason, as a sentence.
    case failed(String)
}

// Other programs on our terminal.
extension LiveConsole {
    package func lendTerminal(_ body: () -> Void) {
        release()
        body()
        resume(keptModes: true)
    }

    /// Ctrl-Z: gives the terminal back, stops, and draws anew when continued.
    func suspend() {
        release()
        let others = signals.stopProcess()
        resume()
        others.forEach(handle(signal:))
    }

    func resume(keptModes: Bool = false) {
        modes.enter(.raw, kept: keptModes)
        write(ControlSequence.bracketedPasteOn)
        region.forget()
        updateSize()
        frameNow()
    }

    package func edit(_ text: String) -> EditResult {
        let program = chosen("VISUAL", "EDITOR") ?? "vi"
        let unharmed = "the draft is as it was"
        guard let (end, file) = run(program, on: text.isEmpty ? "" : text + "\n") else {
            return .failed("no file for the editor in \(scratchFolder): \(unharmed)")
        }
        if let problem = Self.problem(program, end, "VISUAL or EDITOR") {
            return .failed("\(problem): \(unharmed)")
        }
        guard var edited = file.read() else {
            return .failed("\(Self.name(program)) left nothing to read: \(unharmed)")
        }
        if edited.hasSuffix("\n") { edited.removeLast() }
        return edited == text ? .unchanged : .text(edited)
    }

    package func view(_ text: String) -> String? {
        let program = chosen("PAGER") ?? "less"
        guard let (end, _) = run(program, on: Sanitizer.sanitize(text) + "\n") else {
            return "no file for the pager in \(scratchFolder)"
        }
        return Self.problem(program, end, "PAGER")
    }

    // MARK: Running programs

    var scratchFolder: String {
        setup.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    }

    /// The program that the first of these variables names.
    private func chosen(_ variables: String...) -> String? {
        variables.compactMap { setup.environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) }
    }

    /// What another program needs of us, our keys are not.
    var childEnvironment: [String: String] {
        setup.environment.filter { !$0.key.hasPrefix("ANTHROPIC_") }
    }

    /// Runs a program on a file with that text; the file lasts as long as its value.
    private func run(_ program: String, on text: String) -> (ChildProcess.End, ScratchFile)? {
        guard let file = try? ScratchFile(text, in: scratchFolder) else { return nil }
        var end = ChildProcess.End.exited(0)
        var arrived: [Int32] = []
        lendTerminal {
            let child = ChildProcess(terminal: setup.input, environment: childEnvironment)
            end = child.run(program, [file.path]) { arrived += signals.stopProcess() }
        }
        arrived.forEach(handle(signal:))
        return (end, file)
    }

    private static func problem(
        _ program: String, _ end: ChildProcess.End, _ variables: String
    ) -> String? {
        switch end {
        case .exited(0): nil
        case .exited(127): "\(name(program)) was not found (set \(variables))"
        case .exited(let code): "\(name(program)) ended with code \(code)"
        case .killed(let signal): "\(name(program)) was ended by signal \(signal)"
        case .notStarted: "\(name(program)) could not be started"
        }
    }

    /// The command without its arguments.
    private static func name(_ program: String) -> Substring {
        program.split(whereSeparator: \.isWhitespace).first ?? program[...]
    }
}
