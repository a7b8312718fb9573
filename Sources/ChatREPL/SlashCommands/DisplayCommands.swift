import ClaudeAPI

// Commands that decide what is shown, and change nothing that is sent.
extension SlashCommand {
    static let think = SlashCommand(
        name: "think", argument: "show/hide", summary: "show what the model thinks, as it says it",
        details: "Without a word it shows the thinking of the last answer.",
        runsWhileBusy: .always
    ) { session, word in
        switch word {
        case "":
            return Outcome([
                session.lastThought ?? "the last answer shows no thinking (/think show, hide)"
            ])
        case "show", "hide":
            session.showsThinking = word == "show"
            return Outcome(["thinking is \(word == "show" ? "shown" : "hidden") from now on"])
        default: return Outcome(["/think takes show or hide, not '\(word)'"])
        }
    }
}
