extension SlashCommand {
    static let clear = SlashCommand(
        "clear", .none, "begin a new conversation",
        details: "System prompt, model and costs stay; /resume goes back, unless nothing is kept.",
        timing: .atRest, isRash: true
    ) { desk, _ in
        let stays =
            desk.session.preferences[Settings.system] == nil ? "" : "; the system prompt stays"
        let hadOther = desk.session.unanswered != nil
        let turns = desk.session.clear()
        guard turns > 0 || hadOther else {
            return desk.say("nothing was asked yet: this conversation is new")
        }
        let forgotten = turns > 0 ? Numbers.plural(turns, "turn") : "the last message"
        desk.say(
            (desk.conversations.areKept
                ? "a new conversation begins; /resume goes back to the one before"
                : "a new conversation begins; forgot \(forgotten)") + stays)
    }
}
