// System messages and prefill.

extension Fitter {
    mutating func fitMessages() {
        fitSystemMessages()
        fitPrefill()
    }

    /// A system message becomes a user message for models without system messages.
    private mutating func fitSystemMessages() {
        guard !abilities.systemMessages, request.messages.contains(where: { $0.role == .system })
        else { return }
        note("messages.role", asked: "system", .becomes("user"), .systemMessagesNotTaken)
        for place in request.messages.indices where request.messages[place].role == .system {
            request.messages[place].role = .user
        }
    }

    /// For models without prefill, a user message that asks to continue is added.
    private mutating func fitPrefill() {
        guard let last = request.messages.last, last.role == .assistant,
            let block = last.content.last, !Self.isPaused(block)
        else { return }
        let thinksWithoutThought = thinksWithBudget && last.content.first?.isThinking == false
        guard !abilities.prefill || thinksWithoutThought else { return }
        let wish = InputMessage.user(Self.continuation)
        note("messages", .added(wish.json), .prefillNotTaken)
        request.messages.append(wish)
    }

    private var thinksWithBudget: Bool {
        guard case .enabled = request.thinking else { return false }
        return true
    }

    /// A last block after which the API itself continues the answer.
    private static func isPaused(_ block: ContentBlock) -> Bool {
        switch block.kind {
        case .serverToolUse, .serverToolResult, .other(type: "compaction"): true
        default: false
        }
    }

    static let continuation =
        "Continue your last message from exactly where it ends, without repeating any of it."
}
