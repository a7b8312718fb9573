import ChatTerminal

extension SlashCommand {
    static let history = SlashCommand(
        "history", .text("TEXT"), "show what you typed before, or search it",
        details: "The newest twenty lines that contain TEXT; Ctrl-R brings one back.",
        timing: .always
    ) { desk, text in
        let found = desk.history.newest(20, containing: text) { !$0.hasPrefix("/history") }
        guard !found.isEmpty else {
            return desk.say(
                text.isEmpty ? "there is no history yet" : "nothing typed contains '\(text)'")
        }
        desk.say(found.reversed().map(\.excerpt), as: .text)
    }
}
