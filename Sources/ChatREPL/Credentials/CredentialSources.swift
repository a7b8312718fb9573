package import ClaudeMessages

/// The sources of the key in the order in which they are asked, decided before any is asked.
package struct CredentialSources: Sendable {
    /// A source that may have a key.
    package enum Holder: Sendable, Hashable {
        /// A key or token in a variable, with the name of the variable and where it is set.
        case variable(Credential, String, KeySource.Container)
        /// A profile of Anthropic's CLI that a variable names.
        case profile(String)
        case command([String])
        case keyring
        case activeProfile
    }

    /// The variables and settings that the sources are decided from.
    package struct Facts: Sendable {
        /// The variables of `--env-file`, of the environment, and of the `.env` at that path.
        package var named: [String: String] = [:]
        package var environment: [String: String] = [:]
        package var folder: [String: String] = [:]
        package var folderPath = ".env"
        package var command: [String]?
        /// `--key-command` is on the command line.
        package var isCommandAsked = false

        package init() {}
    }

    /// In the order in which they are asked.
    package let holders: [Holder]
    /// The server that the key is sent to.
    package let baseURL: BaseURL
    /// Requests need a key: the server is not on this machine.
    package let needsKey: Bool
    /// The folder in which Anthropic's CLI keeps its profiles.
    package let profiles: String?

    /// A server that needs no key gets none from the keyring, the active profile, or a key command
    /// that is not on the command line.
    package init(_ facts: Facts, baseURL: BaseURL, needsKey: Bool) {
        self.baseURL = baseURL
        self.needsKey = needsKey
        var all = facts.folder.merging(facts.environment) { $1.isEmpty ? $0 : $1 }
        all.merge(facts.named) { $1.isEmpty ? $0 : $1 }
        profiles = Self.profileFolder(all)
        var holders = Self.holders(facts.named, .named)
        holders += Self.holders(facts.environment, .environment)
        if let command = facts.command, needsKey || facts.isCommandAsked {
            holders.append(.command(command))
        }
        holders += Self.holders(facts.folder, .folder(facts.folderPath))
        if needsKey { holders += [.keyring, .activeProfile] }
        self.holders = holders
    }

    private static func holders(
        _ variables: [String: String], _ place: KeySource.Container
    ) -> [Holder] {
        func value(_ name: String) -> String? {
            variables[name].map(\.asMeant).flatMap { $0.isEmpty ? nil : $0 }
        }
        let key = value(Self.keyVariable).map {
            Holder.variable(.apiKey($0), Self.keyVariable, place)
        }
        let token = value(Self.tokenVariable).map {
            Holder.variable(.bearer($0), Self.tokenVariable, place)
        }
        // A profile name is not trimmed, so that a wrong one is reported.
        let profile = variables[Self.profileVariable].flatMap {
            $0.isEmpty ? nil : Holder.profile($0)
        }
        return [key, token, profile].compactMap(\.self)
    }

    package static let keyVariable = "ANTHROPIC_API_KEY"
    static let tokenVariable = "ANTHROPIC_AUTH_TOKEN"
    package static let profileVariable = "ANTHROPIC_PROFILE"
    static let foldersVariable = "ANTHROPIC_CONFIG_DIR"

    /// The folder of the profiles; a relative path is ignored, so that the current folder gives no
    /// key.
    package static func profileFolder(_ variables: [String: String]) -> String? {
        func path(_ text: String?) -> String? {
            guard var path = text?[...], path.hasPrefix("/") else { return nil }
            while path.last == "/" { path.removeLast() }
            return String(path)
        }
        if let named = variables[foldersVariable], !named.isEmpty { return path(named) }
        return path(variables["HOME"]).map { $0 + "/.config/anthropic" }
    }
}

extension CredentialSources.Holder {
    /// Its name in messages, before it is asked.
    package var words: String {
        switch self {
        case .variable(_, let name, let place): KeySource.variable(name, place).words
        case .profile(let name): "\(CredentialSources.profileVariable) (\(name))"
        case .command: "the key command"
        case .keyring: "the keyring"
        case .activeProfile: "the active profile of Anthropic's CLI"
        }
    }
}
