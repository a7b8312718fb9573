import ChatKit
import ClaudeMessages

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
        details: "A message without an answer first. What a turn has cost is not taken back.",
        runsWhileBusy: .never
    ) { session, _ in
        let failed = session.isTakenBack ? nil : session.unanswered
        guard let question = failed ?? session.conversation.undo() else {
            return Outcome(["there is nothing to take back"])
        }
        session.takeBack(question)
        let left = plural(session.conversation.sent.count, "turn")
        let what = excerpt(question) + (failed == nil ? "" : ", which got no answer")
        return Outcome(["took back: \(what) (\(left) left, /retry asks it again)"])
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
        guard count > 0 else { return Outcome(["there is no message to rewrite"]) }
        guard let number = TypedNumber.whole(text), (1...count).contains(number) else {
            return Outcome([
                "/edit takes a number from 1, the last message, to the \(count) there are"
            ])
        }
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
        let isNone = text == "none" || text.isBlank
        session.conversation.setSystem(isNone ? nil : text)
        let said = isNone ? "no system prompt" : "system prompt replaced"
        let isChanged = session.conversation.epoch != before
        return Outcome([said + (isChanged ? coldCache(session) : "")])
    }

    static let window = SlashCommand(
        name: "window", argument: "TOKENS", summary: "show or set how much conversation is sent",
        details: "When a prompt would pass it, the oldest turns are dropped down to half of it.",
        runsWhileBusy: .withoutArgument
    ) { session, text in
        if !text.isEmpty {
            guard let tokens = TypedNumber.window.number(text) else {
                return Outcome(["/window \(TypedNumber.window.refusal(of: text))"])
            }
            session.windowAsked = tokens
        }
        let conversation = session.conversation
        let dropped = conversation.firstSent
        let behind = dropped > 0 ? ", \(plural(dropped, "older turn")) no longer sent" : ""
        let most = session.settings.model?.context ?? .max
        let tooMuch =
            session.window.limit > most
            ? "; \(session.settings.modelID) takes \(Numbers.grouped(most)) at most" : ""
        return Outcome([
            "window: \(Numbers.grouped(session.window.limit)) tokens, \(session.windowShare) % full, "
                + "\(plural(conversation.sent.count, "turn"))\(behind)\(tooMuch)"
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
