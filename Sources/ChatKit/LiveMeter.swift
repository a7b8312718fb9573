package import ClaudeMessages

/// Tokens and cost of an answer while it arrives; a pure fold over its events.
package struct LiveMeter: Sendable {
    private let model: ClaudeModel?
    private let estimate: TokenEstimate
    /// As the API has said it so far.
    package private(set) var usage = Usage()
    private var bytes = 0
    /// The API has given the final counts.
    package private(set) var isFinal = false
    package private(set) var isThinking = false

    package init(model: ClaudeModel?, bytesPerToken: Double) {
        self.model = model
        estimate = TokenEstimate(bytesPerToken: bytesPerToken)
    }

    /// Takes an event; `usage` is what the stream knows after it.
    package mutating func fold(_ event: StreamEvent, usage: Usage) {
        switch event {
        case .messageStart(let message): self.usage = message.usage
        case .blockStart(_, let block):
            isThinking = block.isThinking
            bytes += block.text?.utf8.count ?? 0
        case .blockDelta(_, .text(let text)), .blockDelta(_, .inputJSON(let text)),
            .blockDelta(_, .thinking(let text)):
            bytes += text.utf8.count
        case .messageDelta(let json):
            self.usage = usage
            // Only a count that came with the end is one of the whole answer.
            if Usage(json: json["usage"] ?? .null).outputTokens != nil { isFinal = true }
        default: break
        }
    }

    /// Tokens written so far: counted in the end, estimated before.
    package var outputTokens: Int {
        isFinal ? usage.outputTokens ?? estimated : estimated
    }

    private var estimated: Int { bytes == 0 ? 0 : estimate.tokens(bytes: bytes) }

    /// What it has cost so far.
    package var cost: Cost {
        guard !isFinal else { return Cost(model?.cost(of: usage)) }
        var guess = usage
        guess.json["output_tokens"] = JSON(estimated)
        return Cost(model?.cost(of: guess), isEstimate: true)
    }

    /// The usage to put into the books: with the estimate where the API never got to count.
    package var billed: Usage {
        guard !isFinal else { return usage }
        var guess = usage
        guess.json["output_tokens"] = JSON(estimated)
        return guess
    }
}
