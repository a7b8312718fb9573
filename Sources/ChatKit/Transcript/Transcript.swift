import ClaudeMessages

/// A conversation: a tree of turns, and a head, the turn behind which it continues.
///
/// A turn is immutable once it has ended, and none is ever removed: undo, a repeated question and a
/// branch move the head.
package struct Transcript: Sendable {
    /// By turn number, from 0.
    private var headers: [TurnHeader] = []
    private var bodies: [TurnBody] = []
    /// The turn that the next one follows; nil in a new conversation.
    package private(set) var head: TurnID?
    /// The turn that is being answered.
    package private(set) var open: TurnID?
    /// The selection made since the last request at this head.
    private var chosen: Selection?
    package private(set) var preamble = Preamble()
    /// The turn that redo leads to, by its parent: the one last continued with.
    private var followed: [TurnID?: TurnID] = [:]

    package init() {}

    /// The number of turns, on all branches.
    package var count: Int { headers.count }
    /// The id of the next turn.
    package var nextID: TurnID { TurnID(headers.count) }

    package func header(_ id: TurnID) -> TurnHeader? {
        headers.indices.contains(id.number) ? headers[id.number] : nil
    }

    package func body(_ id: TurnID) -> TurnBody? {
        bodies.indices.contains(id.number) ? bodies[id.number] : nil
    }

    // MARK: - Paths

    /// The turns from `end` back to the first one, lazily.
    package func path(to end: TurnID?) -> some Sequence<TurnHeader> {
        sequence(state: end) { (id: inout TurnID?) -> TurnHeader? in
            guard let header = id.flatMap(self.header) else { return nil }
            id = header.parent
            return header
        }
    }

    /// The turns sent in a prompt behind `end`: as chosen, else those of the last request on the
    /// path.
    package func selection(behind end: TurnID?) -> Selection {
        if end == head, let chosen { return chosen }
        return path(to: end).first { $0.basis != nil }?.basis?.selection ?? Selection()
    }

    /// The turn that redo moves to; nil when there is none.
    package var redone: TurnID? { followed[head] }

    // MARK: - Changes

    /// Applies an event; one that does not fit changes nothing.
    ///
    /// - Returns: Whether it fits.
    @discardableResult
    package mutating func apply(_ event: TranscriptEvent) -> Bool {
        switch event {
        case .asked(let id, let question, let parent): return ask(id, question, behind: parent)
        case .sent(let id, let record):
            return change(id) { header, _ in header.requests.append(record) }
        case .grew(let id, let partial):
            return change(id) { _, body in body.grow(partial) }
        case .counted(let id, let counts):
            return change(id) { header, _ in
                guard let last = header.requests.indices.last else { return }
                header.requests[last].counts = counts
            }
        case .answered(let id, let round):
            return change(id) { _, body in
                body.rounds = body.rounds.filter { !$0.isPartial } + [round]
            }
        case .returned(let id, let result):
            return change(id) { _, body in
                guard let last = body.rounds.indices.last else { return }
                body.rounds[last].results.append(result)
            }
        case .ended(let id, let ending, let partial): return end(id, ending, partial)
        case .moved(let id): return move(to: id)
        case .selected(let selection):
            chosen = selection
            return true
        case .prefaced(let preamble):
            self.preamble = preamble
            return true
        }
    }

    private mutating func ask(_ id: TurnID, _ question: Question, behind parent: TurnID?) -> Bool {
        guard id == nextID, open == nil, parent.map({ header($0)?.isRemembered == true }) ?? true
        else { return false }
        headers.append(
            TurnHeader(
                id: id, parent: parent, firstWords: String(question.shown.prefix(80)),
                question: Weight(question.content)))
        bodies.append(TurnBody(question: question))
        open = id
        return true
    }

    private mutating func change(
        _ id: TurnID, _ change: (inout TurnHeader, inout TurnBody) -> Void
    ) -> Bool {
        guard id == open else { return false }
        change(&headers[id.number], &bodies[id.number])
        return true
    }

    /// A turn with an answer becomes the head; one without is kept off the path.
    private mutating func end(
        _ id: TurnID, _ ending: TurnEnding, _ partial: [ContentBlock]
    ) -> Bool {
        let parent = header(id)?.parent
        let hasEnded = change(id) { header, body in
            body.rounds.removeAll(where: \.isPartial)
            if !partial.isEmpty { body.rounds.append(Round(answer: partial)) }
            header.ending = ending
            header.isRemembered = body.answers(ending, keepsThinking: true) != nil
            header.answer = Weight(body.sentAnswer(ending, keepsThinking: true))
            header.answerWithoutThinking = Weight(body.sentAnswer(ending, keepsThinking: false))
        }
        guard hasEnded else { return false }
        open = nil
        if headers[id.number].isRemembered {
            followed[parent] = id
            head = id
            chosen = nil
        }
        return true
    }

    private mutating func move(to id: TurnID?) -> Bool {
        guard open == nil, id.map({ header($0)?.isRemembered == true }) ?? true else {
            return false
        }
        // Redo can repeat every step of the way back.
        for turn in path(to: head).prefix(while: { $0.id != id }) {
            followed[turn.parent] = turn.id
        }
        head = id
        chosen = nil
        return true
    }
}
