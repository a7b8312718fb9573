/// One request of a batch.
public struct BatchItem: Sendable, Hashable {
    /// The id of its result: 1 to 64 of the characters A-Z, a-z, 0-9, `_` and `-`.
    public var customID: String
    /// The request; sent without `stream`.
    public var request: MessageRequest

    /// Makes an item; it is checked when the batch is created.
    public init(customID: String, request: MessageRequest) {
        self.customID = customID
        self.request = request
    }
}

extension BatchItem {
    static let maximumItems = 100_000

    /// The request body for a batch of items.
    ///
    /// The API validates the items only after it has accepted the batch, up to a day later, so
    /// invalid ones are refused here.
    package static func body(
        of items: [BatchItem], limit: Int = 256 * 1024 * 1024
    ) throws(ClaudeError) -> [UInt8] {
        guard items.count <= maximumItems else {
            throw ClaudeError(.badRequest, "a batch has at most \(maximumItems) requests")
        }
        var ids: Set<String> = []
        var body = Array(#"{"requests":["#.utf8)
        for item in items {
            guard ids.insert(item.customID).inserted else {
                throw item.refusal("the custom id occurs twice")
            }
            if ids.count > 1 { body.append(UInt8(ascii: ",")) }
            let json: JSON = ["custom_id": JSON(item.customID), "params": try item.parameters()]
            json.write(into: &body)
            guard body.count <= limit - 2 else {
                throw ClaudeError(.badRequest, "a batch has at most 256 MB")
            }
        }
        return body + "]}".utf8
    }

    private func parameters() throws(ClaudeError) -> JSON {
        let isID = customID.utf8.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return byte < 0x80
                && (character.isLetter || character.isNumber || "_-".contains(character))
        }
        guard isID, (1...64).contains(customID.utf8.count) else {
            throw refusal("a custom id is 1 to 64 letters, digits, '_' and '-'")
        }
        let json = request.json(stream: false)
        guard json["stream"]?.boolValue != true, json["speed"] == nil, json["thread"] == nil else {
            throw refusal("a batch takes neither 'stream' nor 'speed' nor 'thread'")
        }
        guard json["max_tokens"] != 0 else {
            throw refusal("a batch takes no request for 0 tokens")
        }
        return json
    }

    private func refusal(_ reason: String) -> ClaudeError {
        ClaudeError(.badRequest, "request '\(customID)': \(reason)")
    }
}
