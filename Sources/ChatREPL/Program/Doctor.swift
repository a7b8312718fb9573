import ChatKit
import ChatTerminal
package import ClaudeMessages
import SystemKit

/// Checks settings, key, server, files and terminal in turn.
package struct Doctor {
    /// The server's reply to a request for one model, which costs nothing.
    package struct Reply: Sendable {
        let result: Result<ClaudeResponse<ModelInfo>, ClaudeError>
        let time: Duration
        /// When it arrived, in seconds since 1970.
        let now: Double

        package init(
            result: Result<ClaudeResponse<ModelInfo>, ClaudeError>, time: Duration, now: Double
        ) {
            self.result = result
            self.time = time
            self.now = now
        }
    }

    let arguments: Arguments
    let sources: PreferenceSources
    var environment: Environment { sources.environment }

    package init(_ arguments: Arguments, _ sources: PreferenceSources) {
        self.arguments = arguments
        self.sources = sources
    }

    /// `ask` requests one model from the server.
    package func examine(ask: (ClaudeClient, String) -> Reply) -> DoctorReport {
        var report = DoctorReport()
        report.rows.append(.init("program", .fine, "claude-chat \(Version.current)"))
        do throws(Failure) {
            let preferences = try sources.load(arguments)
            report.rows.append(try settings())
            report.rows += answers(preferences, ask)
            report.rows += files
            report.rows.append(history(preferences))
            report.rows.append(conversations(preferences))
            report.rows += [spending()].compactMap(\.self)
        } catch {
            report.rows.append(.init("problem", .wrong, error.sentence))
        }
        report.rows.append(terminal)
        return report
    }

    /// The rows of the key, the model and the server.
    private func answers(
        _ preferences: Preferences, _ ask: (ClaudeClient, String) -> Reply
    ) -> [DoctorReport.Row] {
        var rows: [DoctorReport.Row] = []
        do throws(Failure) {
            let configuration = try Configuration(
                preferences, environment, readFile: SecretFiles.read
            ) { who throws(Failure) in
                let (row, search) = key(who)
                rows.append(row)
                return search
            }
            rows += configuration.notes.map { .init("model", .note, $0) }
            rows += server(configuration, preferences, ask)
        } catch {
            // A failed search for the key has added its row already.
            if rows.isEmpty { rows.append(.init("problem", .wrong, error.sentence)) }
        }
        return rows
    }

    // MARK: - The server

    private func server(
        _ configuration: Configuration, _ preferences: Preferences,
        _ ask: (ClaudeClient, String) -> Reply
    ) -> [DoctorReport.Row] {
        let model = preferences.requests(of: .known).modelID
        let url = configuration.client.baseURL
        let way =
            [DoctorReport.Row("server", .fine, url.description)] + proxies
            + certificates(configuration)
        let reply = ask(configuration.networkClient, model)
        switch reply.result {
        case .success(let response):
            let answer = DoctorReport.Row(
                "answer", .fine, "\(model) is there, after \(Numbers.elapsed(reply.time))")
            return way + [answer] + (response.head.date.map { [clock($0, reply.now)] } ?? [])
        case .failure(let error) where error.status == 404:
            let text = "the server does not know \(model), or does not tell of its models"
            return way + [.init("answer", .note, text)]
        case .failure(let error):
            let code = ExitCode(for: error) == .noPermission ? ExitCode.noPermission : .tryLater
            let sentence = ErrorText.sentence(for: error, at: url)
            return way + [.init("answer", .wrong, sentence, code: code)]
        }
    }

    private func clock(_ date: Double, _ now: Double) -> DoctorReport.Row {
        let skew = Int((now - date).rounded())
        guard abs(skew) > 60 else { return .init("clock", .fine, "as the server's") }
        let way = skew > 0 ? "ahead of" : "behind"
        return .init("clock", .note, "\(Numbers.plural(abs(skew), "second")) \(way) the server's")
    }

    /// The names of variables, never their values: a proxy's address may hold a password.
    private var proxies: [DoctorReport.Row] {
        let names = ["HTTPS_PROXY", "https_proxy", "http_proxy", "ALL_PROXY", "all_proxy"]
        let set = names.filter { environment[$0] != nil }
        guard !set.isEmpty else { return [] }
        let around = ["NO_PROXY", "no_proxy"].filter { environment[$0] != nil }
        let except = around.isEmpty ? "" : ", but for hosts in \(around.joined(separator: ", "))"
        return [.init("proxy", .fine, "that in \(set.joined(separator: ", "))\(except)")]
    }

    private func certificates(_ configuration: Configuration) -> [DoctorReport.Row] {
        let isEncrypted = configuration.client.baseURL.isEncrypted
        guard let file = configuration.trust.file else {
            let folder = configuration.trust.folder.map { "those in \($0), from SSL_CERT_DIR" }
            let words = "certificates: \(folder ?? "the system's")"
            return isEncrypted ? [.init("tls", .fine, words)] : []
        }
        guard !Platform.isReadable(file) || Platform.isStrange(file) else {
            return [.init("tls", .fine, "certificates: those in \(file), from SSL_CERT_FILE")]
        }
        return [
            .init(
                "tls", isEncrypted ? .wrong : .note,
                "SSL_CERT_FILE: \(file) is no file that can be read: set it to one, or unset it")
        ]
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
