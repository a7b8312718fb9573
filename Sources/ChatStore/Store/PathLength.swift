import ChatKit

/// How many turns are on the path to the head of a conversation, from its events.
///
/// The turn that is being answered counts as soon as something of its answer would be remembered if
/// the program ended now.
struct PathLength: Sendable {
    private(set) var count = 0
    /// The turns up to each, itself included.
    private var lengths: [TurnID: Int] = [:]

    init() {}

    /// Of a conversation that goes on.
    init(_ transcript: Transcript) {
        for number in 0..<transcript.count {
            if let header = transcript.header(TurnID(number)) { remember(header) }
        }
        count = length(of: transcript.head)
    }

    /// Takes an event, and the turn as the event has made it.
    mutating func take(_ event: TranscriptEvent, _ open: MadeTurn?) {
        switch event {
        case .moved(let turn): count = length(of: turn)
        case .grew, .answered, .ended:
            guard let header = open?.closed.header, header.isRemembered else { return }
            count = length(of: header.parent) + 1
            // Only once for a turn: what is changed may have to be copied.
            if case .ended = event { lengths[header.id] = count }
        case .asked, .sent, .counted, .returned, .selected, .prefaced: break
        }
    }

    private mutating func remember(_ header: TurnHeader) {
        lengths[header.id] = length(of: header.parent) + 1
    }

    private func length(of turn: TurnID?) -> Int { turn.flatMap { lengths[$0] } ?? 0 }
}
