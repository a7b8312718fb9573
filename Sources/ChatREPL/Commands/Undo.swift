import ChatKit

extension SlashCommand {
    static let undo = SlashCommand(
        "undo", .none, "take the last turn back",
        details: "A message without an answer first. What a turn has cost is not taken back.",
        timing: .atRest, isRash: true
    ) { desk, _ in
        let failed = desk.session.unanswered.flatMap { $0.isTakenBack ? nil : $0 }
        guard let question = desk.session.takeBack()?.question else {
            return desk.say("there is nothing to take back")
        }
        let left = Numbers.plural(desk.session.path.count, "turn")
        var what = question.text.excerpt
        if let failed {
            // Asked in the place of a turn, it has left that turn as it was.
            let isOther = failed.parent != desk.session.transcript.head
            what += ", which got no \(isOther ? "new answer" : "answer")"
        }
        desk.say("took back: \(what) (\(left) left, /retry asks it again)")
    }
}
