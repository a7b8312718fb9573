extension SlashCommand {
    static let think = SlashCommand(
        "think", .words(["show", "hide"], also: ["on": "show", "off": "hide"]),
        "show what the model thinks, as it says it",
        details: "Without a word it shows the thinking of the last answer.", timing: .always,
        setting: Settings.showThinking.name
    ) { desk, word in
        guard let word else {
            return desk.say(
                desk.session.lastThought ?? "the last answer shows no thinking (/think show, hide)")
        }
        let isShown = word == "show"
        desk.session.preferences.set(Settings.showThinking, to: isShown, from: .command)
        desk.say("thinking is \(isShown ? "shown" : "hidden") from now on")
    }
}
