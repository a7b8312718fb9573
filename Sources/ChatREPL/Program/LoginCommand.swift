import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

extension ProgramCommand {
    /// Takes a key, checks it, and keeps it.
    static let login = ProgramCommand(
        name: "login", forms: [("login", "take an API key, check it, and keep it for next time")]
    ) { arguments, sources throws(Failure) in
        guard arguments.words.isEmpty else { return nil }
        return try Login(arguments, sources).run()
    }

    /// Removes what `login` has kept.
    static let logout = ProgramCommand(
        name: "logout", forms: [("logout", "forget the key that login has kept")]
    ) { arguments, sources throws(Failure) in
        guard arguments.words.isEmpty else { return nil }
        return try Login(arguments, sources).forget()
    }
}

/// The key of the person, from the keyboard into the `.env` of the configuration folder.
private struct Login {
    let arguments: Arguments
    let sources: PreferenceSources
    private let name = "ANTHROPIC_API_KEY"

    init(_ arguments: Arguments, _ sources: PreferenceSources) {
        self.arguments = arguments
        self.sources = sources
    }

    private func path() throws(Failure) -> String {
        guard let path = sources.environment.secretsFile else {
            throw Failure(.configuration, "there is no place to keep a key: HOME is not set")
        }
        return path
    }

    func run() throws(Failure) -> ProgramOutput {
        let path = try path()
        let preferences = try sources.load(arguments)
        guard let terminal = Platform.openTerminal(),
            let question = TerminalQuestion(terminal: terminal)
        else {
            throw Failure(
                .noInput,
                "login needs a terminal: write ANTHROPIC_API_KEY=… into \(path) (mode 600) instead")
        }
        let host = try configuration(preferences, key: "none").client.baseURL
        question.say(
            "keys are made at https://platform.claude.com/settings/keys; this one is checked at \(host)"
        )
        guard let key = try answer(question.ask("API key (not shown): ", isHidden: true))?.asMeant,
            !key.isEmpty
        else { throw Failure(.noInput, "no key was typed: nothing was kept") }
        question.say("\(Numbers.plural(key.count, "character")) came")
        try check(key, preferences)
        let isKept = try answer(
            question.ask("it is accepted. Keep it in \(path)? [Y/n] ", isHidden: false))
        guard let isKept, !["n", "no"].contains(isKept.lowercased()) else {
            return ProgramOutput("not kept\n")
        }
        try sources.files.change(path, isSecret: true) { text in
            EnvFile.changed(text, name, to: key)
        }
        return ProgramOutput("kept in \(path), readable by you alone; logout removes it\n")
    }

    func forget() throws(Failure) -> ProgramOutput {
        let path = try path()
        guard let text = try SecretFiles.read(path),
            try EnvFile.parse(text, name: path)[name] != nil
        else { return ProgramOutput("there is no key in \(path)\n") }
        try sources.files.change(path, isSecret: true) { text in
            EnvFile.changed(text, name, to: nil)
        }
        return ProgramOutput("the key is no longer in \(path)\n")
    }

    /// Nil for the end of input.
    private func answer(_ answer: TerminalQuestion.Answer) throws(Failure) -> String? {
        switch answer {
        case .text(let text): return text
        case .none: return nil
        case .signal(let number): ProcessSignals.die(by: number)
        }
    }

    private func configuration(
        _ preferences: Preferences, key: String
    ) throws(Failure) -> Configuration {
        var environment = sources.environment
        environment.variables[name] = key
        environment.variables["ANTHROPIC_AUTH_TOKEN"] = nil
        return try Configuration(preferences, environment) { _ throws(Failure) in nil }
    }

    /// By asking for the facts of a model, which costs nothing.
    private func check(_ key: String, _ preferences: Preferences) throws(Failure) {
        let configuration = try configuration(preferences, key: key)
        let reply = Doctor.ask(
            configuration.networkClient, preferences.requests(of: .known).modelID)
        guard case .failure(let error) = reply.result, error.status != 404 else { return }
        let sentence = ErrorText.sentence(for: error, at: configuration.client.baseURL)
        throw Failure(ExitCode(for: error), "\(sentence): nothing was kept")
    }
}
