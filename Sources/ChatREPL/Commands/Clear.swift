extension SlashCommand {
    static let clear = SlashCommand(
        "clear", .none, "forget the conversation and begin anew",
        details: "The system prompt, the model and the costs of the session stay.",
        timing: .atRest, isRash: true
    ) { desk, _ in
        let stays =
            desk.session.preferences[Settings.system] == nil ? "" : "; the system prompt stays"
        desk.say("forgot \(Numbers.plural(desk.session.clear(), "turn"))\(stays)")
    }
}
