// What an event changes in its turn, for the transcript and for a store alike.
extension TranscriptEvent {
    /// Changes the turn that the event names; other events change nothing.
    package func change(_ header: inout TurnHeader, _ body: inout TurnBody) {
        switch self {
        case .asked, .moved, .selected, .prefaced: break
        case .sent(_, let record): header.requests.append(record)
        case .grew(_, let partial): body.grow(partial)
        case .counted(_, let counts):
            guard let last = header.requests.indices.last else { return }
            header.requests[last].counts = counts
        case .answered(_, let round):
            body.rounds = body.rounds.filter { !$0.isPartial } + [round]
        case .returned(_, let result):
            guard let last = body.rounds.indices.last else { return }
            body.rounds[last].results.append(result)
        case .ended(_, let ending, let partial):
            body.rounds.removeAll(where: \.isPartial)
            if !partial.isEmpty { body.rounds.append(Round(answer: partial)) }
            header.ending = ending
            header.isRemembered = body.answers(ending, keepsThinking: true) != nil
            header.answer = Weight(body.sentAnswer(ending, keepsThinking: true))
            header.answerWithoutThinking = Weight(body.sentAnswer(ending, keepsThinking: false))
        }
    }
}
