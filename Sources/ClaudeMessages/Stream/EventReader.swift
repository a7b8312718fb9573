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

    /// What takes the events that were read, one by one.
    typealias Sink = (StreamEvent) throws(ClaudeError) -> Void

    /// Reads an event, and gives out what it says; an `error` event and anything malformed is
    /// thrown.
    mutating func read(_ event: ServerSentEvent, _ give: Sink) throws(ClaudeError) {
        let event = try StreamEvent(event, &seams)
        switch event {
        case .messageStart(let message) where !hasBegun: try begin(message, give)
        case .blockStart(let index, let block):
            shift = shift ?? (index < given ? given : 0)
            try give(.blockStart(index: place(index), block: block))
        case .blockDelta(let index, let delta):
            try give(.blockDelta(index: place(index), delta: delta))
        case .blockStop(let index):
            try finishTexts(of: index, give)
            openGiven.remove(place(index))
            try give(.blockStop(index: place(index)))
        case .messageDelta(let json):
            if json["delta"]?["stop_reason"]?.stringValue != nil { try end(give) }
            try give(event)
        case .messageStop:
            try end(give)
            try give(event)
        default: try give(event)
        }
    }

    private func place(_ index: Int) -> Int { index + (shift ?? 0) }

    private mutating func begin(_ message: Message, _ give: Sink) throws(ClaudeError) {
        hasBegun = true
        given = message.content.count
        openGiven = Set(0..<given)
        var start = message
        start.content = []
        try give(.messageStart(start))
        for (index, block) in message.content.enumerated() {
            let json = seams.join(start: block.json, ofBlock: index)
            try give(.blockStart(index: index, block: ContentBlock(json: json)))
        }
        if message.stopReason != nil { try end(give) }
    }

    /// No block gets any more, so those end that the server need not end.
    private mutating func end(_ give: Sink) throws(ClaudeError) {
        try finishTexts(of: nil, give)
        for index in openGiven.sorted() { try give(.blockStop(index: index)) }
        openGiven = []
    }

    private mutating func finishTexts(of block: Int?, _ give: Sink) throws(ClaudeError) {
        for (block, rest) in seams.finish(block: block) {
            try give(.blockDelta(index: place(block), delta: rest))
        }
    }
}
