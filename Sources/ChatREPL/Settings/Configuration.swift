package import ChatKit
package import ChatTerminal
package import ClaudeMessages

/// What the options and the environment mean together, checked.
package struct Configuration: Sendable {
    package var client: ClientConfiguration
    package var settings: RequestSettings
    package var system: String?
    /// As asked for; `nil` for the model's default.
    package var window: Int?
    package var isPrivate: Bool
    package var trust: TrustStore
    /// How a long answer says that it is over.
    package var notification: Notification
    package var color: ColorPolicy?
    /// `nil`: where there are colours.
    package var showsMarkdown: Bool?
    package var markdown: MarkdownOptions
    /// Lines of text alone, whatever the terminal can do.
    package var isPlain: Bool
    /// Remarks that do not stop anything.
    package var notes: [String] = []

    /// Puts everything together: flags, then a file that was named, then the
    /// environment, then the `.env` of the configuration folder.
    ///
    /// `readFile` reads a file that may hold a key, and gives `nil` when there is none.
    package init(
        _ options: Options, _ environment: Environment,
        readFile: (String) throws(Failure) -> String?
    ) throws(Failure) {
        let environment = try Self.withFiles(options, environment, readFile)
        let baseURL = try Self.baseURL(options, environment)
        client = try Self.client(environment, baseURL)
        client.userAgent = "claude-chat/\(Version.current)"
        if let seconds = options.timeout {
            client.timeouts.idle = .seconds(seconds)
            client.timeouts.firstByte = .seconds(seconds)
        }
        settings = RequestSettings(
            modelName: Self.model(options.model ?? "sonnet"), maxTokens: options.maxTokens,
            cache: Self.cache(options.cache ?? .fiveMinutes))
        settings.version = client.version
        system = options.system.flatMap { $0.isBlank ? nil : $0 }
        window = options.window
        isPrivate = options.isPrivate
        notification = options.notify ?? .off
        isPlain = options.isPlain
        showsMarkdown = options.markdown.map { $0 == .on }
        markdown = MarkdownOptions(
            wrap: options.wrap ?? .word, math: options.math ?? .unicode,
            theme: options.theme?.theme ?? .standard)
        color =
            switch options.color {
            case .always: .on
            case .never: .off
            case .auto, nil: nil
            }
        trust = TrustStore(
            file: environment["SSL_CERT_FILE"], folder: environment["SSL_CERT_DIR"],
            bypassesProxy: baseURL.isLoopback)
        if settings.model == nil {
            let hint = settings.catalogue.hint(for: settings.modelName)
            notes.append(ErrorText.unknownModel(settings.modelName, hint))
        }
        if let note = ErrorText.deprecation(settings) { notes.append(note) }
        if let path = baseURL.apiPath { notes.append(ErrorText.repeatedPath(path, in: baseURL)) }
        notes += FittingText.sentences(for: settings.notes)
    }

    private static func withFiles(
        _ options: Options, _ environment: Environment,
        _ readFile: (String) throws(Failure) -> String?
    ) throws(Failure) -> Environment {
        var environment = environment
        if let path = options.envFile {
            guard let text = try readFile(path) else {
                throw Failure(.noInput, "--env-file: there is no file '\(path)'")
            }
            environment.variables.merge(try EnvFile.parse(text, name: path)) { $1 }
        }
        if let path = environment.configurationFolder.map({ $0 + "/.env" }),
            let text = try readFile(path)
        {
            for (name, value) in try EnvFile.parse(text, name: path)
            where environment[name] == nil {
                environment.variables[name] = value
            }
        }
        return environment
    }

    private static func baseURL(
        _ options: Options, _ environment: Environment
    ) throws(Failure) -> BaseURL {
        let source = options.baseURL == nil ? "ANTHROPIC_BASE_URL" : "--base-url"
        guard let text = (options.baseURL ?? environment["ANTHROPIC_BASE_URL"])?.asMeant,
            !text.isEmpty
        else { return .anthropic }
        do throws(BaseURL.Problem) {
            return try BaseURL(text, allowsHTTP: options.allowHTTP)
        } catch {
            // What stands before an @ may be a password, also where that is not well written.
            let mayHoldSecret =
                text.contains { "@?#%".contains($0) } || error == .badPort
            let shown = mayHoldSecret ? "" : " '\(text)'"
            let help = error == .plainHTTP ? "; it needs --allow-http" : ""
            let reason = EnvironmentText.reason(for: error)
            throw Failure(.configuration, "\(source)\(shown) cannot be used: \(reason)\(help)")
        }
    }

    private static func client(
        _ environment: Environment, _ baseURL: BaseURL
    ) throws(Failure) -> ClientConfiguration {
        do throws(EnvironmentProblem) {
            return try ClientConfiguration(environment: environment.variables, baseURL: baseURL)
        } catch {
            throw Failure(.configuration, EnvironmentText.sentence(for: error))
        }
    }

    /// The name meant; what is none known here is asked as typed, for other servers have others.
    private static func model(_ typed: String) -> String {
        guard case .known(let name) = ModelCatalogue.known.read(typed) else { return typed }
        return name
    }

    private static func cache(_ choice: Options.CacheChoice) -> CacheControl? {
        switch choice {
        case .fiveMinutes: .fiveMinutes
        case .oneHour: .oneHour
        case .off: nil
        }
    }
}
