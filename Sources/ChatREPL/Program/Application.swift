import ChatKit
import ClaudeMessages
package import SystemKit

/// The program: reads arguments and settings, then runs a subcommand, one question or a chat.
package struct Application {
    private let environment: Environment
    private let output: CheckedOutput
    private let diagnostics: Diagnostics
    /// Standard descriptors (0 to 2) that were closed when the program started.
    private let closed: Set<Int32>

    package init(
        environment: Environment, output: CheckedOutput, diagnostics: Diagnostics,
        closed: Set<Int32>
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
            if arguments.preferences[Settings.help] { return show(.list(Manual.help())) }
            if arguments.preferences[Settings.version] {
                return show(ProgramOutput("claude-chat \(Version.current)\n"))
            }
            if let command = ProgramCommand.all.first(where: { $0.name == arguments.command }) {
                let output = try command.run(arguments, sources, diagnostics)
                let ending = show(output)
                for note in output.notes { diagnostics.say(note) }
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

    /// Pipes, sockets and the prompt use about 20 descriptors; with fewer, libraries crash or hang.
    private func needFiles() throws(Failure) {
        let needed: UInt = 32
        let allowed = Platform.openFiles(wanting: needed)
        guard allowed < needed else { return }
        throw Failure(
            .configuration,
            "only \(allowed) files may be open here, and \(needed) are needed: raise 'ulimit -n'")
    }

    private func show(_ shown: ProgramOutput) -> Ending {
        let columns = shown.isList ? Descriptors.windowSize(output.descriptor)?.columns : nil
        let text = columns.map { TwoColumns.text(shown.text, fittedTo: $0) } ?? shown.text
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
        try preferences.checkConversations()
        let asksOnce = preferences[Settings.print]
        let asks = asksOnce || !words.isEmpty || !environment.inputIsTerminal
        let stays = !asksOnce && (preferences[Settings.interactive] || !asks)
        // An empty question is reported before any key is looked up.
        let input = QuestionInput(environment, closed: closed, diagnostics)
        if asks && !input.isRead { _ = try QuestionText.compose(words: words, input: nil) }
        let mayOffer = stays && environment.inputIsTerminal && Platform.isTerminal(1)
        let configuration = try Configuration(
            preferences, environment, readFile: SecretFiles.read
        ) { who throws(Failure) in
            try KeyFinder(arguments, sources, mayOffer: mayOffer).find(who, diagnostics)
        }
        if let file = configuration.trust.file, Platform.isStrange(file) {
            throw Failure(.configuration, "SSL_CERT_FILE: \(file) is not a regular file")
        }
        let text = asks ? try input.question(words, mayBeEmpty: stays) : nil
        for note in configuration.notes { diagnostics.say(note) }
        guard !closed.contains(1) else {
            throw Failure(
                .ioError, "standard output is closed: there is nowhere to write an answer")
        }
        guard let text, !stays else {
            let keeper = SettingKeeper(sources, arguments)
            return try ChatStart(
                configuration: configuration, environment: environment, diagnostics: diagnostics
            ).run(keeper, question: text)
        }
        return try QuestionStart(
            configuration: configuration, environment: environment, diagnostics: diagnostics
        ).run(text, output: output)
    }
}
