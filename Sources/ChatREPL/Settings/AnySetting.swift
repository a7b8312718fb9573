/// A setting, whatever its values are.
package protocol AnySetting: Sendable {
    /// As a flag without its dashes, and as the key in the configuration file.
    var name: String { get }
    /// The letter of the flag.
    var short: Character? { get }
    var summary: String { get }
    var reach: Reach { get }
    /// Variables that set it, beside its own.
    var variables: [String] { get }
    /// What stands for a value in the help.
    var hint: String { get }
    /// Values that can be offered.
    var words: [String] { get }
    /// Its value is the path of a file.
    var isFile: Bool { get }
    /// `@FILE` stands for the text of a file, and `@@` for an @.
    var readsFiles: Bool { get }
    /// As a flag it needs no value.
    var isToggle: Bool { get }

    /// Its value as it would be typed.
    func text(in preferences: Preferences) -> String
    /// The same for people, with the digits of numbers in groups.
    func said(in preferences: Preferences) -> String
    /// Sets it as typed.
    func set(
        _ text: String, from origin: Origin, in preferences: inout Preferences
    ) throws(BadValue)
}

extension AnySetting {
    /// The variable of the environment that sets it.
    package var variable: String {
        "CLAUDE_CHAT_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// Its value for somebody to see; what may hold a password is not shown.
    func shown(in preferences: Preferences) -> String {
        let text = text(in: preferences)
        return name == Settings.baseURL.name && text.contains("@") ? "…" : text
    }
}
