extension SlashCommand {
    static let clear = SlashCommand(
        "clear", .none, "forget the conversation and begin anew",
        details: "The system prompt, the model and the costs of the session stay.",
        timing: .atRest, isRash: true
    ) { desk, _ in
        let stays =
            desk.session.preferences[Settings.system] == nil ? "" : "; the system prompt stays"
        let hadOther = desk.session.unanswered != nil
        let turns = desk.session.clear()
        guard turns > 0 || hadOther else { return desk.say("there is nothing to forget") }
        desk.say("forgot \(turns > 0 ? Numbers.plural(turns, "turn") : "the last message")\(stays)")
    }
}
