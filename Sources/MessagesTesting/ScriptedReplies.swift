package import ClaudeMessages
package import WireJSON

extension ScriptedTransport.Reply {
    /// A stream of events, in pieces of this many bytes.
    package static func stream(
        _ text: String, pieces size: Int = .max, failure: TransportError? = nil,
        fields: [HeaderField] = []
    ) -> Self {
        .response(
            status: 200, fields: [HeaderField("content-type", "text/event-stream")] + fields,
            chunks: cut(Array(text.utf8), size), failure: failure)
    }

    /// A streamed answer of text blocks; `nil` stands for a block of another kind.
    package static func answer(
        _ texts: String?..., stop reason: String? = "end_turn", isEnded: Bool = true,
        failure: TransportError? = nil, fields: [HeaderField] = []
    ) -> Self {
        var events = Wire.start(
            model: "claude-sonnet-5-5", usage: ["input_tokens": 10, "output_tokens": 1])
        for (index, text) in texts.enumerated() {
            events +=
                text.map { Wire.textBlock(index, $0) }
                ?? Wire.block(index, ["type": "redacted_thinking"])
        }
        if let reason {
            events += Wire.end(reason, usage: ["output_tokens": 5])
            if isEnded { events += Wire.stop }
        }
        return .stream(events, pieces: 7, failure: failure, fields: fields)
    }

    /// A body with a beginning and then an endless repetition of `piece`.
    package static func endless(
        _ status: Int, _ type: String, _ start: String, _ piece: String
    ) -> Self {
        let start = Array(start.utf8)
        // 64 KiB per read, as on a fast network.
        let piece = Array(String(repeating: piece, count: 65_536 / piece.utf8.count + 1).utf8)
        return .made(status: status, type: type) { $0 == 0 ? start : piece }
    }

    /// A stream with a beginning and then an endless repetition of `piece`.
    package static func endless(_ start: String, _ piece: String) -> Self {
        endless(200, "text/event-stream", start, piece)
    }

    /// A JSON response.
    package static func json(_ status: Int, _ json: JSON, fields: [HeaderField] = []) -> Self {
        .response(
            status: status, fields: [HeaderField("content-type", "application/json")] + fields,
            chunks: [json.bytes])
    }

    /// An error response in the API's format.
    package static func error(
        _ status: Int, _ type: String, _ message: String = "no", details: JSON? = nil,
        fields: [HeaderField] = []
    ) -> Self {
        var error: JSON = ["type": JSON(type), "message": JSON(message)]
        if let details { error["details"] = details }
        return .json(
            status, ["type": "error", "error": error, "request_id": "req_body"], fields: fields)
    }
}

/// Splits bytes into pieces of this many bytes; the last one may be shorter.
package func cut(_ bytes: [UInt8], _ size: Int) -> [[UInt8]] {
    guard size < bytes.count else { return bytes.isEmpty ? [] : [bytes] }
    return stride(from: 0, to: bytes.count, by: size).map {
        Array(bytes[$0..<min($0 + size, bytes.count)])
    }
}

/// The piece sizes in bytes for stream tests; the last one keeps a stream whole.
package let pieceSizes = [1, 2, 3, 7, 64, Int.max]
