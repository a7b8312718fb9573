import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// `login` and `logout`: asks for a key at the terminal, checks it, keeps it and removes it.
struct Login {
    private let arguments: Arguments
    let sources: PreferenceSources
    var environment: Environment { sources.environment }

    init(_ arguments: Arguments, _ sources: PreferenceSources) {
        self.arguments = arguments
        self.sources = sources
    }

    func run() throws(Failure) -> ProgramOutput {
        guard let typed = try type(isOffered: false) else { return ProgramOutput("") }
        return ProgramOutput(try keep(typed).map { $0 + "\n" }.joined())
    }

    /// Asks whether to log in now; nil where that is not wanted.
    func offer(_ diagnostics: Diagnostics) throws(Failure) -> FoundKey? {
        guard let typed = try type(isOffered: true) else { return nil }
        do throws(Failure) {
            for line in try keep(typed) { diagnostics.say(line) }
            return FoundKey(.apiKey(typed.key), from: try source(of: typed.place))
        } catch {
            // This chat uses the key even where it could not be kept.
            diagnostics.say(error.sentence)
            return FoundKey(.apiKey(typed.key), from: .typed)
        }
    }

    private func source(of place: KeyPlace) throws(Failure) -> KeySource {
        switch place {
        case .folder(let path): .variable(CredentialSources.keyVariable, .folder(path))
        case .keyring: try keyring(leavesSignals: false).map { .keyring($0.path) } ?? .typed
        case .nowhere: .typed
        }
    }

    // MARK: - Asking

    struct Typed {
        let key: String
        let place: KeyPlace
    }

    /// Asks for the key, checks it with the server, and asks where to keep it.
    ///
    /// Until it returns, only `TerminalQuestion` handles the signals of the process.
    private func type(isOffered: Bool) throws(Failure) -> Typed? {
        let baseURL = try configuration(key: "none").client.baseURL
        let keyring = try keyring(leavesSignals: true)
        let places = KeyPlaces(folder: environment.secretsFile, keyring: keyring?.path)
        guard !places.all.isEmpty else {
            throw Failure(.configuration, "there is no place to keep a key: HOME is not set")
        }
        guard let terminal = Platform.openTerminal(),
            let question = TerminalQuestion(terminal: terminal)
        else {
            let path = environment.secretsFile ?? "the file .env"
            throw Failure(
                .noInput,
                "login needs a terminal: write ANTHROPIC_API_KEY=… into \(path) (mode 600) instead")
        }
        if isOffered {
            question.say(ErrorText.noKeyYet)
            guard isWanted(question) else { return nil }
        }
        question.say(
            "keys are made at https://platform.claude.com/settings/keys; this one is checked at \(baseURL)"
        )
        guard let key = question.text("API key (not shown): ", isHidden: true)?.asMeant,
            !key.isEmpty
        else { throw Failure(.noInput, "no key was typed: nothing was kept") }
        question.say("\(Numbers.plural(key.count, "character")) came")
        try check(key)
        while true {
            guard let answer = question.text("it is accepted. \(places.question) ") else {
                return Typed(key: key, place: .nowhere)
            }
            if let place = places.place(answer) { return Typed(key: key, place: place) }
        }
    }

    /// Asks until the answer is yes or no; the end of input is no.
    private func isWanted(_ question: TerminalQuestion) -> Bool {
        while let answer = question.text("Log in now? [Y/n] ") {
            switch answer.asMeant.lowercased() {
            case "", "y", "yes": return true
            case "n", "no": return false
            default: continue
            }
        }
        return false
    }

    /// Requests one model with the key, which costs nothing.
    private func check(_ key: String) throws(Failure) {
        let configuration = try configuration(key: key)
        let model = configuration.preferences.requests(of: .known).modelID
        let reply = Doctor.ask(configuration.networkClient, model)
        guard case .failure(let error) = reply.result, error.status != 404 else { return }
        let sentence = ErrorText.sentence(for: error, at: configuration.client.baseURL)
        throw Failure(ExitCode(for: error), "\(sentence): nothing was kept")
    }

    // MARK: - Configuration

    /// The configuration with this key, whatever other sources have one.
    func configuration(
        key: String, _ look: (CredentialSources) -> Void = { _ in }
    ) throws(Failure) -> Configuration {
        let folder = environment.secretsFile
        return try Configuration(
            try sources.load(arguments), environment,
            readFile: { path throws(Failure) in
                // A `.env` that others can read is not used; keeping the key there sets mode 600.
                path == folder ? try? SecretFiles.read(path) : try SecretFiles.read(path)
            },
            findKey: { who in
                look(who)
                return KeySearch(key: FoundKey(.apiKey(key), from: .typed))
            })
    }

    func keyring(leavesSignals: Bool) throws(Failure) -> Keyring? {
        Keyring(
            for: try configuration(key: "none").client.baseURL, environment: environment.variables,
            leavesSignals: leavesSignals)
    }
}
