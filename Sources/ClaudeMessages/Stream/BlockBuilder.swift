/// A content block while its deltas arrive.
struct BlockBuilder: Sendable {
    /// The limit of a tool input's text in bytes, the same as for the data of one event.
    private static let maximumInputBytes = 8 * 1024 * 1024

    let index: Int
    let start: ContentBlock
    private let kind: Kind
    private(set) var isOpen = true
    private var appended = GrowingText()
    private var signature: String?
    /// The JSON text of a tool call's input; emptied once it is parsed, kept when it is invalid.
    private var partialJSON = ""
    /// The parsed input of a call that has ended; `nil` when none came or nothing can be parsed.
    private(set) var input: JSON?
    private var citations: [JSON] = []
    private var replaced = JSONObject()

    init(index: Int, start: ContentBlock) {
        self.index = index
        self.start = start
        kind = Kind(type: start.type)
    }

    /// Decides which deltas a block accepts.
    private enum Kind {
        case text, thinking, compaction
        /// Its input arrives as the text of a JSON object.
        case call
        /// An unknown type; accepts any delta.
        case other

        init(type: String) {
            self =
                switch type {
                case "text": .text
                case "thinking": .thinking
                case "compaction": .compaction
                case "tool_use", "server_tool_use", "mcp_tool_use": .call
                default: .other
                }
        }
    }

    mutating func apply(_ delta: StreamEvent.Delta) throws(ClaudeError) {
        guard isOpen else { throw .malformed("a delta for block \(index), which has ended") }
        guard accepts(delta) else {
            throw .malformed("a delta for block \(index) does not fit its type '\(start.type)'")
        }
        switch delta {
        case .text(let text), .thinking(let text): appended.append(text)
        case .signature(let text): signature = text
        case .inputJSON(let text): partialJSON += text
        case .citation(let citation): citations.append(citation)
        case .replacement(let members):
            for member in members.members { replaced[member.name] = member.value }
        case .unknown: break
        }
    }

    /// Whether a delta can belong to this block.
    private func accepts(_ delta: StreamEvent.Delta) -> Bool {
        guard kind != .other else { return true }
        return switch delta {
        case .text, .citation: kind == .text
        case .thinking, .signature: kind == .thinking
        case .inputJSON: kind == .call
        case .replacement: kind == .compaction
        case .unknown: true
        }
    }

    /// Adds text to a block that has ended; `false` when the delta does not fit the block's type.
    mutating func append(late delta: StreamEvent.Delta) -> Bool {
        switch (delta, kind) {
        case (.text(let text), .text), (.thinking(let text), .thinking): appended.append(text)
        default: return false
        }
        return true
    }

    /// Joins the text into one string, which later copies of the block share.
    mutating func join() { appended.join() }

    var replacedMembers: Int { replaced.members.count }

    mutating func stop() throws(ClaudeError) {
        guard isOpen else { throw .malformed("block \(index) ended twice") }
        isOpen = false
        guard !partialJSON.isEmpty else { return }
        // Parsed once, at the end: a server may send megabytes in small pieces.
        if let whole = wholeInput {
            input = whole
            partialJSON = ""
        } else {
            input = readableInput
        }
    }

    private var wholeInput: JSON? {
        guard partialJSON.utf8.count <= Self.maximumInputBytes,
            let input = try? JSON(untrusted: partialJSON.utf8), input.objectValue != nil
        else { return nil }
        return input
    }

    /// The part of a cut input that can be parsed.
    private var readableInput: JSON? {
        guard !partialJSON.isEmpty, partialJSON.utf8.count <= Self.maximumInputBytes,
            let input = try? JSON(untrustedBeginning: partialJSON.utf8), input.objectValue != nil
        else { return nil }
        return input
    }

    /// The block with the deltas so far.
    var block: ContentBlock {
        var json = start.json
        if !appended.isEmpty {
            let member = kind == .thinking ? "thinking" : "text"
            json[member] = JSON(appended.text(after: json[member]?.stringValue ?? ""))
        }
        if let signature { json["signature"] = JSON(signature) }
        // A call without arguments gets a single `input_json_delta`, with an empty text.
        if kind == .call {
            json["input"] = (isOpen ? readableInput : input) ?? json["input"] ?? [:]
        }
        if !citations.isEmpty {
            json["citations"] = .array((json["citations"]?.arrayValue ?? []) + citations)
        }
        for member in replaced.members { json[member.name] = member.value }
        return ContentBlock(json: json)
    }

    /// The input, when it is not a JSON object: `max_tokens` can cut it anywhere.
    var brokenInput: BrokenInput? {
        guard !partialJSON.isEmpty, !isOpen || wholeInput == nil else { return nil }
        return BrokenInput(id: start.json["id"]?.stringValue ?? "", text: partialJSON)
    }
}
