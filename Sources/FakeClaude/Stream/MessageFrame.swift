package import WireJSON

/// The message around an answer's content: id, model, and the usage of the prompt.
package struct MessageFrame: Sendable, Hashable {
    package var id: String
    package var model: String
    package var usage: Usage
    /// The container in which code ran; sent at the end of an answer.
    package var container: JSON = nil
    package var diagnostics: JSON = nil

    package init(id: String, model: String, usage: Usage) {
        self.id = id
        self.model = model
        self.usage = usage
    }

    func message(content: JSON, stopReason: JSON, stopSequence: JSON, usage: Usage) -> JSON {
        [
            "model": JSON(model), "id": JSON(id), "type": "message", "role": "assistant",
            "content": content, "stop_reason": stopReason, "stop_sequence": stopSequence,
            "stop_details": nil, "container": nil, "diagnostics": diagnostics,
            "usage": usage.complete,
        ]
    }

    /// The message object of an answer that is not streamed.
    package func whole(_ finished: Finished) -> JSON {
        var total = usage
        total.output = finished.outputTokens
        total.thinking = finished.thinkingTokens
        total.add(finished)
        var json = message(
            content: finished.content, stopReason: JSON(finished.stopReason),
            stopSequence: finished.stopSequence.map { JSON($0) } ?? nil, usage: total)
        json["usage"]?["output_tokens_details"] = ["thinking_tokens": JSON(total.thinking)]
        json["container"] = container
        if finished.stopReason == "refusal" { json["stop_details"] = MessageFrame.refusal }
        return json
    }

    static let refusal: JSON = [
        "type": "refusal", "category": nil, "explanation": "The fault asked for a refusal.",
    ]
}
