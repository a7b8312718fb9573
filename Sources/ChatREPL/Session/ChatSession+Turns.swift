package import ChatKit
import ClaudeMessages

// What was said, and what of it comes next.
extension ChatSession {
    /// The turns that are talked on, the last one first.
    package var path: [TurnHeader] { Array(transcript.path(to: transcript.head)) }

    /// The turn behind which something is asked in that place, or behind everything.
    package func parent(at place: Place?) -> TurnID? {
        place.map(\.parent) ?? transcript.head
    }

    /// What the next turn is asked with.
    package var turnSettings: TurnSettings {
        TurnSettings(
            settings, system: preferences[Settings.system], window: preferences[Settings.window])
    }

    /// The question of a turn of before, and where it was asked.
    package func asked(turnsBack: Int) -> Unanswered? {
        guard turnsBack > 0,
            let turn = transcript.path(to: transcript.head).dropFirst(turnsBack - 1).first(
                where: { _ in true }), let body = transcript.body(turn.id)
        else { return nil }
        return Unanswered(body.question, behind: turn.parent)
    }

    /// What `/retry` asks: what got no answer, else the last question.
    package var again: Unanswered? { unanswered ?? asked(turnsBack: 1) }

    /// Takes back what was asked last; nil where nothing is left.
    package mutating func takeBack() -> Unanswered? {
        if let failed = unanswered, !failed.isTakenBack {
            unanswered?.isTakenBack = true
            return failed
        }
        guard var last = asked(turnsBack: 1), transcript.apply(.moved(to: last.parent)) else {
            return nil
        }
        last.isTakenBack = true
        unanswered = last
        return last
    }

    /// Begins anew; returns how many turns are forgotten.
    package mutating func clear() -> Int {
        let count = path.count
        transcript.apply(.moved(to: nil))
        unanswered = nil
        place = nil
        return count
    }
}
