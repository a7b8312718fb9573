import ChatKit

extension SlashCommand {
    static let clear = SlashCommand(
        name: "clear", argument: nil, summary: "forget the conversation and begin anew",
        details: "The system prompt, the model and the costs of the session stay.",
        runsWhileBusy: .never
    ) { session, _ in
        let count = session.conversation.turns.count
        session.conversation.clear()
        session.unanswered = nil
        let stays = session.conversation.system == nil ? "" : "; the system prompt stays"
        return Outcome(["forgot \(plural(count, "turn"))\(stays)"])
    }

    static let undo = SlashCommand(
        name: "undo", argument: nil, summary: "take the last turn back",
        details: "Your message and its answer are forgotten; what they cost is not.",
        runsWhileBusy: .never
    ) { session, _ in
        guard let question = session.conversation.undo() else {
            return Outcome(["there is nothing to take back"])
        }
        session.unanswered = question
        let left = plural(session.conversation.sent.count, "turn")
        return Outcome(["took back: \(excerpt(question)) (\(left) left, /retry asks it again)"])
    }

    static let retry = SlashCommand(
        name: "retry", argument: nil, summary: "ask the last message again",
        details: "The last turn is taken back first; a message that got no answer is asked again.",
        runsWhileBusy: .never
    ) { session, _ in
        guard let question = session.unanswered ?? session.conversation.undo() else {
            return Outcome(["there is nothing to ask again"])
        }
        session.unanswered = nil
        return Outcome(effect: .ask(question))
    }

    static let edit = SlashCommand(
        name: "edit", argument: "N",
        summary: "write in $VISUAL or $EDITOR, or rewrite an old message",
        details: "'/edit 1' is the last message: it, and what came after it, is then taken back.",
        runsWhileBusy: .never
    ) { session, text in
        let count = session.conversation.turns.count
        guard !text.isEmpty else { return Outcome(effect: .edit(turnsBack: 0)) }
        guard let number = Int(text), (1...max(1, count)).contains(number) else {
            return Outcome([
                "/edit takes a number from 1, the last message, to the \(count) there are"
            ])
        }
        guard count > 0 else { return Outcome(["there is no message to rewrite"]) }
        return Outcome(effect: .edit(turnsBack: number))
    }

    static let history = SlashCommand(
        name: "history", argument: "TEXT", summary: "show what you typed before, or search it",
        details: "The newest twenty lines that contain TEXT; Ctrl-R brings one back.",
        runsWhileBusy: .always
    ) { _, text in Outcome(effect: .history(text)) }

    static let system = SlashCommand(
        name: "system", argument: "TEXT", summary: "show or replace the system prompt",
        details: "'/system none' removes it. The conversation goes on; its cache is cold then.",
        runsWhileBusy: .withoutArgument
    ) { session, text in
        guard !text.isEmpty else {
            return Outcome([
                session.conversation.system.map { "system prompt: \($0)" }
                    ?? "there is no system prompt"
            ])
        }
        let before = session.conversation.epoch
        session.conversation.setSystem(text == "none" ? nil : text)
        let said = text == "none" ? "no system prompt" : "system prompt replaced"
        let isChanged = session.conversation.epoch != before
        return Outcome([said + (isChanged ? coldCache(session) : "")])
    }

    static let window = SlashCommand(
        name: "window", argument: "TOKENS", summary: "show or set how much conversation is sent",
        details: "When a prompt would pass it, the oldest turns are dropped down to half of it.",
        runsWhileBusy: .withoutArgument
    ) { session, text in
        if !text.isEmpty {
            guard let tokens = Int(text.filter { $0 != "," && $0 != "_" }),
                (500...10_000_000).contains(tokens)
            else {
                return Outcome(["/window takes a number of tokens from 500 to 10,000,000"])
            }
            session.windowAsked = tokens
        }
        let conversation = session.conversation
        let dropped = conversation.firstSent
        let behind = dropped > 0 ? ", \(plural(dropped, "older turn")) no longer sent" : ""
        return Outcome([
            "window: \(Numbers.grouped(session.window.limit)) tokens, \(session.windowShare) % full, "
                + "\(plural(conversation.sent.count, "turn"))\(behind)"
        ])
    }

    /// What it costs that the cache no longer holds what is sent.
    static func coldCache(_ session: ChatSession) -> String {
        guard !session.conversation.sent.isEmpty else { return "" }
        let cost = session.coldPrompt
        let price =
            cost.money == nil ? "" : ": the next message sends it anew for \(Numbers.cost(cost))"
        return "; the conversation is no longer in the cache" + price
    }

    static func plural(_ count: Int, _ noun: String) -> String {
        "\(Numbers.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// The beginning of a text, on one line.
    static func excerpt(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? "“\(line.prefix(59))…”" : "“\(line)”"
    }
}
