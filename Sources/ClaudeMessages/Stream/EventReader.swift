/// Turns the server-sent events of one stream into `StreamEvent`s; a pure value.
///
/// Characters that were cut between two events come whole, and content blocks inside
/// `message_start` are given out as block starts of their own.
struct EventReader: Sendable {
    private var seams = Seams()
    private var hasBegun = false
    /// The number of blocks inside `message_start`, and the indices of those that have not ended.
    private var given = 0
    private var openGiven: Set<Int> = []
    /// The offset of indices: after given blocks some servers count on, others restart at 0.
    private var shift: Int?

    /// Receives the events, one at a time.
    typealias Sink = (StreamEvent) throws(ClaudeError) -> Void

    /// Reads an event and passes on the result; throws for an `error` event or a malformed one.
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

    /// Ends given blocks that the server did not end, and gives out text held for a cut character.
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
