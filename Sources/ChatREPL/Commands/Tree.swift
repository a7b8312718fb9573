import ChatKit

extension SlashCommand {
    static let tree = SlashCommand(
        "tree", .count, "draw all turns with their branches, or go to turn N",
        details: "What is said next follows turn N; no turn is lost by it.",
        timing: .withoutArgument
    ) { desk, number throws(BadValue) in
        guard let number else { return draw(desk) }
        guard let turn = desk.session.transcript.header(TurnID(number - 1)) else {
            let count = desk.session.transcript.count
            throw BadValue(
                reason: count == 0
                    ? "finds no turn yet" : "takes the number of a turn, from 1 to \(count)")
        }
        guard desk.session.go(to: turn.id) else {
            throw BadValue(
                reason: "cannot go to \(number), which got no answer: /tree shows the turns")
        }
        desk.conversations.showEnd()
        desk.say("at turn \(number), \(Numbers.plural(desk.session.path.count, "turn"))")
    }

    private static func draw(_ desk: any ChatDesk) {
        let tree = TurnTree(desk.session.transcript)
        guard !tree.rows.isEmpty else { return desk.say("there is no turn yet") }
        guard let columns = desk.columns else {
            return desk.say(tree.rows.map(\.spoken), as: .text)
        }
        let heads = tree.rows.indices.filter { tree.rows[$0].isHead }
        desk.say(tree.rows.map { $0.drawn(in: columns - 1) }, as: .table(bold: Set(heads)))
    }
}
