import ChatKit
import ClaudeMessages

/// Values for the tests of this target.
enum Sample {
    static func message(
        _ content: [JSON], stop reason: String? = "end_turn", usage: JSON = [:],
        model: String = "m"
    ) -> Message {
        let json: JSON = [
            "id": "msg_1", "model": JSON(model), "content": .array(content),
            "stop_reason": reason.map { JSON($0) } ?? nil, "usage": usage,
        ]
        guard let message = Message(json: json) else { fatalError("no message") }
        return message
    }

    static let thinking: JSON = ["type": "thinking", "thinking": "hm", "signature": "s"]
    static let redacted: JSON = ["type": "redacted_thinking", "data": "x"]
    static let call: JSON = ["type": "tool_use", "id": "t", "name": "n", "input": [:]]

    static func text(_ text: String) -> JSON { ["type": "text", "text": JSON(text)] }
}
