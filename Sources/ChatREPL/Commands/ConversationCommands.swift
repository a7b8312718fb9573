import ChatKit
import ClaudeMessages

extension SlashCommand {
    static let clear = SlashCommand(
        name: "clear", argument: nil, summary: "forget the conversation and begin anew",
        details: "The system prompt, the model and the costs of the session stay.",
        runsWhileBusy: .never
    ) { session, _ in
        let stays = session.system == nil ? "" : "; the system prompt stays"
        return Outcome(["forgot \(Numbers.plural(session.clear(), "turn"))\(stays)"])
    }

    static let undo = SlashCommand(
        name: "undo", argument: nil, summary: "take the last turn back",
        details: "A message without an answer first. What a turn has cost is not taken back.",
        runsWhileBusy: .never
    ) { session, _ in
        let failed = session.unanswered.flatMap { $0.isTakenBack ? nil : $0 }
        guard let question = session.takeBack()?.question else {
            return Outcome(["there is nothing to take back"])
        }
        let left = Numbers.plural(session.path.count, "turn")
        var what = question.text.excerpt
        if let failed {
            // Asked in the place of a turn, it has left that turn as it was.
            let isOther = failed.parent != session.transcript.head
            what += ", which got no \(isOther ? "new answer" : "answer")"
        }
        return Outcome(["took back: \(what) (\(left) left, /retry asks it again)"])
    }

    static let retry = SlashCommand(
        name: "retry", argument: nil, summary: "ask the last message again",
        details:
            "Its answer stays until there is another; a message that got none is asked again.",
        runsWhileBusy: .never
    ) { session, _ in
        guard let again = session.again else {
            return Outcome(["there is nothing to ask again"])
        }
        return Outcome(effect: .ask(again.question, at: Place(behind: again.parent)))
    }

    static let edit = SlashCommand(
        name: "edit", argument: "N",
        summary: "write in $VISUAL or $EDITOR, or rewrite an old message",
        details: "'/edit 1' is the last message: what you write takes its place once answered.",
        runsWhileBusy: .never
    ) { session, text in
        let count = session.path.count
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
                session.system.map { "system prompt: \($0)" } ?? "there is no system prompt"
            ])
        }
        let (before, plan) = (session.system, session.plan())
        let isNone = text == "none" || text.isBlank
        session.setSystem(isNone ? nil : text)
        let said = isNone ? "no system prompt" : "system prompt replaced"
        guard session.system != before else { return Outcome([said]) }
        let cold = session.coldCache(since: plan)
        let goesOn = session.path.isEmpty ? "" : "; the conversation goes on"
        return Outcome([said + (cold.isEmpty ? goesOn : cold)])
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
        let (sent, all) = (session.plan().parts.count, session.path.count)
        let behind =
            all > sent ? ", \(Numbers.plural(all - sent, "older turn")) no longer sent" : ""
        let asked = session.windowAsked ?? 0
        let tooMuch =
            asked > session.window
            ? "; \(session.settings.modelID) takes no more" : ""
        return Outcome([
            "window: \(Numbers.grouped(session.window)) tokens, \(session.windowShare) % full, "
                + "\(Numbers.plural(sent, "turn"))\(behind)\(tooMuch)"
        ])
    }
}
