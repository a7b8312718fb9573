import SystemKit

/// The world a console lives in, handed in by the program.
package struct TerminalSetup: Sendable {
    package var input: Int32
    package var output: Int32
    package var outputIsTerminal: Bool
    package var environment: [String: String]
    /// The person's libedit configuration, usually `~/.editrc`.
    package var editrc: String?
    package var history = LineHistory()
    /// Where submitted lines are kept; nil keeps nothing on disk.
    package var historyFile: HistoryFile?
    /// Whether a text holds something that is kept out of the history, as a key is.
    package var isSecret: @Sendable (String) -> Bool = { _ in false }
    /// Whether a line runs something and is not sent.
    package var isCommand: @Sendable (String) -> Bool = { _ in false }
    /// Installs signal handlers and guards the terminal against a crash; off in tests.
    package var ownsProcess: Bool
    /// `nil` decides by the environment.
    package var color: ColorPolicy?
    /// Lines alone, whatever the terminal can do.
    package var isPlain = false
    /// How answers are said to a screen reader; nil where there is none.
    package var speech: SpeechPace?

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

    /// Both ends are terminals that understand cursor movement.
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

    /// What the terminal can do.
    package var abilities: TerminalAbilities { TerminalAbilities(environment: environment) }
}
