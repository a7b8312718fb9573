import ClaudeMessages

/// A conversation: a tree of turns, and a head, the turn behind which it continues.
///
/// A turn is immutable once it has ended, and none is ever removed: undo, a repeated question and a
/// branch move the head.
package struct Transcript: Sendable {
    /// By turn number, from 0.
    private var headers: [TurnHeader] = []
    /// Nil for a body that is kept elsewhere.
    private var bodies: [TurnBody?] = []
    private let load: @Sendable (TurnID) -> TurnBody?
    /// The turn that the next one follows; nil in a new conversation.
    package private(set) var head: TurnID?
    /// The turn that is being answered.
    package private(set) var open: TurnID?
    /// The selection made since the last request at this head.
    private var chosen: Selection?
    package private(set) var preamble = Preamble()
    /// The turn that redo leads to, by its parent: the one last continued with.
    private var followed: [TurnID?: TurnID] = [:]

    /// `load` reads the bodies of restored turns.
    package init(load: @escaping @Sendable (TurnID) -> TurnBody? = { _ in nil }) {
        self.load = load
    }

    /// The number of turns, on all branches.
    package var count: Int { headers.count }
    /// The id of the next turn.
    package var nextID: TurnID { TurnID(headers.count) }

    package func header(_ id: TurnID) -> TurnHeader? {
        headers.indices.contains(id.number) ? headers[id.number] : nil
    }

    package func body(_ id: TurnID) -> TurnBody? {
        bodies.indices.contains(id.number) ? bodies[id.number] ?? load(id) : nil
    }

    /// Reads all bodies that are kept elsewhere, before they are deleted there.
    package mutating func loadBodies() {
        for place in bodies.indices where bodies[place] == nil {
            bodies[place] = load(TurnID(place))
        }
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

    /// The event that ends the turn which a crash left open, with what had come of its answer; nil
    /// where all turns have ended.
    package var closing: TranscriptEvent? {
        open.map { .ended($0, .cut, partial: body($0)?.partial ?? []) }
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
        case .sent(let id, _), .counted(let id, _), .grew(let id, _), .answered(let id, _),
            .returned(let id, _):
            return change(id, by: event)
        case .ended(let id, _, _): return end(id, by: event)
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
        headers.append(TurnHeader(id: id, parent: parent, question: question))
        bodies.append(TurnBody(question: question))
        open = id
        return true
    }

    private mutating func change(_ id: TurnID, by event: TranscriptEvent) -> Bool {
        guard id == open, var body = bodies[id.number] else { return false }
        // Released first, so that the change does not copy it.
        bodies[id.number] = nil
        event.change(&headers[id.number], &body)
        bodies[id.number] = body
        return true
    }

    private mutating func end(_ id: TurnID, by event: TranscriptEvent) -> Bool {
        guard change(id, by: event) else { return false }
        open = nil
        goOn(behind: headers[id.number])
        return true
    }

    /// A turn with an answer becomes the head; one without is kept off the path.
    private mutating func goOn(behind header: TurnHeader) {
        guard header.isRemembered else { return }
        followed[header.parent] = header.id
        head = header.id
        chosen = nil
    }

    /// Adds a turn that has ended and is kept elsewhere, as its events would; its body is loaded
    /// when it is needed.
    ///
    /// - Returns: Whether it fits.
    @discardableResult
    package mutating func restore(_ header: TurnHeader) -> Bool {
        guard header.id == nextID, open == nil, header.ending != nil,
            header.parent.map({ self.header($0)?.isRemembered == true }) ?? true
        else { return false }
        headers.append(header)
        bodies.append(nil)
        goOn(behind: header)
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
