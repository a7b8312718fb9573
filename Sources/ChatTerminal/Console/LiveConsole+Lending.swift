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
        modes.enter(kept: keptModes)
        write(ControlSequence.bracketedPasteOn)
        region.forget()
        updateSize()
        frameNow()
    }

    package func edit(_ text: String) -> EditResult {
        let set = ["VISUAL", "EDITOR"].compactMap { setup.environment[$0] }
        let program = set.first { !$0.allSatisfy(\.isWhitespace) } ?? "vi"
        let folder = setup.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        do throws(OutputError) {
            let file = try ScratchFile(text.isEmpty ? "" : text + "\n", in: folder)
            var end = ChildProcess.End.exited(0)
            var arrived: [Int32] = []
            lendTerminal {
                let child = ChildProcess(terminal: setup.input, environment: setup.environment)
                end = child.run(program, [file.path]) { arrived += signals.stopProcess() }
            }
            defer { arrived.forEach(handle(signal:)) }
            guard end == .exited(0) else { return .failed(Self.sentence(program, end)) }
            guard var edited = file.read() else {
                return .failed("\(Self.name(program)) left nothing to read: the draft is as it was")
            }
            if edited.hasSuffix("\n") { edited.removeLast() }
            return edited == text ? .unchanged : .text(edited)
        } catch {
            return .failed("no file for the editor in \(folder): the draft is as it was")
        }
    }

    private static func sentence(_ program: String, _ end: ChildProcess.End) -> String {
        let how =
            switch end {
            case .exited(127): "was not found (set VISUAL or EDITOR)"
            case .exited(let code): "ended with code \(code)"
            case .killed(let signal): "was ended by signal \(signal)"
            case .notStarted: "could not be started"
            }
        return "\(name(program)) \(how): the draft is as it was"
    }

    /// The command without its arguments.
    private static func name(_ program: String) -> String {
        program.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? program
    }
}
