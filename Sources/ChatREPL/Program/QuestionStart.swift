import ChatKit
import ChatStore
import ChatTerminal
import ClaudeMessages
import SystemKit

/// Sets up a single question from the settings and the terminal, and runs it.
struct QuestionStart {
    let configuration: Configuration
    let environment: Environment
    let diagnostics: Diagnostics

    private var preferences: Preferences { configuration.preferences }

    func run(_ question: String, output: CheckedOutput) throws(Failure) -> Ending {
        let archive = Archive(environment, preferences)
        let now = configuration.networkClient.surroundings.now()
        let found = try Archive.resumed(
            archive, preferences, mayChoose: false, at: now, asks: environment.asksWhetherToCopy)
        // Of what nobody watches only the costs are kept, unless a person wants it otherwise.
        let isWatched = environment.errorsAreSeen || preferences[Settings.title] != nil
        let keeping = archive.map { archive in
            Keeping(archive, found?.resumed, keepsChat: isWatched, at: now)
        }
        if let cut = found?.resumed.cut { diagnostics.say(cut) }
        if let damage = found.flatMap({ ErrorText.repaired($0.resumed.kept.repairs) }) {
            diagnostics.say(damage)
        }
        if environment.errorsAreSeen, archive == nil, Archive.isWanted(preferences) {
            diagnostics.say(ErrorText.noPlace)
        }
        keeping?.archive.store.openSoon()
        defer { if let loss = keeping?.close() { diagnostics.say(loss) } }
        if let question = found?.resumed.unanswered {
            // It is at the prompt of the next chat.
            _ = keeping?.keep(KeptDraft(queue: [question.withoutKeys]), version: 1, at: now)
        }
        if let title = preferences[Settings.title], let problem = keeping?.name(title) {
            diagnostics.say(problem)
        }
        // No later request would read what a single question writes into the prompt cache.
        var preferences = preferences
        if preferences.origin(of: Settings.cache) == .standard {
            preferences.set(Settings.cache, to: .off, from: .standard)
        }
        let session = ChatSession(preferences, version: configuration.client.version)
        let ending = OneShot(
            client: configuration.networkClient, question: Question(question),
            settings: session.turnSettings, output: output, diagnostics: diagnostics,
            saysBill: environment.errorsAreSeen, speech: speech,
            transcript: found?.resumed.transcript ?? Transcript(), keeping: keeping
        ).run(on: console)
        if environment.errorsAreSeen, found == nil, keeping?.isFirst == true, let archive {
            let sentences = ErrorText.keeps(archive.store.place.file)
            sentences.split(separator: "\n").forEach { diagnostics.say(String($0)) }
        }
        return ending
    }

    /// Draws the answer; nil where standard output is no terminal, answers are not laid out, or
    /// another job has the terminal.
    private var console: AnswerConsole? {
        let setup = preferences.terminal(environment, input: 1)
        guard setup.isInteractive, !setup.isSpoken,
            preferences[Settings.markdown].isOn ?? setup.colorPolicy.isOn,
            let terminal = SystemTerminal(drawingOn: setup.output)
        else { return nil }
        let console = AnswerConsole(terminal, setup: setup)
        var markdown = preferences.markdown
        // The terminal breaks paragraphs into rows, so that they are copied without line breaks.
        if preferences.origin(of: Settings.wrap) == .standard { markdown.wrap = .soft }
        console.answers.markdown = markdown
        return console
    }

    /// Turns the answer into lines for a screen reader; nil without one.
    private var speech: SpokenAnswer? {
        guard preferences[Settings.screenReader], let size = Descriptors.windowSize(1) else {
            return nil
        }
        let isLaidOut = preferences[Settings.markdown].isOn ?? true
        return SpokenAnswer(
            AnswerForm(
                markdown: isLaidOut ? preferences.markdown : nil, pace: preferences[Settings.speak]),
            columns: size.columns)
    }
}

extension Preferences {
    /// The setup of the terminal by settings and environment.
    func terminal(_ environment: Environment, input: Int32 = 0) -> TerminalSetup {
        var setup = TerminalSetup(
            input: input, environment: environment.variables,
            editrc: environment["EDITRC"] ?? environment["HOME"].map { $0 + "/.editrc" })
        setup.color = self[Settings.color].policy
        setup.isPlain = self[Settings.isPlain]
        setup.isSpoken = self[Settings.screenReader]
        return setup
    }
}
