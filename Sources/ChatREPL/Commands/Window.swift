import ChatKit

extension SlashCommand {
    static let window = SlashCommand(
        "window", .text("TOKENS"), "show or set how much conversation is sent",
        details: "When a prompt would pass it, the oldest turns are dropped down to half of it.",
        timing: .withoutArgument
    ) { desk, text throws(BadValue) in
        if !text.isEmpty { try desk.set(Settings.window, text) }
        let session = desk.session
        let (sent, all) = (session.plan().parts.count, session.path.count)
        let behind =
            all > sent ? ", \(Numbers.plural(all - sent, "older turn")) no longer sent" : ""
        let asked = session.preferences[Settings.window] ?? 0
        let tooMuch =
            asked > session.window
            ? "; \(session.settings.modelID) takes no more" : ""
        desk.say(
            "window: \(Numbers.grouped(session.window)) tokens, \(session.windowShare) % full, "
                + "\(Numbers.plural(sent, "turn"))\(behind)\(tooMuch)")
    }
}
