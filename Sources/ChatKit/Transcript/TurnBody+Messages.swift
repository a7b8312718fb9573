package import ClaudeMessages

// What of a turn is sent back, decided for each prompt; the stored content is never changed.
extension TurnBody {
    /// The line that tells the model that its answer was interrupted.
    package static let interruption = "[This answer was interrupted here.]"

    /// The messages of the turn; nil when its question or no part of its answer can be sent back.
    package func messages(_ ending: TurnEnding, keepsThinking: Bool) -> [InputMessage]? {
        let asked = question.content.filter(\.isAcceptable)
        guard !asked.isEmpty else { return nil }
        return answers(ending, keepsThinking: keepsThinking).map { [.user(asked)] + $0 }
    }

    /// The messages after the question; nil when no part of the answer can be sent back.
    func answers(_ ending: TurnEnding, keepsThinking: Bool) -> [InputMessage]? {
        var messages: [InputMessage] = []
        var calls: Set<String> = []
        for (place, round) in rounds.enumerated() {
            let isLast = place == rounds.count - 1
            let content = isLast ? lastContent(of: round, ending) : round.answer
            guard var content else { continue }
            content.removeAll { block in
                !block.isAcceptable || block.toolCall.map { !calls.insert($0.id).inserted } == true
            }
            if !keepsThinking { content.removeAll(where: \.isThinking) }
            if content.isEmpty { continue }
            messages.append(InputMessage(.assistant, content))
            let results = round.completeResults(for: content)
            if !results.isEmpty { messages.append(.user(results)) }
        }
        // Tool results must be followed by an answer, even if only by that line.
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

    /// The content of the last answer that may be sent back; nil when none may.
    private func lastContent(of round: Round, _ ending: TurnEnding) -> [ContentBlock]? {
        let text = round.text
        let hasText = !text.allSatisfy(\.isWhitespace)
        if round.isPartial {
            // Interrupted thinking has no signature and an interrupted call no result; only text is
            // kept.
            return hasText ? [.text(text + "\n\n" + Self.interruption)] : nil
        }
        guard !round.needsContinuation(ending) else { return hasText ? [.text(text)] : nil }
        let content = round.answer.filter { $0.isAcceptable && !round.isCutThought($0) }
        return content.allSatisfy(\.isThinking) ? nil : content
    }

    /// Replaces the incomplete answer by its newer state.
    mutating func grow(_ partial: [ContentBlock]) {
        rounds.removeAll(where: \.isPartial)
        rounds.append(Round(answer: partial))
    }
}

extension Round {
    /// Whether the answer is incomplete.
    var isPartial: Bool { stopReason == nil }

    package var text: String { answer.text }

    /// Whether the block is thinking cut by `max_tokens`, which has no signature to verify.
    func isCutThought(_ block: ContentBlock) -> Bool {
        stopReason == .maxTokens && block.type == "thinking"
            && block.json["signature"]?.stringValue?.isEmpty != false
    }

    /// Whether the answer must not be sent back as it is: a refusal, a pause, or calls without
    /// results.
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
    /// Whether the API may accept it: no text that is only white space, and no call or other block
    /// that lacks what its type needs.
    var isAcceptable: Bool {
        switch kind {
        case .text(let text): !text.allSatisfy(\.isWhitespace)
        case .toolUse(let call):
            !call.name.isEmpty && json["input"]?.objectValue != nil && !call.id.isEmpty
                && call.id.utf8.allSatisfy(\.isWordByte)
        case .thinking: json["signature"]?.stringValue != nil
        case .other(let type): !type.isEmpty
        default: true
        }
    }

    func answers(_ call: ToolCall) -> Bool { json["tool_use_id"]?.stringValue == call.id }
}

extension UInt8 {
    /// Letters, digits, `_` and `-` of ASCII.
    fileprivate var isWordByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
