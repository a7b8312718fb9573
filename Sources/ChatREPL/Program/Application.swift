import ChatKit
import ChatTerminal
import ClaudeMessages
package import SystemKit

/// The program: reads what it was told, decides what to be, and says how it ended.
package struct Application {
    private let environment: Environment
    private let output: OutputDoor
    private let diagnostics: Diagnostics
    /// Standard descriptors that came closed.
    private let closed: Set<Int32>

    package init(
        environment: Environment, output: OutputDoor, diagnostics: Diagnostics, closed: Set<Int32>
    ) {
        self.environment = environment
        self.output = output
        self.diagnostics = diagnostics
        self.closed = closed
    }

    package func run() -> Ending {
        do throws(Failure) {
            let arguments = try FlagParser(commands: ProgramCommand.words)
                .parse(environment.arguments)
            if arguments.preferences[Settings.help] { return show(Manual.help()) }
            if arguments.preferences[Settings.version] {
                return show("claude-chat \(Version.current)\n")
            }
            if let command = ProgramCommand.all.first(where: { $0.name == arguments.command }) {
                let output = try command.run(arguments, sources)
                let ending = show(output.text)
                return ending == .success ? .code(output.code) : ending
            }
            try needFiles()
            return try start(arguments)
        } catch {
            diagnostics.say(error.sentence)
            return .code(error.code)
        }
    }

    private var sources: PreferenceSources {
        PreferenceSources(environment: environment)
    }

    /// Pipes, sockets and the prompt take about twenty; short of them libraries crash or wait for
    /// ever rather than fail.
    private func needFiles() throws(Failure) {
        let needed: UInt = 32
        let allowed = Platform.openFiles(wanting: needed)
        guard allowed < needed else { return }
        throw Failure(
            .configuration,
            "only \(allowed) files may be open here, and \(needed) are needed: raise 'ulimit -n'")
    }

    private func show(_ text: String) -> Ending {
        do throws(OutputError) {
            try output.write(text)
            return .success
        } catch {
            guard case .failed(let number) = error else {
                return .signal(Signals.brokenPipe)
            }
            diagnostics.say(ErrorText.cannotWrite(number))
            return .code(.ioError)
        }
    }

    private func start(_ arguments: Arguments) throws(Failure) -> Ending {
        let (words, preferences) = (arguments.words, try sources.load(arguments))
        let asksOnce = preferences[Settings.print]
        let asks = asksOnce || !words.isEmpty || !environment.inputIsTerminal
        let stays = !asksOnce && (preferences[Settings.interactive] || !asks)
        // No key is needed to see that there is no question.
        if asks && !readsInput { _ = try Prompt.compose(words: words, input: nil) }
        let mayOffer = stays && environment.inputIsTerminal && Platform.isTerminal(1)
        let configuration = try Configuration(
            preferences, environment, readFile: SecretFiles.read
        ) { who throws(Failure) in
            try KeyFinder(arguments, sources, mayOffer: mayOffer).find(who, diagnostics)
        }
        if let file = configuration.trust.file, Platform.isStrange(file) {
            throw Failure(.configuration, "SSL_CERT_FILE: \(file) is not a regular file")
        }
        let text = asks ? try question(words, mayBeEmpty: stays) : nil
        for note in configuration.notes { diagnostics.say(note) }
        guard !closed.contains(1) else {
            throw Failure(
                .ioError, "standard output is closed: there is nowhere to write an answer")
        }
        guard let text, !stays else {
            return try chat(
                configuration, SettingKeeper(sources, arguments), question: text)
        }
        return ask(configuration, text)
    }

    /// Standard input belongs to the question.
    private var readsInput: Bool { !environment.inputIsTerminal && !closed.contains(0) }

    /// The words of the command line, with standard input appended unless that is a terminal.
    private func question(
        _ words: [String], mayBeEmpty: Bool
    ) throws(Failure) -> String? {
        let input = readsInput ? try readInput() : ""
        if mayBeEmpty, input.isBlank, words.allSatisfy(\.isBlank) {
            return nil
        }
        return try Prompt.compose(words: words, input: input)
    }

    private func readInput() throws(Failure) -> String {
        let result = Platform.readAll(0, limit: Prompt.limit) {
            diagnostics.say("still reading standard input (Ctrl-C stops)")
        }
        switch result {
        case .success(let bytes):
            let input = try Prompt.decode(bytes)
            if let note = input.note { diagnostics.say(note) }
            return input.text
        case .failure(.tooLong):
            throw Failure(.badInput, "standard input is longer than 30 MB: nothing was sent")
        case .failure(.failed(let number)):
            throw Failure(
                .noInput, "standard input cannot be read: \(Platform.errorText(number))")
        }
    }

    private func session(
        _ preferences: Preferences, _ configuration: Configuration
    ) -> ChatSession {
        ChatSession(preferences, version: configuration.client.version)
    }

    private func ask(_ configuration: Configuration, _ question: String) -> Ending {
        // Nobody would read back what a single question writes into the cache.
        var preferences = configuration.preferences
        if preferences.origin(of: Settings.cache) == .standard {
            preferences.set(Settings.cache, to: .off, from: .standard)
        }
        return OneShot(
            client: configuration.networkClient, question: Question(question),
            settings: session(preferences, configuration).turnSettings,
            output: output, diagnostics: diagnostics, saysBill: environment.errorsAreSeen
        ).run(on: answerConsole(preferences))
    }

    /// Where a single answer is drawn: a terminal on which answers are laid out, unless another job
    /// has it.
    private func answerConsole(_ preferences: Preferences) -> AnswerConsole? {
        var setup = TerminalSetup(input: 1, environment: environment.variables)
        setup.color = preferences[Settings.color].policy
        setup.isPlain = preferences[Settings.isPlain]
        guard setup.isInteractive, !preferences[Settings.screenReader],
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

    private func chat(
        _ configuration: Configuration, _ keeper: SettingKeeper, question: String?
    ) throws(Failure) -> Ending {
        let commands = CommandTable()
        var setup = TerminalSetup(
            environment: environment.variables,
            editrc: environment["EDITRC"] ?? environment["HOME"].map { $0 + "/.editrc" })
        setup.isSecret = PastedKey.isIn
        setup.isCommand = commands.isCommand
        let preferences = configuration.preferences
        setup.color = preferences[Settings.color].policy
        setup.isPlain = preferences[Settings.isPlain]
        if preferences[Settings.screenReader] { setup.speech = preferences[Settings.speak] }
        if !environment.inputIsTerminal {
            guard let terminal = Platform.openTerminal() else {
                throw Failure(.noInput, "-i needs a terminal for the chat, and there is none")
            }
            setup.input = terminal
        }
        loadHistory(configuration, into: &setup)
        let console = makeConsole(for: setup)
        var session = session(preferences, configuration)
        session.laysOut = console.color.isOn || console.isSpoken
        let chat = Chat(
            console: console, client: configuration.networkClient, session: session,
            commands: commands,
            surroundings: ChatSurroundings(
                timeOfDay: Platform.timeOfDay(at:), today: Platform.today,
                fullPath: environment.fullPath, settings: keeper))
        let banner = Banner(
            preferences: preferences, configuration: configuration,
            modelID: session.settings.modelID,
            file: environment.configurationFolder.map { $0 + "/config" } ?? "the configuration")
        let ending = chat.run(banner: banner.lines, question: question)
        if let number = chat.outputFailure { diagnostics.say(ErrorText.cannotWrite(number)) }
        return ending
    }

    private func loadHistory(_ configuration: Configuration, into setup: inout TerminalSetup) {
        guard !configuration.preferences[Settings.isPrivate] else { return }
        guard let (folder, root) = environment.stateFolder else {
            return diagnostics.say(ErrorText.noHome)
        }
        let file = HistoryFile(path: folder + "/history", below: root)
        do throws(HistoryFile.Failure) {
            setup.history = try file.load()
            setup.historyFile = file
        } catch {
            diagnostics.say(ErrorText.noHistory(error))
        }
    }
}
