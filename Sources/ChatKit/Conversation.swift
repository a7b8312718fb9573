package import ClaudeMessages

/// What was said, in whole turns, and which part of it is still sent.
package struct Conversation: Sendable {
    /// What the model is told before all; a blank one is none.
    package private(set) var system: String?
    package private(set) var turns: [Turn] = []
    /// The first turn that is sent; those before it have slid out of the window.
    package private(set) var firstSent = 0
    /// Counts the changes of what is sent other than at its end: sizes measured before one do
    /// not hold after it, and the prompt cache is cold.
    package private(set) var epoch = 0

    package init(system: String? = nil) { self.system = system?.isBlank == true ? nil : system }

    /// The turns that are sent.
    package var sent: ArraySlice<Turn> { turns[firstSent...] }

    /// The messages of the next request.
    ///
    /// `dropped` turns are about to slide out; the others then lose their thinking blocks.
    package func messages(asking question: InputMessage, dropping dropped: Int = 0)
        -> [InputMessage]
    {
        var conversation = self
        if dropped > 0 { conversation.slide(dropping: dropped) }
        return conversation.sent.flatMap(\.messages) + [question]
    }

    /// Adds an answered turn and learns the size of the one before it.
    package mutating func append(_ turn: Turn) {
        if let last = turns.last, let before = last.measured, let now = turn.measured,
            before.epoch == epoch, now.epoch == epoch, turns.count > firstSent
        {
            // The prompt grew by the last answer and this question.
            let question = TokenEstimate(bytesPerToken: bytesPerToken)
            let shift = question.tokens(last.question) - question.tokens(turn.question)
            turns[turns.count - 1].size = max(1, now.promptTokens - before.promptTokens + shift)
        }
        turns.append(turn)
    }

    /// Takes the last turn back; returns what the user had typed.
    package mutating func undo() -> String? {
        let turn = turns.popLast()
        firstSent = min(firstSent, turns.count)
        return turn?.question
    }

    package mutating func clear() {
        turns = []
        firstSent = 0
        epoch += 1
    }

    package mutating func setSystem(_ text: String?) {
        let text = text?.isBlank == true ? nil : text
        guard text != system else { return }
        system = text
        prefixChanged()
    }

    /// Another model counts differently.
    package mutating func modelChanged() { epoch += 1 }

    /// Lets the oldest sent turns go, whole.
    package mutating func slide(dropping count: Int) {
        guard count > 0 else { return }
        firstSent = min(turns.count, firstSent + count)
        prefixChanged()
    }

    /// Thinking blocks are bound to everything before them: once that has changed, some models
    /// refuse them, so they go, once and for good.
    private mutating func prefixChanged() {
        epoch += 1
        turns = turns[..<firstSent] + sent.compactMap(\.withoutThinking)
    }

    /// How many bytes of this conversation's text make a token, as far as is known.
    package var bytesPerToken: Double {
        guard let measured = turns.last?.measured, measured.promptTokens >= 400 else {
            return TokenEstimate.usualBytesPerToken
        }
        let sentBytes = sent.dropLast().reduce(system?.utf8.count ?? 0) { $0 + $1.byteCount }
        let bytes = sentBytes + (turns.last?.question.utf8.count ?? 0)
        return min(6, max(1.5, Double(bytes) / Double(measured.promptTokens)))
    }
}
