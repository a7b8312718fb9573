import MessagesTesting
import WireJSON

// Answers that go as most do.
extension StagedChat {
    static let model = "claude-sonnet-5-5"

    /// Asks, and has the whole answer a second later.
    func ask(
        _ question: String, _ answer: String, model: String = model,
        input: JSON = ["input_tokens": 15, "output_tokens": 1], output: Int = 9
    ) {
        type(question + "\r")
        pass(.seconds(1))
        serve(
            Wire.start(model: model, usage: input), Wire.textBlock(0, answer),
            Wire.end(usage: ["output_tokens": JSON(output)]), Wire.stop)
        serveEnd()
    }

    /// The questions that the last request sent.
    var sent: [String] {
        let messages = transport.bodies.last?["messages"]?.arrayValue ?? []
        return messages.filter { $0["role"]?.stringValue == "user" }.map { message -> String in
            let content = message["content"]
            return content?.stringValue
                ?? content?.arrayValue?.first?["text"]?.stringValue ?? "?"
        }
    }

    /// Asks, and has the beginning of an answer.
    func begin(_ question: String, _ text: String) {
        type(question + "\r")
        serve(Wire.start(model: Self.model), Wire.blockStart(0), Wire.text(0, text))
    }

    /// Answers at once what was asked.
    func finishWhole(_ text: String) {
        serve(Wire.start(model: Self.model), Wire.textBlock(0, text), Wire.end(), Wire.stop)
        serveEnd()
    }

    /// Ends the answer that has begun, after this text.
    func finish(_ text: String = "", _ reason: String = "end_turn") {
        serve(Wire.text(0, text), Wire.blockStop(0), Wire.end(reason), Wire.stop)
        serveEnd()
    }
}

extension Wire {
    /// What a prompt cost that was read from the cache, or written into it for five minutes.
    static func cached(written: Int, read: Int = 0) -> JSON {
        [
            "input_tokens": 12, "cache_creation_input_tokens": JSON(written),
            "cache_creation": [
                "ephemeral_5m_input_tokens": JSON(written), "ephemeral_1h_input_tokens": 0,
            ],
            "cache_read_input_tokens": JSON(read), "output_tokens": 1,
        ]
    }
}
