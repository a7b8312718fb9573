package import ClaudeMessages

/// Who is asked for the key, one after the other, decided from what is known before anybody is.
package struct CredentialSources: Sendable {
    /// Somebody who may have a key.
    package enum Holder: Sendable, Hashable {
        /// A variable, with what it holds.
        case variable(Credential, String, KeySource.Container)
        /// A profile of Anthropic's CLI that a variable names.
        case profile(String)
        case command([String])
        case keyring
        case activeProfile
    }

    /// What the environment and the files say.
    package struct Facts: Sendable {
        /// The variables of `--env-file`, of the environment, and of the `.env` at that path.
        package var named: [String: String] = [:]
        package var environment: [String: String] = [:]
        package var folder: [String: String] = [:]
        package var folderPath = ".env"
        package var command: [String]?
        /// The key command stands on the command line.
        package var isCommandAsked = false

        package init() {}
    }

    /// In their order, the first to be asked first.
    package let holders: [Holder]
    /// Where the key is sent.
    package let baseURL: BaseURL
    /// Without a key no request can be made.
    package let needsKey: Bool
    /// Where Anthropic's CLI keeps its profiles.
    package let profiles: String?

    /// A server that needs no key gets one only from what was said for it: nobody's keyring is
    /// opened for a server on this machine.
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
        // A name is used as it stands: what is wrong with it is to be said.
        let profile = variables[Self.profileVariable].flatMap {
            $0.isEmpty ? nil : Holder.profile($0)
        }
        return [key, token, profile].compactMap(\.self)
    }

    package static let keyVariable = "ANTHROPIC_API_KEY"
    static let tokenVariable = "ANTHROPIC_AUTH_TOKEN"
    package static let profileVariable = "ANTHROPIC_PROFILE"
    static let foldersVariable = "ANTHROPIC_CONFIG_DIR"

    /// Relative paths do not count: what is in the current folder gives no key.
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
    /// As a person names it, before it was asked.
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
