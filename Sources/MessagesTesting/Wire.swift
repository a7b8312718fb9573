package import WireJSON

/// Builds the text of streams from events.
package enum Wire {
    /// One server-sent event in the API's format.
    package static func event(_ json: JSON) -> String {
        "event: \(json["type"]?.stringValue ?? "")\ndata: \(json)\n\n"
    }

    package static func start(
        model: String = "m", usage: JSON = ["input_tokens": 15, "output_tokens": 1]
    ) -> String {
        event([
            "type": "message_start",
            "message": [
                "id": "msg_1", "type": "message", "role": "assistant", "model": JSON(model),
                "content": [], "stop_reason": nil, "stop_sequence": nil,
                "usage": usage,
            ],
        ])
    }

    package static func blockStart(_ index: Int, _ block: JSON = ["type": "text", "text": ""])
        -> String
    {
        event(["type": "content_block_start", "index": JSON(index), "content_block": block])
    }

    package static func delta(_ index: Int, _ delta: JSON) -> String {
        event(["type": "content_block_delta", "index": JSON(index), "delta": delta])
    }

    package static func text(_ index: Int, _ text: String) -> String {
        delta(index, ["type": "text_delta", "text": JSON(text)])
    }

    package static func blockStop(_ index: Int) -> String {
        event(["type": "content_block_stop", "index": JSON(index)])
    }

    package static func end(_ reason: String = "end_turn", usage: JSON = ["output_tokens": 9])
        -> String
    {
        event([
            "type": "message_delta",
            "delta": ["stop_reason": JSON(reason), "stop_sequence": nil],
            "usage": usage,
        ])
    }

    package static let stop = event(["type": "message_stop"])
    package static let ping = event(["type": "ping"])

    package static func error(_ type: String, _ message: String) -> String {
        event(["type": "error", "error": ["type": JSON(type), "message": JSON(message)]])
    }

    /// The events of a block from its start to its stop.
    package static func block(_ index: Int, _ block: JSON, _ deltas: JSON...) -> String {
        blockStart(index, block) + deltas.map { delta(index, $0) }.joined() + blockStop(index)
    }

    package static func textBlock(_ index: Int, _ text: String) -> String {
        block(index, ["type": "text", "text": ""], ["type": "text_delta", "text": JSON(text)])
    }

    /// The events of a complete answer with these blocks.
    package static func answer(_ blocks: String..., reason: String = "end_turn") -> String {
        start() + blocks.joined() + end(reason) + stop
    }

    /// A short complete answer.
    package static let hi = answer(textBlock(0, "Hi"))
}
