package import ClaudeMessages
import SystemKit

/// The files and programs of this machine that may have a key.
package struct KeyPrograms: KeyAccess {
    private let environment: [String: String]
    /// The current time, in seconds since 1970.
    private let now: Double

    /// `environment` is that of the process, without the variables of files.
    package init(environment: [String: String], now: Double) {
        self.environment = environment
        self.now = now
    }

    package func ask(command words: [String]) throws(Failure) -> FoundKey {
        let name = words.first ?? ""
        guard let path = path(of: name) else {
            throw Failure(.configuration, ErrorText.noProgram(name))
        }
        let result = SecretProgram(environment: environment).run(path, Array(words.dropFirst()))
        guard result.end == .exited(0) else {
            throw Failure(.configuration, ErrorText.commandFailed(path, result.end))
        }
        let key = PrintedKey(result.output).text.map(Credential.apiKey)
        guard let key, key.isWellFormed else {
            throw Failure(.configuration, ErrorText.noKeyPrinted(path, isEmpty: key == nil))
        }
        return FoundKey(key, from: .command(path))
    }

    private func path(of name: String) -> String? {
        if name.hasPrefix("~/"), let home = environment["HOME"], home.hasPrefix("/") {
            return home + name.dropFirst()
        }
        return name.hasPrefix("/") ? name : ProgramPath.find(name, in: environment)
    }

    package func ask(keyringFor baseURL: BaseURL) -> KeyAnswer {
        Keyring(for: baseURL, environment: environment)?.find() ?? .none
    }

    package func ask(
        profile name: String?, in folder: String, for baseURL: BaseURL
    ) throws(Failure) -> KeyAnswer {
        try ProfileFolder(folder, environment: environment, now: now).key(of: name, for: baseURL)
    }
}
