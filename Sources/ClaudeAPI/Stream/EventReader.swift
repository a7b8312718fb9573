/// Makes of the events of one stream those that a message is put together from: a pure value.
///
/// Everything that is kept is given out as a block that begins or something that is added to one:
/// characters that were cut between two events come whole, and blocks that stand in
/// `message_start` begin like others.
struct EventReader: Sendable {
    private var seams = Seams()
    private var hasBegun = false
    /// How many blocks stood in `message_start`, and which of them have not ended.
    private var given = 0
    private var openGiven: Set<Int> = []
    /// Behind given blocks some servers count on, and some from 0: the first index shows which.
    private var shift: Int?

    /// Reads an event, and appends what it says; an `error` event and anything malformed is thrown.
    mutating func read(
        _ event: ServerSentEvent, into events: inout [StreamEvent]
    ) throws(ClaudeError) {
        let event = try StreamEvent(event, &seams)
        switch event {
        case .messageStart(let message) where !hasBegun: begin(message, &events)
        case .blockStart(let index, let block):
            shift = shift ?? (index < given ? given : 0)
            events.append(.blockStart(index: place(index), block: block))
        case .blockDelta(let index, let delta):
            events.append(.blockDelta(index: place(index), delta: delta))
        case .blockStop(let index):
            finishTexts(of: index, &events)
            openGiven.remove(place(index))
            events.append(.blockStop(index: place(index)))
        case .messageDelta(let json):
            if json["delta"]?["stop_reason"]?.stringValue != nil { end(&events) }
            events.append(event)
        case .messageStop:
            end(&events)
            events.append(event)
        default: events.append(event)
        }
    }

    private func place(_ index: Int) -> Int { index + (shift ?? 0) }

    private mutating func begin(_ message: Message, _ events: inout [StreamEvent]) {
        hasBegun = true
        given = message.content.count
        openGiven = Set(0..<given)
        var start = message
        start.content = []
        events.append(.messageStart(start))
        for (index, block) in message.content.enumerated() {
            let json = seams.join(start: block.json, ofBlock: index)
            events.append(.blockStart(index: index, block: ContentBlock(json: json)))
        }
        if message.stopReason != nil { end(&events) }
    }

    /// No block gets any more, so those end that the server need not end.
    private mutating func end(_ events: inout [StreamEvent]) {
        finishTexts(of: nil, &events)
        events += openGiven.sorted().map { .blockStop(index: $0) }
        openGiven = []
    }

    private mutating func finishTexts(of block: Int?, _ events: inout [StreamEvent]) {
        for (block, rest) in seams.finish(block: block) {
            events.append(.blockDelta(index: place(block), delta: rest))
        }
    }
}
