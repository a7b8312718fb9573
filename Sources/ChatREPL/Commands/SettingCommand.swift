import ChatKit
import ClaudeMessages
import TextSearch

extension SlashCommand {
    /// The command that a setting has where there is no other of its name.
    static func setting(_ setting: any AnySetting) -> SlashCommand {
        SlashCommand(
            setting.name,
            CommandArgument(
                usage: setting.hint.swapping(ascii: "|", for: "/"), isFile: setting.isFile,
                candidates: { _, _ in setting.words.map { Candidate($0) } },
                read: { text, _ throws(BadValue) in text }),
            setting.summary, details: "Holds in this chat; '/set --save \(setting.name)' keeps it.",
            timing: .withoutArgument
        ) { desk, text throws(BadValue) in
            guard !text.isEmpty else { return desk.say(desk.shown(setting)) }
            try desk.change(setting, text)
        }
    }
}

extension ChatDesk {
    /// Sets what was typed; `@FILE` is read where the setting takes a text.
    func set(_ setting: any AnySetting, _ text: String) throws(BadValue) {
        let text = try setting.expanded(text, in: nil) { path throws(Failure) in
            try self.text(ofFile: path)
        }
        try setting.set(text, from: .command, in: &session.preferences)
    }

    /// Sets what was typed and says what follows from it: what the model does not take, and what it
    /// costs.
    func change(_ setting: any AnySetting, _ text: String) throws(BadValue) {
        let plan = session.plan()
        let notes = FittingText.sentences(for: session.settings.notes)
        try set(setting, text)
        let new = FittingText.sentences(for: session.settings.notes).filter { !notes.contains($0) }
        let said = value(of: setting) + price(of: setting) + session.coldCache(since: plan)
        say([said] + new, as: .text)
    }

    /// What more of it costs.
    private func price(of setting: any AnySetting) -> String {
        let thinks = [Settings.effort.name, Settings.thinking.name].contains(setting.name)
        guard thinks, let price = session.settings.model?.prices.first else { return "" }
        return "; thinking is paid as output, \(Numbers.dollars(price.output)) "
            + "per million tokens"
    }

    /// `wrap: none`.
    func value(of setting: any AnySetting) -> String {
        "\(setting.name): \(setting.said(in: session.preferences))"
    }

    /// The same with where that comes from, and what else there is.
    func shown(_ setting: any AnySetting) -> String {
        let origin = session.preferences.origin(of: setting).words("configuration file")
        let others =
            setting.words.count < 2 ? "" : "; there is \(setting.words.joined(separator: ", "))"
        return "\(value(of: setting)) (\(origin))\(others)"
    }
}
