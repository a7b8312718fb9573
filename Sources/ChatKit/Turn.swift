package import ClaudeMessages

/// One user message with everything until the assistant's last word.
///
/// Only whole turns are dropped, undone or asked again, so a history is valid at all times.
package struct Turn: Sendable, Hashable {
    /// In the order in which they are sent; the first is the user's.
    package var messages: [InputMessage]
    /// The whole prompt of this turn's request and its answer, as the API counted them.
    package var measured: Measure?
    /// The turn's own share of a prompt; known once the next turn was answered.
    package var size: Int?

    /// What the API counted, and for which state of the conversation it holds.
    package struct Measure: Sendable, Hashable {
        package var promptTokens: Int
        package var outputTokens: Int
        package var epoch: Int

        package init(promptTokens: Int, outputTokens: Int, epoch: Int) {
            self.promptTokens = promptTokens
            self.outputTokens = outputTokens
            self.epoch = epoch
        }
    }

    package init(question: InputMessage, answer: [ContentBlock]) {
        messages = [question, InputMessage(.assistant, answer)]
    }

    /// What the user typed.
    package var question: String { messages.first.map(\.text) ?? "" }

    /// The bytes of its text; what sizes are estimated from.
    package var byteCount: Int { messages.reduce(0) { $0 + $1.byteCount } }

    /// The turn without thinking blocks; `nil` when an answer had nothing else.
    package var withoutThinking: Turn? {
        var turn = self
        for place in turn.messages.indices {
            turn.messages[place].content.removeAll(where: \.isThinking)
            guard !turn.messages[place].content.isEmpty else { return nil }
        }
        return turn
    }
}

extension InputMessage {
    package var text: String { content.compactMap(\.text).joined() }

    /// The bytes of its blocks as they are sent.
    package var byteCount: Int {
        content.reduce(0) { $0 + ($1.text?.utf8.count ?? $1.json.bytes.count) }
    }
}
