import ChatKit

/// The sources of settings when the program starts: the file, its profile, the environment and the
/// flags; each wins over those before it.
package struct PreferenceSources {
    let table: SettingTable
    let environment: Environment
    let files: SettingsFiles

    package init(table: SettingTable = SettingTable(), environment: Environment) {
        self.table = table
        self.environment = environment
        files = SettingsFiles(root: environment.configurationPlace?.root)
    }

    package func load(_ arguments: Arguments) throws(Failure) -> Preferences {
        var preferences = Preferences()
        if let file = try file(arguments) { try apply(file, to: &preferences) }
        try applyOutside(arguments, to: &preferences) { _ in true }
        // ACCESSIBLE is a convention of terminal programs; a setting of our own wins over it.
        if preferences.origin(of: Settings.screenReader) == .standard,
            let wish = environment["ACCESSIBLE"], !["0", "false"].contains(wish.lowercased())
        {
            preferences.set(Settings.screenReader, to: true, from: .environment("ACCESSIBLE"))
        }
        return preferences
    }

    /// Applies the settings of the environment and of the flags.
    private func applyOutside(
        _ arguments: Arguments, to preferences: inout Preferences,
        where isWanted: (any AnySetting) -> Bool
    ) throws(Failure) {
        for setting in table.reachable(.environment) where isWanted(setting) {
            for name in setting.variables + [setting.variable] {
                guard let text = environment[name], !text.isBlank else { continue }
                try apply(setting, text, .environment(name), named: name, to: &preferences)
            }
        }
        for given in arguments.given where isWanted(given.setting) {
            try apply(given.setting, given.text, .flag, named: given.spelled, to: &preferences)
        }
    }

    private func apply(
        _ setting: any AnySetting, _ text: String, _ origin: Origin, named name: String,
        in folder: String? = nil, to preferences: inout Preferences
    ) throws(Failure) {
        do throws(BadValue) {
            let text = try setting.expanded(text, in: folder, self.text(ofFile:))
            try setting.set(text, from: origin, in: &preferences)
        } catch {
            throw Failure(origin == .flag ? .usage : .configuration, error.sentence(of: name))
        }
    }

    /// The text of a file that a setting names.
    func text(ofFile path: String) throws(Failure) -> String {
        try files.text(environment.fullPath(path), named: path)
    }

    // MARK: - The file

    /// The configuration file, and the profile in it that was chosen.
    package struct File {
        package let path: String
        /// It was named by a flag or a variable, so it must exist.
        package let isNamed: Bool
        package let profile: String?

        /// Where a setting is kept: `…/config, [profile work]`.
        var section: String { path + (profile.map { ", [profile \($0)]" } ?? "") }

        func sentence(for problem: SettingsFile.Problem) -> String {
            "\(path), line \(problem.line): \(problem.reason)"
        }
    }

    /// Nil where no configuration file is to be read.
    package func file(_ arguments: Arguments) throws(Failure) -> File? {
        var early = Preferences()
        let places = [Settings.config.name, Settings.profile.name]
        try applyOutside(arguments, to: &early) { places.contains($0.name) }
        let isNamed = early.origin(of: Settings.config) != .standard
        let named = early[Settings.config].map(environment.fullPath)
        let path = isNamed ? named : environment.configurationFolder.map { $0 + "/config" }
        return path.map { File(path: $0, isNamed: isNamed, profile: early[Settings.profile]) }
    }

    private func apply(_ file: File, to preferences: inout Preferences) throws(Failure) {
        guard let text = try files.settings(file.path) else {
            guard file.isNamed || file.profile != nil else { return }
            throw Failure(.noInput, "there is no configuration file '\(file.path)'")
        }
        let checked = CheckedSettings(SettingsFile(text), table)
        if let problem = checked.problems.first {
            throw Failure(.configuration, file.sentence(for: problem))
        }
        if let profile = file.profile, !checked.profiles.contains(profile) {
            throw Failure(
                .configuration, "there is no [profile \(profile)] in \(file.path)")
        }
        let folder = file.path.lastIndex(of: "/").map { String(file.path[...$0]) } ?? ""
        for profile in file.profile.map({ [nil, $0] }) ?? [nil] {
            for line in checked.lines where line.profile == profile {
                let origin = profile.map { Origin.profile($0, line: line.line) }
                try apply(
                    line.setting, line.value, origin ?? .file(line: line.line),
                    named: "\(file.path), line \(line.line): \(line.setting.name)", in: folder,
                    to: &preferences)
            }
        }
    }
}

extension PreferenceSources {
    /// Changes the line of one setting in the file, or for nil removes it.
    func save(_ name: String, _ value: String?, in file: File) throws(Failure) {
        guard let setting = table[name], setting.reach.contains(.file) else {
            let hint = table.hint(for: name, among: .file, all: "claude-chat config lists all")
            throw Failure(.usage, "there is no setting '\(name.shortened)' in the file: \(hint)")
        }
        if let value {
            var scratch = Preferences()
            try apply(setting, value, .flag, named: name, to: &scratch)
        }
        let written = value.map { setting.readsFiles ? fullPath(ofText: $0) : $0 }
        try files.change(file.path) { text in
            var settings = SettingsFile(text)
            settings.set(name, to: written, in: file.profile)
            return settings.text
        }
    }

    /// Makes a relative `@FILE` absolute: it was typed relative to the current folder, not to that
    /// of the configuration file.
    private func fullPath(ofText text: String) -> String {
        guard text.hasPrefix("@"), !text.hasPrefix("@@"), !text.hasPrefix("@/"),
            !text.hasPrefix("@~/"), let folder = environment["PWD"]
        else { return text }
        return "@\(folder)/\(text.dropFirst())"
    }
}

extension AnySetting {
    /// The text of `@FILE`, for settings that read files; `@@` begins a text with an @.
    func expanded(
        _ text: String, in folder: String?, _ read: (String) throws(Failure) -> String
    ) throws(BadValue) -> String {
        guard readsFiles, text.hasPrefix("@") else { return text }
        let path = String(text.dropFirst())
        guard !path.hasPrefix("@") else { return path }
        let isRelative = !path.hasPrefix("/") && !path.hasPrefix("~/")
        do throws(Failure) {
            return try read(isRelative ? (folder ?? "") + path : path)
        } catch {
            throw BadValue(sentence: error.sentence)
        }
    }
}
