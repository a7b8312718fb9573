package import ChatKit
import ClaudeMessages

// Turns of the session.
extension ChatSession {
    /// The turns on the path to the head, last first.
    package var path: [TurnHeader] { Array(transcript.path(to: transcript.head)) }

    /// The parent turn for a question at `place`, or the head.
    package func parent(at place: Place?) -> TurnID? {
        place.map(\.parent) ?? transcript.head
    }

    /// The settings for the next turn.
    package var turnSettings: TurnSettings {
        TurnSettings(
            settings, system: preferences[Settings.system], window: preferences[Settings.window])
    }

    /// The same with another model; nil for the one in use.
    package func turnSettings(of model: String?) -> TurnSettings {
        guard let model else { return turnSettings }
        var other = self
        other.preferences.set(Settings.model, to: model, from: .command)
        return other.turnSettings
    }

    /// The question of an earlier turn and its parent.
    package func asked(turnsBack: Int) -> Unanswered? {
        guard turnsBack > 0,
            let turn = transcript.path(to: transcript.head).dropFirst(turnsBack - 1).first(
                where: { _ in true }), let body = transcript.body(turn.id)
        else { return nil }
        return Unanswered(body.question, behind: turn.parent)
    }

    /// The question for `/retry`: the unanswered one, or the last one.
    package var again: Unanswered? { unanswered ?? asked(turnsBack: 1) }

    /// Moves the head back by one turn; nil at the beginning.
    package mutating func takeBack() -> Unanswered? {
        if let failed = unanswered, !failed.isTakenBack {
            unanswered?.isTakenBack = true
            return failed
        }
        guard var last = asked(turnsBack: 1), change(.moved(to: last.parent)) else {
            return nil
        }
        last.isTakenBack = true
        unanswered = last
        return last
    }

    /// Moves the head to the turn that was taken back last; nil where there is none.
    package mutating func bringBack() -> TurnHeader? {
        guard let turn = transcript.redone, go(to: turn) else { return nil }
        return transcript.header(turn)
    }

    /// Moves the head to a turn with an answer, on any branch; false for another.
    package mutating func go(to turn: TurnID) -> Bool {
        guard change(.moved(to: turn)) else { return false }
        if unanswered?.isTakenBack == true { unanswered = nil }
        place = nil
        return true
    }

    /// Goes on with a conversation that was kept.
    package mutating func goOn(_ transcript: Transcript) {
        beginAnew(transcript)
        let text = transcript.head.flatMap(transcript.body)?.answerText ?? ""
        lastText = text.isEmpty ? nil : text
        lastThought = nil
        lastAnswer = nil
        unanswered = nil
        place = nil
    }

    /// Starts a new conversation; returns the number of dropped turns.
    package mutating func clear() -> Int {
        let count = path.count
        beginAnew()
        unanswered = nil
        place = nil
        return count
    }
}
