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
            let options = try FlagParser().parse(environment.arguments)
            if options.showsHelp || options.words == ["help"] { return show(Manual.help) }
            if options.showsVersion { return show("claude-chat \(Version.current)\n") }
            try needFiles()
            return try start(options)
        } catch {
            diagnostics.say(error.sentence)
            return .code(error.code)
        }
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

    private func start(_ options: Options) throws(Failure) -> Ending {
        let asks = options.asksOnce || !options.words.isEmpty || !environment.inputIsTerminal
        let stays = !options.asksOnce && (options.staysInteractive || !asks)
        // No key is needed to see that there is no question.
        if asks && !readsInput { _ = try Prompt.compose(words: options.words, input: nil) }
        let configuration = try Configuration(options, environment, readFile: Self.readFile)
        if let file = configuration.trust.file, Platform.isStrange(file) {
            throw Failure(.configuration, "SSL_CERT_FILE: \(file) is not a regular file")
        }
        let text = asks ? try question(options, mayBeEmpty: stays) : nil
        for note in configuration.notes { diagnostics.say(note) }
        guard !closed.contains(1) else {
            throw Failure(
                .ioError, "standard output is closed: there is nowhere to write an answer")
        }
        guard let text, !stays else { return try chat(configuration, question: text) }
        return ask(configuration, text)
    }

    /// Standard input belongs to the question.
    private var readsInput: Bool { !environment.inputIsTerminal && !closed.contains(0) }

    private static func readFile(_ path: String) throws(Failure) -> String? {
        guard !["/dev/stdin", "/dev/fd/0", "-"].contains(path) else {
            throw Failure(.usage, "--env-file: standard input belongs to the question")
        }
        return switch Platform.readInheritedPipe(path) ?? Platform.readPrivateFile(path) {
        case .text(let text): text
        case .missing: nil
        case .refused(let reason): throw Failure(.configuration, "\(path) \(reason)")
        }
    }

    /// The words of the command line, with standard input appended unless that is a terminal.
    private func question(
        _ options: Options, mayBeEmpty: Bool
    ) throws(Failure) -> String? {
        let input = readsInput ? try readInput() : ""
        if mayBeEmpty, input.isBlank, options.words.allSatisfy(\.isBlank) {
            return nil
        }
        return try Prompt.compose(words: options.words, input: input)
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

    private func client(_ configuration: Configuration) -> ClaudeClient {
        ClaudeClient(configuration.client, transport: CurlTransport(trust: configuration.trust))
    }

    private func ask(_ configuration: Configuration, _ question: String) -> Ending {
        var settings = configuration.settings
        // Nobody would read back what a single question writes into the cache.
        settings.cache = nil
        return OneShot(
            client: client(configuration), question: Question(question),
            settings: TurnSettings(
                settings, system: configuration.system, window: configuration.window),
            output: output, diagnostics: diagnostics, saysBill: environment.errorsAreSeen
        ).run()
    }

    private func chat(_ configuration: Configuration, question: String?) throws(Failure) -> Ending {
        var setup = TerminalSetup(
            environment: environment.variables,
            editrc: environment["EDITRC"] ?? environment["HOME"].map { $0 + "/.editrc" })
        setup.question = PastedKey.question
        setup.isCommand = SlashCommand.isCommand
        setup.color = configuration.color
        setup.isPlain = configuration.isPlain
        if !environment.inputIsTerminal {
            guard let terminal = Platform.openTerminal() else {
                throw Failure(.noInput, "-i needs a terminal for the chat, and there is none")
            }
            setup.input = terminal
        }
        loadHistory(configuration, into: &setup)
        let console = makeConsole(for: setup, messages: ChatMessage.self)
        var session = ChatSession(
            settings: configuration.settings, system: configuration.system,
            window: configuration.window)
        session.markdown = configuration.markdown
        session.showsMarkdown = configuration.showsMarkdown ?? console.color.isOn
        let chat = Chat(
            console: console, client: client(configuration), session: session,
            surroundings: ChatSurroundings(
                timeOfDay: Platform.timeOfDay(at:), today: Platform.today,
                fullPath: environment.fullPath, notification: configuration.notification))
        let ending = chat.run(banner: banner(configuration), question: question)
        if let number = chat.outputFailure { diagnostics.say(ErrorText.cannotWrite(number)) }
        return ending
    }

    private func loadHistory(_ configuration: Configuration, into setup: inout TerminalSetup) {
        guard !configuration.isPrivate else { return }
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

    private func banner(_ configuration: Configuration) -> [StyledText] {
        var lines: [StyledText] = [
            StyledText("claude-chat ", style: .bold)
                + StyledText(
                    untrusted: "\(Version.current) · \(configuration.settings.modelID) · /help",
                    style: Look.remark)
        ]
        let baseURL = configuration.client.baseURL
        if baseURL != .anthropic {
            lines.append(StyledText(untrusted: "talking to \(baseURL)", style: Look.remark))
        }
        return lines + [""]
    }
}
