import ChatKit
import ChatTerminal
package import ClaudeMessages
import SystemKit

/// Looks at what an answer depends on, one thing after the other.
package struct Doctor {
    /// What the server said to a question that costs nothing.
    package struct Reply: Sendable {
        let result: Result<ClaudeResponse<ModelInfo>, ClaudeError>
        let time: Duration
        /// When it came, in seconds since 1970.
        let now: Double

        package init(
            result: Result<ClaudeResponse<ModelInfo>, ClaudeError>, time: Duration, now: Double
        ) {
            self.result = result
            self.time = time
            self.now = now
        }
    }

    private let arguments: Arguments
    private let sources: PreferenceSources
    private var environment: Environment { sources.environment }

    package init(_ arguments: Arguments, _ sources: PreferenceSources) {
        self.arguments = arguments
        self.sources = sources
    }

    /// `ask` asks the server for the facts of a model.
    package func examine(ask: (ClaudeClient, String) -> Reply) -> DoctorReport {
        var report = DoctorReport()
        report.rows.append(.init("program", .fine, "claude-chat \(Version.current)"))
        do throws(Failure) {
            let preferences = try sources.load(arguments)
            report.rows.append(try settings())
            report.rows.append(try key(preferences))
            let configuration = try Configuration(
                preferences, environment, readFile: SecretFiles.read)
            report.rows += configuration.notes.map { .init("model", .note, $0) }
            report.rows += server(configuration, preferences, ask)
            report.rows.append(history(preferences))
        } catch {
            report.rows.append(.init("problem", .wrong, error.sentence))
        }
        report.rows.append(terminal)
        return report
    }

    // MARK: - Files

    private func settings() throws(Failure) -> DoctorReport.Row {
        guard let file = try sources.file(arguments) else {
            return .init("settings", .fine, "no configuration file is wanted, or HOME is not set")
        }
        guard let text = try sources.files.settings(file.path) else {
            return .init("settings", .fine, "there is no \(file.path)")
        }
        let count = CheckedSettings(SettingsFile(text), sources.table).lines.count
        let profile = file.profile.map { ", profile \($0)" } ?? ""
        return .init(
            "settings", .fine, "\(Numbers.plural(count, "line")) in \(file.path)\(profile)")
    }

    /// Where the key comes from, by name; the key itself is nowhere.
    private func key(_ preferences: Preferences) throws(Failure) -> DoctorReport.Row {
        let files = try VariableFiles(preferences, environment, SecretFiles.read)
        let folder = environment.secretsFile ?? ".env"
        let places = [
            ("--env-file", files.named), ("environment", environment.variables),
            (folder, files.folder),
        ]
        for name in ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"] {
            for (place, variables) in places where variables[name]?.isEmpty == false {
                return .init("key", .fine, "\(name), from \(place)")
            }
        }
        return .init("key", .note, "none; a server on this machine needs none")
    }

    private func history(_ preferences: Preferences) -> DoctorReport.Row {
        if preferences[Settings.isPrivate] { return .init("kept", .fine, "nothing: private is on") }
        guard let (folder, root) = environment.stateFolder else {
            return .init("kept", .note, ErrorText.noHome)
        }
        let path = folder + "/history"
        do throws(HistoryFile.Failure) {
            let count = try HistoryFile(path: path, below: root).load().entries.count
            return .init("kept", .fine, "\(Numbers.plural(count, "typed line")) in \(path)")
        } catch {
            return .init("kept", .note, ErrorText.noHistory(error))
        }
    }

    // MARK: - The server

    private func server(
        _ configuration: Configuration, _ preferences: Preferences,
        _ ask: (ClaudeClient, String) -> Reply
    ) -> [DoctorReport.Row] {
        let model = preferences.requests(of: .known).modelID
        let url = configuration.client.baseURL
        let way = DoctorReport.Row("server", .fine, "\(url)\(proxies)\(certificates)")
        let reply = ask(configuration.networkClient, model)
        switch reply.result {
        case .success(let response):
            let answer = DoctorReport.Row(
                "answer", .fine, "\(model) is there, after \(Numbers.elapsed(reply.time))")
            return [way, answer] + (response.head.date.map { [clock($0, reply.now)] } ?? [])
        case .failure(let error) where error.status == 404:
            let text = "the server does not know \(model), or does not tell of its models"
            return [way, .init("answer", .note, text)]
        case .failure(let error):
            let code = ExitCode(for: error) == .noPermission ? ExitCode.noPermission : .tryLater
            let sentence = ErrorText.sentence(for: error, at: url)
            return [way, .init("answer", .wrong, sentence, code: code)]
        }
    }

    private func clock(_ date: Double, _ now: Double) -> DoctorReport.Row {
        let skew = Int((now - date).rounded())
        guard abs(skew) > 60 else { return .init("clock", .fine, "as the server's") }
        let way = skew > 0 ? "ahead of" : "behind"
        return .init("clock", .note, "\(Numbers.plural(abs(skew), "second")) \(way) the server's")
    }

    /// The names of variables, never their values: a proxy's address may hold a password.
    private var proxies: String {
        let names = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
        let set = names.filter { environment[$0] != nil }
        return set.isEmpty ? "" : ", by way of the proxy in \(set.joined(separator: ", "))"
    }

    private var certificates: String {
        environment["SSL_CERT_FILE"].map { ", certificates of \($0)" } ?? ""
    }

    // MARK: - The terminal

    private var terminal: DoctorReport.Row {
        let setup = TerminalSetup(environment: environment.variables)
        let kind = environment["TERM"] ?? "not set"
        guard setup.isInteractive, let size = Descriptors.windowSize(1) else {
            return .init("terminal", .note, "lines alone: no terminal, or TERM is \(kind)")
        }
        let color = ColorPolicy(environment: environment.variables, isTerminal: true)
        return .init(
            "terminal", .fine,
            "\(kind), \(size.columns) by \(size.rows), \(color.isOn ? "colours" : "no colours")")
    }
}
