/// One row of the table that flags, configuration file, environment, `/set`, help, completion and
/// documentation are made from.
package struct Setting<Value: Sendable>: AnySetting {
    package let name: String
    package let short: Character?
    package let summary: String
    package let reach: Reach
    package var variables: [String] = []
    package var readsFiles = false
    let domain: SettingDomain<Value>
    let standard: Value

    package init(
        _ name: String, short: Character? = nil, _ domain: SettingDomain<Value>,
        standard: Value, reach: Reach = .all, _ summary: String
    ) {
        self.name = name
        self.short = short
        self.domain = domain
        self.standard = standard
        self.reach = reach
        self.summary = summary
    }

    /// The same, also set by a variable that other programs read as well.
    func also(_ variable: String) -> Self {
        var setting = self
        setting.variables.append(variable)
        return setting
    }

    /// The same, also set by `@FILE` to the text of a file.
    func orFromFile() -> Self {
        var setting = self
        setting.readsFiles = true
        return setting
    }

    package var hint: String { domain.hint }
    package var words: [String] { domain.words }
    package var isFile: Bool { domain.isFile }
    package var bare: String? { domain.bare }
    package var isToggle: Bool { Value.self == Bool.self }

    package func text(in preferences: Preferences) -> String {
        let text = domain.write(preferences[self])
        return readsFiles && text.hasPrefix("@") ? "@" + text : text
    }

    package func said(in preferences: Preferences) -> String {
        readsFiles ? text(in: preferences) : domain.show(preferences[self])
    }

    package func set(
        _ text: String, from origin: Origin, in preferences: inout Preferences
    ) throws(BadValue) {
        var value = try domain.read(text)
        if let joined = domain.joined, origin != .command,
            origin.rank == preferences.origin(of: self).rank
        {
            value = joined(preferences[self], value)
        }
        preferences.set(self, to: value, from: origin)
    }
}
