import ChatKit

extension ProgramCommand {
    /// Shows and changes the configuration file.
    static let config = ProgramCommand(
        name: "config",
        forms: [
            ("config [--origin]", "show every setting, and where it comes from"),
            ("config init", "write a configuration file with every setting in it as a comment"),
            ("config check", "say what is wrong with the configuration file"),
            ("config path", "say where it is"),
            ("config set NAME VALUE", "change one line of it (with --profile: of that section)"),
            ("config unset NAME", "take one line out of it"),
        ], flags: [showsOrigin]
    ) { arguments, sources, _ throws(Failure) in
        try text(arguments, sources).map { ProgramOutput($0) }
    }

    private static func text(
        _ arguments: Arguments, _ sources: PreferenceSources
    ) throws(Failure) -> String? {
        let words = arguments.words
        switch words.first {
        case nil: return try settings(arguments, sources)
        case "path" where words.count == 1: return try file(arguments, sources).path + "\n"
        case "init" where words.count == 1: return try begin(try file(arguments, sources), sources)
        case "check" where words.count == 1: return try check(try file(arguments, sources), sources)
        case "set" where words.count > 2:
            let value = words.dropFirst(2).joined(separator: " ")
            return try change(words[1], to: value, try file(arguments, sources), sources)
        case "unset" where words.count == 2:
            return try change(words[1], to: nil, try file(arguments, sources), sources)
        default: return nil
        }
    }

    private static let showsOrigin = Setting(
        "origin", .toggle, standard: false, reach: .flag, "where each value comes from")

    private static func file(
        _ arguments: Arguments, _ sources: PreferenceSources
    ) throws(Failure) -> PreferenceSources.File {
        guard let file = try sources.file(arguments) else {
            throw Failure(.configuration, "there is no configuration file: HOME is not set")
        }
        return file
    }

    // MARK: - Showing

    /// Every setting as a `name = value` line, as in the file.
    private static func settings(
        _ arguments: Arguments, _ sources: PreferenceSources
    ) throws(Failure) -> String {
        let preferences = try sources.load(arguments)
        let path = try sources.file(arguments)?.path ?? ""
        let rows = sources.table.reachable(.file).map { setting in
            let text = setting.shown(in: preferences)
            let origin = preferences.origin(of: setting).words(path)
            return ("\(setting.name) = \(SettingsFile.quoted(text))", "# " + origin)
        }
        let lines =
            arguments.preferences[showsOrigin] ? TwoColumns.aligned(rows) : rows.map(\.0)
        return lines.map { $0 + "\n" }.joined()
    }

    private static func check(
        _ file: PreferenceSources.File, _ sources: PreferenceSources
    ) throws(Failure) -> String {
        guard let text = try sources.files.settings(file.path) else {
            return "there is no \(file.path): 'claude-chat config init' writes one\n"
        }
        let checked = CheckedSettings(SettingsFile(text), sources.table)
        guard checked.problems.isEmpty else {
            throw Failure(
                .configuration,
                checked.problems.map(file.sentence(for:)).joined(separator: "\n"))
        }
        return "\(file.path): \(Numbers.plural(checked.lines.count, "setting")), no mistake\n"
    }

    // MARK: - Changing

    private static func begin(
        _ file: PreferenceSources.File, _ sources: PreferenceSources
    ) throws(Failure) -> String {
        guard try sources.files.settings(file.path)?.isBlank ?? true else {
            throw Failure(.configuration, "\(file.path) is there already: nothing was written")
        }
        try sources.files.change(file.path) { _ in template(sources.table) }
        return "written: \(file.path)\n"
    }

    /// A new configuration file: the summary and the default of each setting, all as comments.
    static func template(_ table: SettingTable) -> String {
        let head = """
            # Settings of claude-chat, one to a line: name = value
            # A [profile NAME] section holds what --profile NAME sets beside these.
            """
        let rows = table.reachable(.file).map { setting in
            let text = SettingsFile.quoted(setting.text(in: Preferences()))
            return "# \(setting.summary)\n# \(setting.name) = \(text)"
        }
        return ([head] + rows).joined(separator: "\n\n") + "\n"
    }

    private static func change(
        _ name: String, to value: String?, _ file: PreferenceSources.File,
        _ sources: PreferenceSources
    ) throws(Failure) -> String {
        try sources.save(name, value, in: file)
        return value.map { "\(file.section): \(name) = \(SettingsFile.quoted($0))\n" }
            ?? "\(file.section): \(name) is not set any more\n"
    }
}
