/// The source of a key, for messages; it never holds the key.
package enum KeySource: Sendable, Hashable {
    /// Where a variable is set.
    package enum Container: Sendable, Hashable {
        /// The file of `--env-file`.
        case named
        case environment
        /// The `.env` of the configuration folder, by its path.
        case folder(String)

        var words: String {
            switch self {
            case .named: "--env-file"
            case .environment: "environment"
            case .folder(let path): path
            }
        }
    }

    case variable(String, Container)
    /// The key command, by the path of its program.
    case command(String)
    /// The keyring, by the path of the keyring program.
    case keyring(String)
    /// A profile of Anthropic's CLI, with the path of the CLI where that printed the token.
    case profile(String, program: String? = nil)
    /// Typed at the start of a chat, and kept nowhere.
    case typed

    package var words: String {
        switch self {
        case .variable(let name, let place): "\(name), from \(place.words)"
        case .command(let path): "the key command \(path)"
        case .keyring(let path): "the keyring, by \(path)"
        case .profile(let name, nil): "the profile \(name) of Anthropic's CLI"
        case .profile(let name, let path?): "the profile \(name) of Anthropic's CLI, by \(path)"
        case .typed: "the key that was typed in, kept nowhere"
        }
    }

    /// Whether it is the environment or the `.env`, which the banner does not name.
    var isUsual: Bool {
        switch self {
        case .variable(_, .environment), .variable(_, .folder): true
        case .variable, .command, .keyring, .profile, .typed: false
        }
    }
}
