import ChatKit

extension SlashCommand {
    static let undo = SlashCommand(
        "undo", .turns(none: "finds nothing to take back"), "take the last turn back, or N turns",
        details: "A message without an answer first. Nothing is lost: /redo brings turns back.",
        timing: .atRest, isRash: true
    ) { desk, count in
        if let count, count > 1 { return takeBack(count, at: desk) }
        let failed = desk.session.unanswered.flatMap { $0.isTakenBack ? nil : $0 }
        guard let question = desk.session.takeBack()?.question else {
            return desk.say("there is nothing to take back")
        }
        let left = Numbers.plural(desk.session.path.count, "turn")
        guard let failed else {
            return desk.say(
                "took back: \(question.text.excerpt) (\(left) left; /redo brings it back, "
                    + "/retry asks it again)")
        }
        // Asked in the place of a turn, it has left that turn as it was.
        let isOther = failed.parent != desk.session.transcript.head
        desk.say(
            "took back: \(question.text.excerpt), which got no \(isOther ? "new answer" : "answer") "
                + "(\(left) left, /retry asks it again)")
    }

    private static func takeBack(_ count: Int, at desk: any ChatDesk) {
        desk.session.unanswered = nil
        var first: Unanswered?
        for _ in 0..<count { first = desk.session.takeBack() ?? first }
        let left = Numbers.plural(desk.session.path.count, "turn")
        desk.say(
            "took back \(count) turns, from \(first?.question.text.excerpt ?? "the first") on "
                + "(\(left) left, /redo brings them back)")
    }
}
