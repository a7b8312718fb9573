extension SlashCommand {
    static let set = SlashCommand(
        "set",
        .text("NAME VALUE") { _, table in
            table.settings.reachable(.chat).map { Candidate($0.name, $0.summary) }
        }, "show or change a setting of this chat",
        details: "'/set --save NAME VALUE' also writes it into the configuration file.",
        timing: .always
    ) { desk, text throws(BadValue) in
        let saves = text == "--save" || text.hasPrefix("--save ")
        let rest = saves ? text.dropFirst("--save".count)[...].trimmed : text
        let name = String(rest.prefix { !$0.isWhitespace })
        let value = rest.dropFirst(name.count).trimmed
        guard !name.isEmpty else {
            guard !saves else { throw BadValue(reason: "--save needs the NAME of a setting") }
            return desk.say(everySetting(desk), as: .list)
        }
        let setting = try found(name, desk)
        guard saves || !value.isEmpty else { return desk.say(desk.shown(setting)) }
        guard !value.isEmpty else { return try keep(setting, "", desk) }
        guard let taken = try change(setting, to: value, desk) else { return }
        if saves { try keep(setting, taken, desk) }
    }

    private static func found(
        _ name: String, _ desk: any ChatDesk
    ) throws(BadValue) -> any AnySetting {
        let table = desk.commands.settings
        guard let setting = table[name], setting.reach.contains(.chat) else {
            if let setting = table[name] { throw BadValue(sentence: outside(setting)) }
            let hint = table.hint(for: name, among: .chat, all: "/set lists all")
            throw BadValue(reason: "finds no setting '\(name.shortened)': \(hint)")
        }
        return setting
    }

    /// Why a setting is none of a chat, and where else it is set.
    private static func outside(_ setting: any AnySetting) -> String {
        let flag = "by --\(setting.name)"
        return "\(setting.name) can only be set when the chat is started, "
            + (setting.reach.contains(.file) ? flag + " or in the configuration file" : flag)
    }

    /// What was taken, as it is kept; nil where all is as it was, which has been said.
    private static func change(
        _ setting: any AnySetting, to value: String, _ desk: any ChatDesk
    ) throws(BadValue) -> String? {
        // Names of models are read as they are behind /model.
        if setting.name == Settings.model.name {
            let (lines, isInUse) = use(value, &desk.session)
            desk.say(lines, as: .text)
            return isInUse ? desk.session.preferences[Settings.model] : nil
        }
        do throws(BadValue) {
            try desk.change(setting, value)
            return value
        } catch {
            throw BadValue(reason: error.sentence(of: setting.name))
        }
    }

    /// As it was typed, so that `@FILE` stays one; else as it is now.
    private static func keep(
        _ setting: any AnySetting, _ typed: String, _ desk: any ChatDesk
    ) throws(BadValue) {
        let text = typed.isEmpty ? setting.text(in: desk.session.preferences) : typed
        do throws(Failure) {
            desk.say("written: \(setting.name) in \(try desk.keep(setting, text))")
        } catch {
            throw BadValue(reason: "--save: \(error.sentence)")
        }
    }

    private static func everySetting(_ desk: any ChatDesk) -> [String] {
        let preferences = desk.session.preferences
        return TwoColumns.aligned(
            desk.commands.settings.reachable(.chat).map { setting in
                let origin = preferences.origin(of: setting)
                let words = origin == .standard ? "" : " (\(origin.words("configuration file")))"
                return (setting.name, setting.said(in: preferences).excerptLine + words)
            })
    }
}
