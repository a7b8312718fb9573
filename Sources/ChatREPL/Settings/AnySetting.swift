import TextSearch

/// A setting with values of any type.
package protocol AnySetting: Sendable {
    /// The flag without its dashes, and the key in the configuration file.
    var name: String { get }
    /// The letter of the short flag, `m` for `-m`.
    var short: Character? { get }
    var summary: String { get }
    var reach: Reach { get }
    /// Environment variables that set it, besides its own.
    var variables: [String] { get }
    /// The placeholder for a value in the help, such as `FILE`.
    var hint: String { get }
    /// Values that completion offers.
    var words: [String] { get }
    /// Its value is the path of a file.
    var isFile: Bool { get }
    /// `@FILE` stands for the text of a file, and `@@` for an @.
    var readsFiles: Bool { get }
    /// As a flag it needs no value.
    var isToggle: Bool { get }
    /// What the flag stands for where no value follows it; nil where it needs one.
    var bare: String? { get }

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
        "CLAUDE_CHAT_" + name.uppercased().swapping(ascii: "-", for: "_")
    }

    /// Its value for display; a base URL that may hold a password is shown as `…`.
    func shown(in preferences: Preferences) -> String {
        let text = text(in: preferences)
        return name == Settings.baseURL.name && text.contains("@") ? "…" : text
    }
}
