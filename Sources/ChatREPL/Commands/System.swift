extension SlashCommand {
    static let system = SlashCommand(
        "system", .text("TEXT"), "show or replace the system prompt",
        details: "'/system none' removes it, @FILE reads it. Its cache is cold then.",
        timing: .withoutArgument
    ) { desk, text throws(BadValue) in
        guard !text.isEmpty else {
            return desk.say(
                desk.session.preferences[Settings.system].map { "system prompt: \($0)" }
                    ?? "there is no system prompt")
        }
        let (before, plan) = (desk.session.preferences[Settings.system], desk.session.plan())
        try desk.set(Settings.system, text)
        let now = desk.session.preferences[Settings.system]
        let said =
            switch (before, now) {
            case (_, nil): "no system prompt"
            case (nil, _): "system prompt set"
            case (let before, let now) where before == now: "that is the system prompt already"
            default: "system prompt replaced"
            }
        guard now != before else { return desk.say(said) }
        let cold = desk.session.coldCache(since: plan)
        let goesOn = desk.session.path.isEmpty ? "" : "; the conversation goes on"
        desk.say(said + (cold.isEmpty ? goesOn : cold))
    }
}
