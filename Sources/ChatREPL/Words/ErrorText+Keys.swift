package import ClaudeMessages
package import SystemKit

// Keys that cannot be had from where they are to come from; what a program has printed is in none
// of these sentences.
extension ErrorText {
    /// Why there is no key, where some that could have had one could not be asked.
    package static func noKey(_ remarks: [String]) -> String {
        remarks.isEmpty ? noKey : noKey + "; " + remarks.joined(separator: "; ")
    }

    /// The same to a person who can type one.
    package static let noKeyYet = "there is no API key yet, and every question needs one"

    // MARK: - Programs

    /// What became of a program that was to give a key.
    package static func end(_ end: ProcessEnd) -> String {
        switch end {
        case .exited(let code): "ended with exit code \(code)"
        case .killed(let signal): "was ended by signal \(signal)"
        case .notFound: "is not in PATH"
        case .notStarted(let number): "cannot be started: \(Platform.errorText(number))"
        case .ended: "gave no answer within 10 seconds and was stopped"
        }
    }

    package static func noProgram(_ name: String) -> String {
        "the key command \(name) is not in PATH: install it, or set key-command to its path"
    }

    package static func commandFailed(_ path: String, _ end: ProcessEnd) -> String {
        "the key command \(path) \(self.end(end)): run it by hand to see why (it is run without a "
            + "terminal and without a shell)"
    }

    package static func noKeyPrinted(_ path: String, isEmpty: Bool) -> String {
        let what =
            isEmpty
            ? "printed nothing" : "printed a first line that is no key: it holds other characters"
        return "the key command \(path) \(what); the key has to be the first line that it prints"
    }

    package static func keyringFailed(_ path: String, _ end: ProcessEnd) -> String {
        "the keyring cannot be asked: \(path) \(self.end(end))"
    }

    package static func noKeyInKeyring(_ path: String) -> String {
        "what the keyring has, by \(path), is no key: 'claude-chat login' puts another in its place"
    }

    package static func notInKeyring(_ path: String, _ end: ProcessEnd) -> String {
        "the key is not kept: \(path) \(self.end(end)); unlock the keyring, or keep the key in .env"
    }

    // MARK: - Profiles of Anthropic's CLI

    /// `place` names where the name was read.
    package static func badProfileName(in place: String) -> String {
        "\(place) names no profile: a name is not empty, does not begin with a dot, and has no "
            + "slash, backslash, control character or blank at an end"
    }

    package static let noProfileFolder =
        "ANTHROPIC_PROFILE is set, and there is no folder of profiles: set HOME, or "
        + "ANTHROPIC_CONFIG_DIR to a path that begins with a slash"

    package static func noProfile(_ name: String, in folder: String) -> String {
        "there is no profile \(name) of Anthropic's CLI in \(folder): set ANTHROPIC_PROFILE to "
            + "another, or run 'ant auth login'"
    }

    package static func garbledProfile(_ path: String) -> String {
        "\(path) is not as Anthropic's CLI writes it, and is not used: run 'ant auth login' anew"
    }

    package static func foreignProfile(
        _ name: String, for own: BaseURL, not baseURL: BaseURL
    ) -> String {
        "the profile \(name) of Anthropic's CLI is for \(own), and its token is not sent to "
            + "\(baseURL): set --base-url or ANTHROPIC_PROFILE"
    }

    package static func notLoggedIn(_ name: String) -> String {
        "the profile \(name) of Anthropic's CLI has no token: run 'ant auth login'"
    }

    package static func expiredProfile(_ name: String) -> String {
        "the token of the profile \(name) of Anthropic's CLI has expired: run 'ant auth login'"
    }

    /// The same, and what its program said when it was asked for another.
    package static func noToken(_ name: String, from path: String, _ end: ProcessEnd) -> String {
        "the profile \(name) of Anthropic's CLI has no token that is valid, and \(path) gave none "
            + "(it \(end == .exited(0) ? "printed none" : self.end(end))): run 'ant auth login'"
    }
}
