import ChatKit
import ChatTerminal
import ClaudeMessages

/// Edits a message in `$VISUAL` or `$EDITOR`; an old message is then asked again in its place.
struct Rewriting {
    private let console: any Console
    private let desk: TurnDesk
    private let remarks: Remarks

    init(_ console: any Console, _ desk: TurnDesk, _ remarks: Remarks) {
        self.console = console
        self.desk = desk
        self.remarks = remarks
    }

    /// Edits the message of `turnsBack` turns ago, or for 0 the unanswered one.
    ///
    /// - Returns: The draft for the prompt; nil after a remark that says why there is none.
    func draft(turnsBack: Int) -> Draft? {
        let old = desk.session.asked(turnsBack: turnsBack)
        let from = old ?? desk.session.unanswered
        let before = from?.question.draft ?? Draft("")
        switch console.services.edit(before.text) {
        case .text(let text):
            desk.session.place = from.map { Place(behind: $0.parent) }
            if let old { takeBack(old, turnsBack) } else { console.commit("") }
            return Draft(text, edited: before)
        case .unchanged: remarks.say("nothing was changed")
        case .failed(let reason): remarks.say(reason)
        }
        return nil
    }

    private func takeBack(_ old: Unanswered, _ turnsBack: Int) {
        // Keeps the old message for `/retry`.
        desk.session.unanswered = Unanswered(old.question, behind: old.parent, isTakenBack: true)
        let turns =
            turnsBack == 1 ? "last turn, which stays" : "last \(turnsBack) turns, which stay"
        remarks.say(
            "Enter asks what you wrote in the place of the \(turns) until there is an answer; "
                + "/retry asks the old message again")
    }
}
