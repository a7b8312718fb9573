package import ClaudeMessages

// What of a turn is sent back. It is decided here, for each prompt; the past stays as it came.
extension TurnBody {
    /// The line that tells the model that it was not let finish.
    package static let interruption = "[This answer was interrupted here.]"

    /// The question and everything behind it; nil where nothing can be sent back as an answer.
    package func messages(_ ending: TurnEnding, keepsThinking: Bool) -> [InputMessage]? {
        answers(ending, keepsThinking: keepsThinking).map { [question.message] + $0 }
    }

    /// Everything behind the question.
    func answers(_ ending: TurnEnding, keepsThinking: Bool) -> [InputMessage]? {
        var messages: [InputMessage] = []
        for (place, round) in rounds.enumerated() {
            let isLast = place == rounds.count - 1
            let content = isLast ? lastContent(of: round, ending) : round.answer
            guard var content else { continue }
            if !keepsThinking { content.removeAll(where: \.isThinking) }
            if content.isEmpty { continue }
            messages.append(InputMessage(.assistant, content))
            let results = round.completeResults(for: content)
            if !results.isEmpty { messages.append(.user(results)) }
        }
        // What follows results is an answer, be it only that there is none.
        if messages.last?.role == .user {
            messages.append(.assistant(Self.interruption))
        }
        let hasWords = messages.contains { message in
            message.role == .assistant && !message.content.allSatisfy(\.isThinking)
        }
        return hasWords ? messages : nil
    }

    func sentAnswer(_ ending: TurnEnding, keepsThinking: Bool) -> [ContentBlock] {
        answers(ending, keepsThinking: keepsThinking)?.flatMap(\.content) ?? []
    }

    /// Nil when nothing of it may be sent back.
    private func lastContent(of round: Round, _ ending: TurnEnding) -> [ContentBlock]? {
        let text = round.text
        let hasText = !text.allSatisfy(\.isWhitespace)
        if round.isPartial {
            // Half a thought has no signature and half a call no answer; words stand for
            // themselves.
            return hasText ? [.text(text + "\n\n" + Self.interruption)] : nil
        }
        guard !round.needsContinuation(ending) else { return hasText ? [.text(text)] : nil }
        // Text without a visible character is refused when it is sent back.
        let content = round.answer.filter {
            $0.text?.allSatisfy(\.isWhitespace) != true && !round.isCutThought($0)
        }
        return content.allSatisfy(\.isThinking) ? nil : content
    }

    /// The answer under way takes the place of what was known of it.
    mutating func grow(_ partial: [ContentBlock]) {
        rounds.removeAll(where: \.isPartial)
        rounds.append(Round(answer: partial))
    }
}

extension Round {
    /// Its end has not come.
    var isPartial: Bool { stopReason == nil }

    package var text: String { answer.text }

    /// A thought that the limit of tokens cut off has no signature to be verified by.
    func isCutThought(_ block: ContentBlock) -> Bool {
        stopReason == .maxTokens && block.type == "thinking"
            && block.json["signature"]?.stringValue?.isEmpty != false
    }

    /// A refusal, a pause, or calls that nobody will answer must not be sent back.
    func needsContinuation(_ ending: TurnEnding) -> Bool {
        switch stopReason {
        case .pauseTurn, .refusal: true
        case .toolUse: !calls.contains { call in results.contains { $0.answers(call) } }
        default: answer.contains { $0.type == "tool_use" || $0.type == "mcp_tool_use" }
        }
    }

    var calls: [ToolCall] { answer.compactMap(\.toolCall) }

    func completeResults(for content: [ContentBlock]) -> [ContentBlock] {
        content.compactMap(\.toolCall).results { call in results.first { $0.answers(call) } }
    }
}

extension ContentBlock {
    func answers(_ call: ToolCall) -> Bool { json["tool_use_id"]?.stringValue == call.id }
}
