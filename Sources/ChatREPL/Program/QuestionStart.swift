import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// A single question, as the settings and the terminal have it.
struct QuestionStart {
    let configuration: Configuration
    let environment: Environment
    let diagnostics: Diagnostics

    private var preferences: Preferences { configuration.preferences }

    func run(_ question: String, output: OutputDoor) -> Ending {
        // Nobody would read back what a single question writes into the cache.
        var preferences = preferences
        if preferences.origin(of: Settings.cache) == .standard {
            preferences.set(Settings.cache, to: .off, from: .standard)
        }
        let session = ChatSession(preferences, version: configuration.client.version)
        return OneShot(
            client: configuration.networkClient, question: Question(question),
            settings: session.turnSettings, output: output, diagnostics: diagnostics,
            saysBill: environment.errorsAreSeen, speech: speech
        ).run(on: console)
    }

    /// Where the answer is drawn: a terminal on which answers are laid out, unless another job has
    /// it.
    private var console: AnswerConsole? {
        let setup = preferences.terminal(environment, input: 1)
        guard setup.isInteractive, setup.speech == nil,
            preferences[Settings.markdown].isOn ?? setup.colorPolicy.isOn,
            let terminal = SystemTerminal(drawingOn: setup.output)
        else { return nil }
        let console = AnswerConsole(terminal, setup: setup)
        var markdown = preferences.markdown
        // Paragraphs are the terminal's to break, so that they can be copied whole.
        if preferences.origin(of: Settings.wrap) == .standard { markdown.wrap = .soft }
        console.markdown = markdown
        return console
    }

    /// How the answer is said, where it goes to a screen reader.
    private var speech: SpokenAnswer? {
        guard preferences[Settings.screenReader], let size = Descriptors.windowSize(1) else {
            return nil
        }
        let isLaidOut = preferences[Settings.markdown].isOn ?? true
        return SpokenAnswer(
            preferences[Settings.speak], markdown: isLaidOut ? preferences.markdown : nil,
            columns: size.columns)
    }
}

extension Preferences {
    /// The terminal as the settings want it.
    func terminal(_ environment: Environment, input: Int32 = 0) -> TerminalSetup {
        var setup = TerminalSetup(
            input: input, environment: environment.variables,
            editrc: environment["EDITRC"] ?? environment["HOME"].map { $0 + "/.editrc" })
        setup.color = self[Settings.color].policy
        setup.isPlain = self[Settings.isPlain]
        if self[Settings.screenReader] { setup.speech = self[Settings.speak] }
        return setup
    }
}
