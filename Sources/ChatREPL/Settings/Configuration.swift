import ChatKit
package import ClaudeMessages

/// Settings and environment combined and checked, fixed once the program runs.
package struct Configuration: Sendable {
    package var client: ClientConfiguration
    package var preferences: Preferences
    package var trust: TrustStore
    /// Remarks to print that do not end the program.
    package var notes: [String] = []
    /// The source of the key, in words; nil for the environment and the `.env`.
    package private(set) var keySource: String?

    /// `readFile` reads a file that may hold a key, and returns `nil` when there is none: that of
    /// `--env-file`, and the `.env` of the configuration folder.
    ///
    /// `findKey` searches for the key, after everything else was found valid.
    package init(
        _ preferences: Preferences, _ environment: Environment,
        readFile: (String) throws(Failure) -> String?,
        findKey: (CredentialSources) throws(Failure) -> KeySearch
    ) throws(Failure) {
        self.preferences = preferences
        let files = try VariableFiles(preferences, environment, readFile)
        let facts = files.facts(preferences, environment)
        let environment = files.around(environment)
        let baseURL = try Self.baseURL(preferences, files)
        client = try Self.client(environment, baseURL)
        client.userAgent = "claude-chat/\(Version.current)"
        client.timeouts = preferences.timeouts
        trust = TrustStore(
            file: environment["SSL_CERT_FILE"], folder: environment["SSL_CERT_DIR"],
            bypassesProxy: baseURL.isLoopback)
        let settings = preferences.requests(of: .known, version: client.version)
        if settings.model == nil {
            let hint = settings.catalogue.hint(for: settings.modelName)
            notes.append(ErrorText.unknownModel(settings.modelName, hint))
        }
        if let note = ErrorText.deprecation(settings) { notes.append(note) }
        if let path = baseURL.apiPath { notes.append(ErrorText.repeatedPath(path, in: baseURL)) }
        notes += FittingText.sentences(for: settings.notes)
        let needsKey = client.needsCredential
        let search = try findKey(CredentialSources(facts, baseURL: baseURL, needsKey: needsKey))
        if let key = search.key {
            client = key.added(to: client)
            keySource = key.source.isUsual ? nil : key.source.words
        } else if needsKey {
            throw Failure(.configuration, ErrorText.noKey(search.remarks))
        }
    }

    /// A client over the network.
    var networkClient: ClaudeClient {
        ClaudeClient(client, transport: CurlTransport(trust: trust))
    }

    /// The base URL: from the flag, else `--env-file`, else any other setting, else the `.env`.
    static func baseURL(
        _ preferences: Preferences, _ files: VariableFiles
    ) throws(Failure) -> BaseURL {
        let variable = "ANTHROPIC_BASE_URL"
        let origin = preferences.origin(of: Settings.baseURL)
        let isFlag = origin == .flag
        let fromFile = isFlag ? nil : files.named[variable]
        let set: String? =
            origin == .standard ? files.folder[variable] : preferences[Settings.baseURL]
        let source =
            switch origin {
            case _ where fromFile != nil: variable
            case .flag: "--base-url"
            case .standard: variable
            case .environment(let name): name
            case .file, .profile, .command: "base-url"
            }
        guard let text = (fromFile ?? set)?.asMeant, !text.isEmpty else { return .anthropic }
        do throws(BaseURL.Problem) {
            return try BaseURL(text, allowsHTTP: preferences[Settings.allowHTTP])
        } catch {
            // The text before an @ may be a password, even in a malformed address.
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
            return try ClientConfiguration(
                withoutCredential: environment.variables, baseURL: baseURL)
        } catch {
            throw Failure(.configuration, EnvironmentText.sentence(for: error))
        }
    }
}
