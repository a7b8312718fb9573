package import ClaudeMessages

/// What of an answer goes into the history.
package enum Settlement {
    /// The line that tells the model that it was not let finish.
    package static let interruption = "[This answer was interrupted here.]"

    /// The content to remember; `nil` when nothing is left that may be sent back.
    ///
    /// `wasCut` says that the user stopped the answer, or that the stream broke.
    package static func content(of message: Message, wasCut: Bool) -> [ContentBlock]? {
        var text = message.text
        let hasText = text.contains { !$0.isWhitespace }
        if wasCut {
            // Half a thought has no signature and half a call no answer; words stand for
            // themselves.
            text += "\n\n" + interruption
            return hasText ? [.text(text)] : nil
        }
        guard !needsContinuation(message) else { return hasText ? [.text(text)] : nil }
        // Text without a visible character is refused when it is sent back.
        let content = message.content.filter {
            $0.text?.allSatisfy(\.isWhitespace) != true && !isCutThought($0, of: message)
        }
        return content.allSatisfy(\.isThinking) ? nil : content
    }

    /// A thought that the limit of tokens cut off has no signature to be verified by.
    private static func isCutThought(_ block: ContentBlock, of message: Message) -> Bool {
        message.stopReason == .maxTokens && block.type == "thinking"
            && block.json["signature"]?.stringValue?.isEmpty != false
    }

    /// Calls that nobody will answer must not be sent back.
    private static func needsContinuation(_ message: Message) -> Bool {
        switch message.stopReason {
        case .toolUse, .pauseTurn, .refusal: true
        default:
            message.content.contains { $0.type == "tool_use" || $0.type == "mcp_tool_use" }
        }
    }
}
