extension SlashCommand {
    static let retry = SlashCommand(
        "retry", .none, "ask the last message again",
        details:
            "Its answer stays until there is another; a message that got none is asked again.",
        timing: .atRest
    ) { desk, _ in
        guard let again = desk.session.again else {
            return desk.say("there is nothing to ask again")
        }
        desk.ask(again.question, at: Place(behind: again.parent))
    }
}
