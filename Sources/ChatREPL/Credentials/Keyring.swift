package import ClaudeMessages
import SystemKit

/// The key for one server in the system's keyring.
package struct Keyring: Sendable {
    private let kind: KeyringProgram
    /// The path of the keyring program.
    package let path: String
    /// The server, without `https://`: each has a key of its own.
    private let account: String
    private let program: SecretProgram

    /// Nil where the keyring program is not installed.
    package init?(
        _ kind: KeyringProgram = Platform.keyring, for baseURL: BaseURL,
        environment: [String: String], leavesSignals: Bool = false
    ) {
        guard let path = ProgramPath.find(kind.rawValue, in: environment) else { return nil }
        self.kind = kind
        self.path = path
        account = baseURL.isEncrypted ? String(baseURL.origin.dropFirst(8)) : baseURL.origin
        program = SecretProgram(environment: environment, leavesSignals: leavesSignals)
    }

    package func find() -> KeyAnswer {
        let result = run(kind.lookup(account))
        if kind.saysMissing(result) { return .none }
        guard result.end == .exited(0) else {
            return .passed(ErrorText.keyringFailed(path, result.end))
        }
        guard let key = PrintedKey(result.output).text.map(Credential.apiKey), key.isWellFormed
        else { return .passed(ErrorText.noKeyInKeyring(path)) }
        return .key(FoundKey(key, from: .keyring(path)))
    }

    /// Stores a key, and reads it back to check.
    package func keep(_ key: String) throws(Failure) {
        let result = run(kind.store(key, account))
        guard result.end == .exited(0), case .key(let kept) = find(),
            kept.credential == .apiKey(key)
        else { throw Failure(.ioError, ErrorText.notInKeyring(path, result.end)) }
    }

    /// Removes the key; false where there was none.
    package func forget() throws(Failure) -> Bool {
        switch find() {
        case .none: return false
        case .passed(let reason): throw Failure(.ioError, reason)
        case .key: break
        }
        let result = run(kind.clear(account))
        guard result.end == .exited(0) else {
            throw Failure(.ioError, ErrorText.keyringFailed(path, result.end))
        }
        return true
    }

    private func run(_ order: KeyringProgram.Order) -> PipedProcess.Result {
        program.run(path, order.arguments, input: order.input)
    }
}
