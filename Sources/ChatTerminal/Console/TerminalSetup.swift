import SystemKit

/// The descriptors, environment and settings that a console is made with.
package struct TerminalSetup: Sendable {
    package var input: Int32
    package var output: Int32
    package var outputIsTerminal: Bool
    package var environment: [String: String]
    /// The path of the user's libedit configuration, usually `~/.editrc`.
    package var editrc: String?
    package var history = LineHistory()
    /// The file for submitted lines; nil writes none.
    package var historyFile: HistoryFile?
    /// Whether a text contains something to keep out of the history, such as an API key.
    package var isSecret: @Sendable (String) -> Bool = { _ in false }
    /// Whether a line is a command, which runs and is not sent.
    package var isCommand: @Sendable (String) -> Bool = { _ in false }
    /// Installs signal handlers and restores the terminal after a crash; off in tests.
    package var ownsProcess: Bool
    /// `nil` chooses by the environment.
    package var color: ColorPolicy?
    /// Uses the plain console even on a capable terminal.
    package var isPlain = false
    /// Writes for a screen reader, on the plain console.
    package var isSpoken = false

    package init(
        input: Int32 = 0, output: Int32 = 1, environment: [String: String],
        editrc: String? = nil, ownsProcess: Bool = true
    ) {
        self.input = input
        self.output = output
        outputIsTerminal = Descriptors.isTerminal(output)
        self.environment = environment
        self.editrc = editrc
        self.ownsProcess = ownsProcess
    }

    /// Input and output are terminals, and `TERM` names one with cursor movement.
    package var isInteractive: Bool {
        let kind = environment["TERM"] ?? ""
        return !isPlain && !kind.isEmpty && kind != "dumb" && Descriptors.isTerminal(input)
            && outputIsTerminal
    }

    package var colorPolicy: ColorPolicy {
        color
            ?? ColorPolicy(
                environment: environment, isTerminal: outputIsTerminal)
    }
}
