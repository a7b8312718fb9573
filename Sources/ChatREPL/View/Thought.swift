package import ChatTerminal
package import ClaudeMessages

/// The thinking block in progress, folded from stream events.
package struct Thought: Sendable {
    /// The last part of the thinking summary, at most 4,000 bytes.
    private var tail = ""
    private var block: Int?
    private var began: ContinuousClock.Instant?
    private var tokensBefore = 0

    package init() {}

    /// Folds an event; returns the line for a finished thinking block.
    package mutating func take(
        _ event: StreamEvent, tokens: @autoclosure () -> Int, at now: ContinuousClock.Instant
    ) -> String? {
        switch event {
        case .blockStart(let index, let start) where start.isThinking:
            block = index
            began = now
            tokensBefore = tokens()
            tail = start.json["thinking"]?.stringValue ?? ""
        case .blockDelta(let index, .thinking(let piece)) where index == block:
            tail += piece
            // Bounds the layout work for each frame.
            if tail.utf8.count > 4000 { tail = String(tail.suffix(2000)) }
        case .blockStop(let index) where index == block:
            defer { self = Thought() }
            guard let began else { return nil }
            let tokens = tokens()
            let count =
                tokens > tokensBefore ? ", ~\(Numbers.grouped(tokens - tokensBefore)) tok" : ""
            return "thought for \(Numbers.elapsed(now - began))\(count)"
        default: break
        }
        return nil
    }

    /// The last rows of the summary for the live region.
    package func rows(columns: Int, atMost most: Int = 3) -> [StyledText] {
        guard !tail.isEmpty else { return [] }
        let width = max(1, columns - 3)
        let end = StyledText(untrustedLines: tail, style: Self.style)
        return end.wrapped(to: width).suffix(most).map { StyledText("│ ", style: Self.style) + $0 }
    }

    static let style = Style(dim: true, italic: true)
}

extension [ContentBlock] {
    /// The texts of the thinking blocks.
    package var thoughts: String? {
        let texts = compactMap { block -> String? in
            guard case .thinking(let text) = block.kind, !text.isEmpty else { return nil }
            return text
        }
        return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
    }
}
