package import ClaudeMessages
package import WireJSON

extension ScriptedTransport.Reply {
    /// A stream of events, cut into pieces of that many bytes.
    package static func stream(
        _ text: String, pieces size: Int = .max, failure: TransportError? = nil,
        fields: [HeaderField] = []
    ) -> Self {
        .response(
            status: 200, fields: [HeaderField("content-type", "text/event-stream")] + fields,
            chunks: cut(Array(text.utf8), size), failure: failure)
    }

    /// A streamed answer of these blocks, each a text or, when `nil`, something else.
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

    /// A body that begins so and then goes on for ever.
    package static func endless(
        _ status: Int, _ type: String, _ start: String, _ piece: String
    ) -> Self {
        let start = Array(start.utf8)
        // As much at a time as a fast network gives.
        let piece = Array(String(repeating: piece, count: 65_536 / piece.utf8.count + 1).utf8)
        return .made(status: status, type: type) { $0 == 0 ? start : piece }
    }

    /// A stream that begins so and then goes on for ever.
    package static func endless(_ start: String, _ piece: String) -> Self {
        endless(200, "text/event-stream", start, piece)
    }

    /// A whole JSON answer.
    package static func json(_ status: Int, _ json: JSON, fields: [HeaderField] = []) -> Self {
        .response(
            status: status, fields: [HeaderField("content-type", "application/json")] + fields,
            chunks: [json.bytes])
    }

    /// An API error as the API words it.
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

/// The bytes in pieces of that size, the last one shorter.
package func cut(_ bytes: [UInt8], _ size: Int) -> [[UInt8]] {
    guard size < bytes.count else { return bytes.isEmpty ? [] : [bytes] }
    return stride(from: 0, to: bytes.count, by: size).map {
        Array(bytes[$0..<min($0 + size, bytes.count)])
    }
}

/// Sizes of pieces that every stream is tested with; the last one leaves it whole.
package let pieceSizes = [1, 2, 3, 7, 64, Int.max]
