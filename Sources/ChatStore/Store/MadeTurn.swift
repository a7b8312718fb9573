import ChatKit
import ClaudeMessages

/// A turn as its events have made it.
struct MadeTurn: Sendable {
    private(set) var header: TurnHeader
    var body: TurnBody

    init(_ header: TurnHeader, _ body: TurnBody) {
        self.header = header
        self.body = body
    }

    mutating func change(by event: TranscriptEvent) { event.change(&header, &body) }

    /// The same with an end, as a crash would leave it.
    var closed: MadeTurn {
        var turn = self
        if header.ending == nil {
            turn.change(by: .ended(header.id, .cut, partial: body.partial))
        }
        return turn
    }
}

extension MadeTurn? {
    /// Takes an event: a question begins a turn, others change the one there is.
    mutating func take(_ event: TranscriptEvent) {
        if case .asked(let id, let question, let parent) = event {
            self = MadeTurn(
                TurnHeader(id: id, parent: parent, question: question),
                TurnBody(question: question))
        } else {
            self?.change(by: event)
        }
    }
}
