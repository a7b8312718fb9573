/// Folds the events of a stream into the message they describe.
///
/// A pure value: pass it the events in order and read `message` at any time, also after an error.
public struct MessageAccumulator: Sendable {
    static let maximumBlocks = 4096
    /// The most bytes of text, thinking and tool input an answer may have.
    public static let maximumAnswerBytes = 64 * 1024 * 1024

    /// The most bytes of an answer that is not streamed; parsing it needs several times the memory.
    static let maximumWholeBytes = 16 * 1024 * 1024

    private var start: Message?
    private var blocks: [BlockBuilder] = []
    /// Members of `message_delta` events; later ones replace earlier ones.
    private var changes = JSONObject()
    private var answerBytes = 0
    /// The memory in bytes of everything but text, thinking and the text of tool input.
    private var otherBytes = 0
    /// Usage of the joined messages before the last one, and of the last one.
    private var earlier: [Usage] = []
    private var continuation = Usage()
    /// Another message began after the end of the first.
    private var isContinued: Bool { !earlier.isEmpty }
    /// The highest counts so far, once a later usage had a lower count.
    private var takenBack: Usage?
    /// `message_stop` has come.
    public private(set) var sawMessageStop = false

    /// Makes one that has seen no event.
    public init() {}

    /// `message_start` has come; cheaper to read than `message`.
    var hasBegun: Bool { start != nil }

    /// A content block has begun: from here on the answer is billed and never requested again.
    public var hasBegunContent: Bool { !blocks.isEmpty }

    /// `message_stop` has come, or a stop reason and the end of every block.
    ///
    /// Some proxies cut off `message_stop`; an answer that reached its token limit may lack the
    /// `content_block_stop` of its last block.
    public var isComplete: Bool {
        guard start != nil else { return false }
        return sawMessageStop || stopReason != nil && blocks.allSatisfy { !$0.isOpen }
    }

    /// Why the message ended; `nil` until the server has sent it.
    public var stopReason: StopReason? {
        changes["stop_reason"]?.stringValue.map(StopReason.init(rawValue:)) ?? start?.stopReason
    }

    /// The tool calls whose input is not a JSON object; they must not be run.
    public var brokenInputs: [BrokenInput] { blocks.compactMap(\.brokenInput) }

    /// The message so far; `nil` before `message_start`.
    public var message: Message? {
        guard var message = start else { return nil }
        message.content = (message.content + blocks.map(\.block))
        for member in changes.members where member.name != "usage" {
            message.envelope[member.name] = member.value
        }
        if let usage = changes["usage"] { message.usage.merge(usage) }
        return message
    }

    /// Joins the text of each block, which makes `message` cheap to read after the last event.
    mutating func join() {
        for place in blocks.indices { blocks[place].join() }
    }

    /// The usage so far; cheaper to read than `message`.
    public var usage: Usage {
        var usage = start?.usage ?? Usage()
        if let later = changes["usage"] { usage.merge(later) }
        return usage
    }

    /// The usage of each message when a gateway joined several in one response; else empty.
    ///
    /// `usage` then has the last values received, as in the official client; whether these include
    /// all joined messages is not documented.
    public var joinedUsages: [Usage] { isContinued ? earlier + [continuation] : [] }

    /// The usage with the highest value of each count, when a later value was lower.
    ///
    /// `nil` when the counts only grew, as those of the API do.
    public var highestUsage: Usage? { takenBack.map { usage.raised(to: $0) } }

    /// Applies the next event; throws when it cannot follow the earlier ones.
    ///
    /// - Returns: The event as applied, or `nil` when it changes nothing.
    @discardableResult
    public mutating func fold(_ event: StreamEvent) throws(ClaudeError) -> StreamEvent? {
        guard !isContinued else { return try foldContinuation(event) }
        switch event {
        case .messageStart(let message):
            guard start == nil else {
                guard sawMessageStop else { throw .malformed("message_start came twice") }
                try join(message)
                return nil
            }
            try limit(message.envelope.objectValue?.members.count ?? 0)
            try limit(message.usage.json)
            start = message
        case .blockStart(let index, let block): try begin(index, block)
        case .blockDelta(let index, let delta):
            try count(delta)
            let place = try place(of: index, for: "a delta")
            try blocks[place].apply(delta)
            try limit(blocks[place].replacedMembers)
        case .blockStop(let index):
            let place = try place(of: index, for: "an end")
            try blocks[place].stop()
            if let input = blocks[place].input { try count(input) }
        case .messageDelta(let json): try change(json)
        case .messageStop: sawMessageStop = true
        case .ping, .unknown: break
        }
        return event
    }

    /// Reads a message after the end of another: gateways join the messages of a tool loop.
    ///
    /// As the official client does: blocks are appended, whatever their index; a delta goes to the
    /// block at the position it names, and is ignored when it does not fit that block.
    private mutating func foldContinuation(
        _ event: StreamEvent
    ) throws(ClaudeError) -> StreamEvent? {
        switch event {
        case .blockStart(_, let block):
            let index = (blocks.last?.index ?? -1) + 1
            try begin(index, block)
            try blocks[blocks.count - 1].stop()
            return .blockStart(index: index, block: block)
        case .blockDelta(let place, let delta):
            try count(delta)
            guard blocks.indices.contains(place), blocks[place].append(late: delta) else {
                return nil
            }
            return .blockDelta(index: blocks[place].index, delta: delta)
        case .messageDelta(let json):
            try change(json)
            if let usage = json["usage"] { continuation.merge(usage) }
            return event
        case .messageStart(let message):
            try join(message)
            return nil
        case .messageStop, .ping, .unknown: return event
        case .blockStop: return nil
        }
    }

    private mutating func join(_ message: Message) throws(ClaudeError) {
        guard earlier.count < Self.maximumBlocks else {
            throw ClaudeError(.tooLarge, "more than \(Self.maximumBlocks) joined messages")
        }
        try count(message.usage.json)
        earlier.append(isContinued ? continuation : usage)
        continuation = message.usage
    }

    /// Begins a block, whose index must be higher than those before it.
    ///
    /// Blocks may overlap: one server opens the next before it closes the last.
    private mutating func begin(_ index: Int, _ block: ContentBlock) throws(ClaudeError) {
        guard start != nil else { throw .malformed("a content block before message_start") }
        guard index > (blocks.last?.index ?? -1) else {
            throw .malformed("content block \(index) began out of order")
        }
        guard blocks.count < Self.maximumBlocks else {
            throw ClaudeError(.tooLarge, "more than \(Self.maximumBlocks) content blocks")
        }
        try count(block.json)
        blocks.append(BlockBuilder(index: index, start: block))
        // A `fallback` block: another model answers from here on, at its own prices.
        if block.type == "fallback", let model = block.json["to"]?["model"]?.stringValue {
            changes["model"] = JSON(model)
        }
    }

    private mutating func change(_ json: JSON) throws(ClaudeError) {
        guard start != nil else { throw .malformed("message_delta before message_start") }
        try count(json)
        let outer = (json.objectValue?.members ?? []).filter {
            $0.name != "type" && $0.name != "delta" && $0.name != "usage"
        }
        let members = (json["delta"]?.objectValue?.members ?? []) + outer
        try limit(members.count + changes.members.count)
        try limit(json["usage"])
        for member in members where !member.value.isNull {
            changes[member.name] = member.value
        }
        guard let usage = json["usage"], usage.objectValue != nil else { return }
        let before = highestUsage ?? self.usage
        defer { if self.usage.raised(to: before) != self.usage { takenBack = before } }
        var merged = Usage(json: changes["usage"] ?? [:])
        merged.merge(usage)
        changes["usage"] = merged.json
    }

    /// Limits the number of members, which are merged one by one; no message has fifty.
    private func limit(_ members: Int) throws(ClaudeError) {
        guard members <= 1000 else {
            throw ClaudeError(.tooLarge, "more than 1000 members in one object")
        }
    }

    private func limit(_ usage: JSON?) throws(ClaudeError) {
        try limit(
            (usage?.objectValue?.members.count ?? 0)
                + (changes["usage"]?.objectValue?.members.count ?? 0))
    }

    private func place(of index: Int, for what: String) throws(ClaudeError) -> Int {
        // Searched from the end: it is nearly always the last block.
        guard let place = blocks.lastIndex(where: { $0.index == index }) else {
            throw .malformed("\(what) for block \(index), which never began")
        }
        return place
    }

    private mutating func count(_ delta: StreamEvent.Delta) throws(ClaudeError) {
        switch delta {
        case .text(let text), .thinking(let text), .inputJSON(let text), .signature(let text):
            answerBytes += text.utf8.count
            try checkLength()
        case .citation(let json), .unknown(_, let json): try count(json)
        case .replacement(let members):
            try limit(members.members.count)
            try count(.object(members))
        }
    }

    private mutating func count(_ json: JSON) throws(ClaudeError) {
        otherBytes += json.footprint
        try checkLength()
    }

    private func checkLength() throws(ClaudeError) {
        guard max(answerBytes, otherBytes) <= Self.maximumAnswerBytes else {
            throw ClaudeError(
                .answerTooLong,
                "the answer is longer than \(Self.maximumAnswerBytes / 1_048_576) MiB")
        }
    }
}
