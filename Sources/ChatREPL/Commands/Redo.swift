import ChatKit

extension SlashCommand {
    static let redo = SlashCommand(
        "redo", .count, "bring back the turn that was taken back, or N turns",
        details: "One turn after the other, up to where the conversation was left.",
        timing: .atRest
    ) { desk, count in
        var last: TurnHeader?
        var brought = 0
        while brought < count ?? 1, let turn = desk.session.bringBack() {
            last = turn
            brought += 1
        }
        guard let last else { return desk.say("there is nothing to bring back") }
        let what = brought == 1 ? "" : " \(brought) turns, the last"
        let now = Numbers.plural(desk.session.path.count, "turn")
        desk.say("brought back\(what): \(last.firstWords.excerpt) (\(now) now)")
    }
}
