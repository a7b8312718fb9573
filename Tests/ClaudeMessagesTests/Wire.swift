import ClaudeMessages

/// The text of streams, event by event.
enum Wire {
    /// One event as the API frames it.
    static func event(_ json: JSON) -> String {
        "event: \(json["type"]?.stringValue ?? "")\ndata: \(json)\n\n"
    }

    static func start(usage: JSON = ["input_tokens": 15, "output_tokens": 1]) -> String {
        event([
            "type": "message_start",
            "message": [
                "id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": [],
                "stop_reason": nil, "stop_sequence": nil, "usage": usage,
            ],
        ])
    }

    static func blockStart(_ index: Int, _ block: JSON = ["type": "text", "text": ""]) -> String {
        event(["type": "content_block_start", "index": JSON(index), "content_block": block])
    }

    static func delta(_ index: Int, _ delta: JSON) -> String {
        event(["type": "content_block_delta", "index": JSON(index), "delta": delta])
    }

    static func text(_ index: Int, _ text: String) -> String {
        delta(index, ["type": "text_delta", "text": JSON(text)])
    }

    static func blockStop(_ index: Int) -> String {
        event(["type": "content_block_stop", "index": JSON(index)])
    }

    static func end(_ reason: String = "end_turn", usage: JSON = ["output_tokens": 9]) -> String {
        event([
            "type": "message_delta",
            "delta": ["stop_reason": JSON(reason), "stop_sequence": nil],
            "usage": usage,
        ])
    }

    static let stop = event(["type": "message_stop"])
    static let ping = event(["type": "ping"])

    static func error(_ type: String, _ message: String) -> String {
        event(["type": "error", "error": ["type": JSON(type), "message": JSON(message)]])
    }

    /// A block from its start to its stop.
    static func block(_ index: Int, _ block: JSON, _ deltas: JSON...) -> String {
        blockStart(index, block) + deltas.map { delta(index, $0) }.joined() + blockStop(index)
    }

    static func textBlock(_ index: Int, _ text: String) -> String {
        block(index, ["type": "text", "text": ""], ["type": "text_delta", "text": JSON(text)])
    }

    /// A whole answer around these blocks.
    static func answer(_ blocks: String..., reason: String = "end_turn") -> String {
        start() + blocks.joined() + end(reason) + stop
    }

    /// A short whole answer.
    static let hi = answer(textBlock(0, "Hi"))
}
