package import ClaudeMessages

/// Tokens and cost of a running answer, folded over its stream events.
package struct LiveMeter: Sendable {
    private let billing: Billing
    private let gauge: TokenGauge
    /// The usage that the API has reported so far.
    package private(set) var usage = Usage()
    /// The model named in the answer.
    private var answeredBy: String?
    private var bytes = 0
    /// Whether `message_start` has arrived, which reports the prompt's tokens.
    package private(set) var hasBegun = false
    /// Whether the API has reported the final counts.
    package private(set) var isFinal = false
    package private(set) var isThinking = false
    /// Whether `message_stop` has arrived.
    package private(set) var hasEnded = false

    package init(_ billing: Billing, bytesPerToken: Double) {
        self.billing = billing
        gauge = TokenGauge(bytesPerToken: bytesPerToken)
    }

    /// Adds a batch of events; `usage` is the stream's usage after it.
    package mutating func fold(_ events: [StreamEvent], usage: Usage) {
        for event in events { fold(event, usage: usage) }
    }

    /// Adds an event; `usage` is the stream's usage after it.
    package mutating func fold(_ event: StreamEvent, usage: Usage) {
        switch event {
        case .messageStart(let message):
            // A retry begins a new answer.
            self = LiveMeter(billing, bytesPerToken: gauge.bytesPerToken)
            self.usage = message.usage
            hasBegun = true
            answeredBy = message.model
        case .blockStart(_, let block):
            isThinking = block.isThinking
            bytes += block.text?.utf8.count ?? 0
        case .blockDelta(_, .text(let text)), .blockDelta(_, .inputJSON(let text)),
            .blockDelta(_, .thinking(let text)):
            bytes += text.utf8.count
        case .messageDelta(let json):
            let before = self.usage.outputTokens ?? 0
            self.usage = usage
            // Only the count sent with the stop reason is final, and only if it has not decreased.
            let isEnd = json["delta"]?["stop_reason"]?.stringValue != nil
            let count = Usage(json: json["usage"] ?? .null).outputTokens
            isFinal = isFinal || isEnd && (count.map { $0 >= before } ?? false)
        case .messageStop: hasEnded = true
        default: break
        }
    }

    /// Output tokens so far: the final count, else an estimate.
    package var outputTokens: Int {
        isFinal ? usage.outputTokens ?? estimated : estimated
    }

    private var estimated: Int { bytes == 0 ? 0 : gauge.tokens(bytes: bytes) }

    /// The cost so far.
    package var cost: Cost { entry().cost }

    /// The ledger entry, with estimated output tokens unless the API has reported the final count.
    package func entry(requestID: String? = nil, time: Double = 0) -> LedgerEntry {
        var billed = usage
        if !isFinal { billed.json["output_tokens"] = JSON(estimated) }
        return billing.entry(
            billed, answeredBy: answeredBy, isFinal: isFinal, requestID: requestID, time: time)
    }
}
