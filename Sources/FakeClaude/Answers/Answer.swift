package import WireJSON

/// The answer before limits and faults are applied.
package struct Answer: Sendable, Hashable {
    package enum Block: Sendable, Hashable {
        case text(String)
        /// Text with its citations.
        case cited(String, citations: [JSON])
        case toolUse(name: String, input: JSON)
        /// A call that the server runs itself; paused turns end with one.
        case serverToolUse(name: String, input: JSON)
        /// The result of the call with that id; nil means the last call in this answer.
        case serverToolResult(type: String, of: String?, content: JSON)
    }

    /// The thinking before the blocks; nil when thinking is off.
    package var thinking: String?
    package var blocks: [Block]
    package var stopReason: String

    package init(thinking: String? = nil, blocks: [Block], stopReason: String = "end_turn") {
        self.thinking = thinking
        self.blocks = blocks
        self.stopReason = stopReason
    }
}

extension Answer {
    /// The answer without any fault: tool calls where the prompt asks for them, else text.
    package static func to(_ request: MessagesRequest, promptTokens: Int) -> Answer {
        let question = Question(request, promptTokens: promptTokens)
        var answer = spoken(question)
        switch request.thinkingMode {
        case .on: answer.thinking = thought(question)
        case .betweenTools: answer.thinking = question.results.isEmpty ? nil : thought(question)
        case .off: break
        }
        return answer
    }

    private static func spoken(_ question: Question) -> Answer {
        let request = question.request
        if let rest = ServerTools.continuation(of: question) { return rest }
        let calls = ToolCalls.wanted(by: question)
        let errands = ServerTools.errands(for: question)
        if !calls.isEmpty {
            // Calls that the server runs wait for the results of the client's tools.
            let waiting = errands.map(\.call)
            let preface = ToolCalls.areForced(request) ? [] : [Block.text("I call what you named.")]
            return Answer(blocks: preface + waiting + calls, stopReason: "tool_use")
        }
        if !errands.isEmpty { return ServerTools.answer(errands, question) }
        if let schema = request.json["output_config"]?["format"]?["schema"] {
            return Answer(blocks: [.text(SchemaSample(schema).value.description)])
        }
        if let blocks = Citing.blocks(for: question) { return Answer(blocks: blocks) }
        return Answer(blocks: [.text(Repertoire.text(for: question))])
    }

    private static func thought(_ question: Question) -> String {
        guard question.results.isEmpty else {
            return "The tools have answered. I put their words into mine."
        }
        let words = question.words.prefix(8).joined(separator: " ")
        return "I am asked: \(words.isEmpty ? "nothing" : words). There is no model behind me,"
            + " so I look into my small repertoire and say what fits."
    }
}
