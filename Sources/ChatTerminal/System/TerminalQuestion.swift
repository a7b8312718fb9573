import SystemKit

/// Asks questions at the terminal for a program that has no prompt of its own.
package final class TerminalQuestion {
    package enum Answer: Sendable, Hashable {
        case text(String)
        /// Ctrl-D, or the terminal is gone.
        case none
        /// A signal that ends the program.
        case signal(Int32)
    }

    private let terminal: Int32
    private let signals: SignalPipe
    private let door: TerminalOutput
    private let modes: TerminalModes

    /// Fails if the descriptor is not a terminal.
    package init?(terminal: Int32) {
        guard let signals = SignalPipe(installed: true) else { return nil }
        let door = TerminalOutput(descriptor: terminal, signals: signals)
        guard
            let modes = TerminalModes(descriptor: terminal, door: door, guardsProcess: true)
        else { return nil }
        self.terminal = terminal
        self.signals = signals
        self.door = door
        self.modes = modes
    }

    /// Writes a line.
    package func say(_ text: String) { try? door.write(fitted(text) + "\n") }

    /// Broken between words.
    private func fitted(_ text: String) -> String {
        guard let columns = Descriptors.windowSize(terminal)?.columns else {
            return Sanitizer.sanitize(text)
        }
        let rows = StyledText(untrustedLines: text).wrapped(to: columns, words: .keep)
        // What is typed stands behind the space at the end.
        return rows.map(\.plain).joined(separator: "\n") + (text.hasSuffix(" ") ? " " : "")
    }

    /// Asks for a line; `isHidden` turns echo off while it is typed.
    package func ask(_ question: String, isHidden: Bool) -> Answer {
        // Before the question, so that an answer typed at once is not echoed either.
        if isHidden { modes.enter(.silent) }
        try? door.write(fitted(question))
        let answer = readLine()
        if isHidden { try? modes.leave() }
        // The terminal has shown the end of a line that was typed in full.
        var isTyped = false
        if case .text = answer { isTyped = true }
        if isHidden || !isTyped { try? door.write("\n") }
        return answer
    }

    private func readLine() -> Answer {
        var line: [UInt8] = []
        while true {
            let ready = Descriptors.wait(for: [signals.reading, terminal], until: nil)
            if ready[0], let signal = signals.take().first(where: isFinal) {
                return .signal(signal)
            }
            guard ready[1] else { continue }
            switch Descriptors.read(terminal) {
            case .bytes(let bytes):
                line += bytes
                guard let end = line.firstIndex(of: 0x0A) else { continue }
                return .text(String(decoding: line[..<end], as: UTF8.self))
            case .nothing: continue
            case .end, .failed: return .none
            }
        }
    }

    private func isFinal(_ signal: Int32) -> Bool {
        signal == Signals.interrupt || Signals.isDeadly(signal)
    }
}
