import ChatKit

extension SlashCommand {
    static let retry = SlashCommand(
        "retry", .text("MODEL", candidates: model.candidates),
        "ask the last message again, for once of another model",
        details: "The old answer is kept beside the new one (/tree); /undo goes back before both.",
        timing: .atRest
    ) { desk, name in
        guard let again = desk.session.again else {
            return desk.say("there is nothing to ask again")
        }
        let place = Place(behind: again.parent)
        guard !name.isEmpty else { return desk.ask(again.question, at: place) }
        var other = desk.session
        let (lines, isInUse) = use(name, &other)
        guard isInUse else { return desk.say(lines, as: .text) }
        desk.ask(again.question, at: place, of: other.preferences[Settings.model])
    }
}
