import ChatKit
import ChatTerminal
import ClaudeMessages

/// Writes a message in the person's editor; an old one is asked anew in its place.
struct Rewriting {
    private let console: any Console
    private let desk: TurnDesk
    private let remarks: Remarks

    init(_ console: any Console, _ desk: TurnDesk, _ remarks: Remarks) {
        self.console = console
        self.desk = desk
        self.remarks = remarks
    }

    /// What was written, from the message of so many turns ago on or, with 0, from the one that got
    /// no answer.
    ///
    /// - Returns: `nil` where nothing is to stand in the prompt; why has been said.
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
        // Should the draft be put aside, the old message is still at hand.
        desk.session.unanswered = Unanswered(old.question, behind: old.parent, isTakenBack: true)
        let turns =
            turnsBack == 1 ? "last turn, which stays" : "last \(turnsBack) turns, which stay"
        remarks.say(
            "Enter asks what you wrote in the place of the \(turns) until there is an answer; "
                + "/retry asks the old message again")
    }
}
