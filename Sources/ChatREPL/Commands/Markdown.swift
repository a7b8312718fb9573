extension SlashCommand {
    static let markdown = SlashCommand(
        "markdown", .words(["on", "off"]), "show answers laid out, or their source",
        details: "From the next answer on.", timing: .always
    ) { desk, word in
        let isOn = word.map { $0 == "on" } ?? (desk.session.markdown != nil)
        let since = word == nil ? "" : " from now on"
        if let choice = word.flatMap(MarkdownChoice.init(rawValue:)) {
            desk.session.preferences.set(Settings.markdown, to: choice, from: .command)
        }
        desk.say("answers are \(isOn ? "laid out" : "shown as their source")\(since)")
    }
}
