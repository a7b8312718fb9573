/// One event of a streamed answer; other types arrive as `unknown`.
public enum StreamEvent: Sendable, Hashable {
    /// The message begins: id, model and the prompt's usage.
    case messageStart(Message)
    /// A content block begins; some types get no deltas.
    case blockStart(index: Int, block: ContentBlock)
    /// A delta for the block with this index.
    case blockDelta(index: Int, delta: Delta)
    /// The block with this index has ended.
    case blockStop(index: Int)
    /// Stop reason and cumulative usage; its members replace earlier ones.
    case messageDelta(JSON)
    /// The answer has ended.
    case messageStop
    /// Keeps the connection alive; has no content.
    case ping
    /// Another type, with its unchanged JSON.
    case unknown(type: String, JSON)

    /// A change to a content block.
    public enum Delta: Sendable, Hashable {
        /// More text.
        case text(String)
        /// More of the thinking's summary; may be empty.
        case thinking(String)
        /// Replaces the signature; comes last.
        case signature(String)
        /// A piece of the text of a tool's input.
        case inputJSON(String)
        /// A source of the block's text; read it with `Citation`.
        case citation(JSON)
        /// Members that replace those of the block (compaction, beta).
        case replacement(JSONObject)
        /// Another type, with its unchanged JSON.
        case unknown(type: String, JSON)
    }
}

extension StreamEvent {
    /// Parses an event; throws for an `error` event or a malformed one.
    init(_ event: ServerSentEvent, _ seams: inout Seams) throws(ClaudeError) {
        guard event.saysSomething else {
            self = event.name == "ping" ? .ping : .unknown(type: event.name, .null)
            return
        }
        let json: JSON
        do {
            json = try JSON(untrusted: event.data)
        } catch {
            throw ClaudeError(error, inDataOf: event)
        }
        // Gateways forward errors of servers with another protocol.
        if json["error"] != nil || json.objectValue == nil, ErrorBody.isError(json) {
            throw ClaudeError(inStream: json)
        }
        // The JSON's `type` decides: not all compatible servers send the `event` field.
        let type = json["type"]?.stringValue ?? event.name
        switch event.name == "error" ? "error" : type {
        case "message_start":
            guard let message = json["message"].flatMap(Message.init(json:)) else {
                throw .malformed("message_start without a message")
            }
            self = .messageStart(message)
        case "content_block_start":
            guard let block = json["content_block"], block.objectValue != nil else {
                throw .malformed("content_block_start without a block")
            }
            let index = try json.blockIndex()
            self = .blockStart(
                index: index, block: ContentBlock(json: seams.join(start: block, ofBlock: index)))
        case "content_block_delta":
            let index = try json.blockIndex()
            self = .blockDelta(index: index, delta: try Delta(json["delta"], of: index, &seams))
        case "content_block_stop": self = .blockStop(index: try json.blockIndex())
        case "message_delta": self = .messageDelta(json)
        case "message_stop": self = .messageStop
        case "ping": self = .ping
        case "error": throw ClaudeError(inStream: json)
        default:
            let saysWords = json.stringValue != nil || ErrorBody.isRemark(json)
            guard !type.isEmpty || !saysWords else { throw ClaudeError(inStream: json) }
            self = .unknown(type: type, json)
        }
    }
}

extension ServerSentEvent {
    /// False for keep-alive events and for the end marker of another protocol.
    fileprivate var saysSomething: Bool {
        switch name {
        case "error": true
        case "ping": false
        // Gateways with several protocols may end every stream with the `[DONE]` of another.
        default: !data.isEmpty && !data.elementsEqual("[DONE]".utf8)
        }
    }
}

extension StreamEvent.Delta {
    fileprivate init(
        _ json: JSON?, of block: Int, _ seams: inout Seams
    ) throws(ClaudeError) {
        guard let json, let type = json["type"]?.stringValue else {
            throw .malformed("content_block_delta without a delta")
        }
        switch type {
        case "text_delta":
            self = .text(seams.join(try json.member("text", of: type), .text, ofBlock: block))
        case "thinking_delta":
            self = .thinking(
                seams.join(try json.member("thinking", of: type), .thinking, ofBlock: block))
        case "signature_delta": self = .signature(try json.member("signature", of: type).value)
        case "input_json_delta":
            self = .inputJSON(
                seams.join(try json.member("partial_json", of: type), .inputJSON, ofBlock: block))
        case "citations_delta": self = .citation(json["citation"] ?? .null)
        case "compaction_delta":
            var members = json.objectValue ?? JSONObject()
            members["type"] = nil
            self = .replacement(members)
        default: self = .unknown(type: type, json)
        }
    }
}

extension JSON {
    /// Parses JSON from a server, with a limit on values that no real answer comes near.
    init(untrusted bytes: some Collection<UInt8>) throws(JSONError) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        try self.init(
            parsing: bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0),
            maximumValues: Self.maximumUntrustedValues)
    }

    /// Parses the beginning of JSON that a server did not complete.
    init(untrustedBeginning bytes: some Sequence<UInt8>) throws(JSONError) {
        try self.init(cut: bytes, maximumValues: Self.maximumUntrustedValues)
    }

    private static let maximumUntrustedValues = 250_000

    fileprivate func member(_ name: String, of type: String) throws(ClaudeError) -> JSONString {
        guard case .string(let value) = self[name] else {
            throw .malformed("\(type) without '\(name)'")
        }
        return value
    }

    fileprivate func blockIndex() throws(ClaudeError) -> Int {
        guard let index = self["index"]?.intValue,
            (0..<MessageAccumulator.maximumBlocks).contains(index)
        else { throw .malformed("content block index \(self["index"] ?? .null)") }
        return index
    }
}

extension ClaudeError {
    /// An error for text that is not valid JSON or exceeds a limit.
    init(_ error: JSONError, in what: String) {
        switch error.reason {
        case .tooDeep, .tooManyValues: self.init(.tooLarge, "\(what): \(error)")
        default: self.init(.malformed, "\(what) is not JSON: \(error)")
        }
    }
}
