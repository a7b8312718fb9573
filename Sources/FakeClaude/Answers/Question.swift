import WireJSON

/// The last user message, parsed for the repertoire, and its request.
package struct Question: Sendable {
    package let request: MessagesRequest
    package let promptTokens: Int
    /// The text of the last user message without fault marks.
    package let text: String
    package let words: [String]
    /// The text of each tool result in the last user message.
    package let results: [String]

    package init(_ request: MessagesRequest, promptTokens: Int = 0) {
        self.request = request
        self.promptTokens = promptTokens
        let last = request.messages.last { $0.role == "user" }
        text = FaultMark.removed(from: Question.text(of: last))
        words = text.split { $0.isWhitespace }.map(String.init)
        results = (last?.blocks ?? []).filter { $0.type == "tool_result" }.map { result in
            MessagesRequest.blocks(result["content"])
                .compactMap { $0["text"]?.stringValue }.joined(separator: "\n")
        }
    }

    package var lowercased: String { text.lowercased() }

    package static func text(of message: MessagesRequest.Message?) -> String {
        (message?.blocks ?? []).filter { $0.type == "text" }
            .compactMap { $0["text"]?.stringValue }.joined(separator: "\n")
    }
}
