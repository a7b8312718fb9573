/// An answer of the model, whole or as far as it came.
public struct Message: Sendable, Hashable {
    /// The message as received, without `content` and `usage`.
    public var envelope: JSON
    public var content: [ContentBlock]
    public var usage: Usage

    /// Reads a message object; `nil` when it is not one.
    ///
    /// A message that only begins may leave its content out.
    public init?(json: JSON) {
        let blocks = json["content"] ?? .null
        guard json.objectValue != nil, blocks.isNull || blocks.arrayValue != nil else { return nil }
        var envelope = json
        content = (blocks.arrayValue ?? []).map(ContentBlock.init(json:))
        usage = Usage(json: json["usage"] ?? [:])
        envelope["content"] = nil
        envelope["usage"] = nil
        self.envelope = envelope
    }

    public var id: String { envelope["id"]?.stringValue ?? "" }
    /// The model that answered: the snapshot an alias stands for.
    public var model: String { envelope["model"]?.stringValue ?? "" }
    public var stopReason: StopReason? {
        envelope["stop_reason"]?.stringValue.map(StopReason.init(rawValue:))
    }
    public var stopSequence: String? { envelope["stop_sequence"]?.stringValue }

    /// The whole message as one JSON object.
    public var json: JSON {
        var json = envelope
        json["content"] = .array(content.map(\.json))
        json["usage"] = usage.json
        return json
    }

    /// What the model says: text blocks that follow each other joined as they are, one blank
    /// line where a block of another kind stands between two texts.
    public var text: String {
        var joiner = TextJoiner()
        var text = ""
        for (index, block) in content.enumerated() {
            if let piece = block.text {
                text += joiner.text(piece, ofBlock: index)
            } else {
                joiner.otherBlock()
            }
        }
        return text + joiner.finish()
    }
}
