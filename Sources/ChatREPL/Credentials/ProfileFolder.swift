package import ClaudeMessages
import SystemKit

/// The folder of the profiles of Anthropic's own CLI: two files for each, and `active_config`,
/// which names the active one.
package struct ProfileFolder {
    package let path: String
    let environment: [String: String]
    let now: Double

    package init(_ path: String, environment: [String: String], now: Double) {
        self.path = path
        self.environment = environment
        self.now = now
    }

    /// The key of a profile, or for nil of the active one.
    package func key(of named: String?, for baseURL: BaseURL) throws(Failure) -> KeyAnswer {
        let name: String
        if let named { name = named } else { name = try activeName() }
        guard AnthropicProfile.isName(name) else {
            let place = named == nil ? pointer : CredentialSources.profileVariable
            throw Failure(.configuration, ErrorText.badProfileName(in: place))
        }
        let settings = try settings(of: name)
        let profile = try Self.read(settingsPath(name)) { () throws(AnthropicProfile.Garbled) in
            try AnthropicProfile(name, settings: settings)
        }
        let path = try tokenPath(of: profile)
        guard settings != nil || Platform.fileFacts(path) != nil else {
            guard named == nil else {
                throw Failure(.configuration, ErrorText.noProfile(name, in: self.path))
            }
            return .none
        }
        // Checked before the token is read, which is for its own server only.
        guard profile.baseURL == baseURL else {
            return .passed(ErrorText.foreignProfile(name, for: profile.baseURL, not: baseURL))
        }
        guard let text = try SecretFiles.kept(path) else {
            return try ask(profile, isNamed: named != nil, hasExpired: false)
        }
        let token = try Self.read(path) { () throws(AnthropicProfile.Garbled) in
            try ProfileToken(Array(text.utf8))
        }
        guard token.isValid(at: now) else {
            return try ask(profile, isNamed: named != nil, hasExpired: true)
        }
        return .key(profile.key(token.credential, expires: token.expires))
    }

    // MARK: - Files

    /// Every file that may hold a token.
    package var tokenFiles: [String] {
        Platform.list(path + "/credentials").filter { !$0.isFolder }.map(\.name).sorted()
            .map { path + "/credentials/" + $0 }
    }

    private var pointer: String { path + "/active_config" }

    private func settingsPath(_ name: String) -> String { "\(path)/configs/\(name).json" }

    private func activeName() throws(Failure) -> String {
        AnthropicProfile.activeName(try Self.text(pointer))
    }

    private func settings(of name: String) throws(Failure) -> [UInt8]? {
        try Self.text(settingsPath(name)).map { Array($0.utf8) }
    }

    /// The text of a file; one that others can write is refused, as it names the token file.
    private static func text(_ path: String) throws(Failure) -> String? {
        do throws(Failure) {
            return try SettingsFiles(root: nil).settings(path)
        } catch {
            throw Failure(.configuration, error.sentence)
        }
    }

    private func tokenPath(of profile: AnthropicProfile) throws(Failure) -> String {
        guard let path = profile.tokenPath else {
            return "\(self.path)/credentials/\(profile.name).json"
        }
        if path.hasPrefix("/") { return path }
        guard path.hasPrefix("~/"), let home = environment["HOME"], home.hasPrefix("/") else {
            throw Failure(
                .configuration, ErrorText.garbledProfile(settingsPath(profile.name)))
        }
        return home + path.dropFirst()
    }

    private static func read<Value>(
        _ path: String, _ read: () throws(AnthropicProfile.Garbled) -> Value
    ) throws(Failure) -> Value {
        do throws(AnthropicProfile.Garbled) {
            return try read()
        } catch {
            throw Failure(.configuration, ErrorText.garbledProfile(path))
        }
    }

    // MARK: - Anthropic's CLI

    /// Asks Anthropic's CLI, where it is installed, for the token: it may keep it elsewhere, or
    /// renew one that has expired, which this program never does.
    private func ask(
        _ profile: AnthropicProfile, isNamed: Bool, hasExpired: Bool
    ) throws(Failure) -> KeyAnswer {
        let name = profile.name
        guard let program = ProgramPath.find("ant", in: environment) else {
            if hasExpired { throw Failure(.noPermission, ErrorText.expiredProfile(name)) }
            if isNamed { throw Failure(.configuration, ErrorText.notLoggedIn(name)) }
            return .passed(ErrorText.notLoggedIn(name))
        }
        let names = [
            CredentialSources.profileVariable: name, CredentialSources.foldersVariable: path,
        ]
        let result = SecretProgram(environment: environment, adding: names)
            .run(program, ["auth", "print-credentials", "--access-token"])
        if let token = PrintedKey(result.output).text.map(Credential.bearer),
            result.end == .exited(0), token.isWellFormed
        {
            return .key(profile.key(token, expires: nil, program: program))
        }
        let sentence = ErrorText.noToken(name, from: program, result.end)
        guard isNamed || hasExpired else { return .passed(sentence) }
        throw Failure(.noPermission, sentence)
    }
}
