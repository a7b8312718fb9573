package import ClaudeMessages

/// Tokens and cost of an answer while it arrives; a pure fold over its events.
package struct LiveMeter: Sendable {
    private let billing: Billing
    private let gauge: TokenGauge
    /// As the API has said it so far.
    package private(set) var usage = Usage()
    /// The model that the answer names.
    private var answeredBy: String?
    private var bytes = 0
    /// The API has said what the prompt takes.
    package private(set) var hasBegun = false
    /// The API has given the final counts.
    package private(set) var isFinal = false
    package private(set) var isThinking = false
    /// The server has said that it is over.
    package private(set) var hasEnded = false

    package init(_ billing: Billing, bytesPerToken: Double) {
        self.billing = billing
        gauge = TokenGauge(bytesPerToken: bytesPerToken)
    }

    /// Takes what came together; `usage` is what the stream knows after it.
    package mutating func fold(_ events: [StreamEvent], usage: Usage) {
        for event in events { fold(event, usage: usage) }
    }

    /// Takes an event; `usage` is what the stream knows after it.
    package mutating func fold(_ event: StreamEvent, usage: Usage) {
        switch event {
        case .messageStart(let message):
            // Another try begins with nothing.
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
            // Only a count that came with the end is one of the whole answer, and none falls back.
            let isEnd = json["delta"]?["stop_reason"]?.stringValue != nil
            let count = Usage(json: json["usage"] ?? .null).outputTokens
            isFinal = isFinal || isEnd && (count.map { $0 >= before } ?? false)
        case .messageStop: hasEnded = true
        default: break
        }
    }

    /// Tokens written so far: counted in the end, estimated before.
    package var outputTokens: Int {
        isFinal ? usage.outputTokens ?? estimated : estimated
    }

    private var estimated: Int { bytes == 0 ? 0 : gauge.tokens(bytes: bytes) }

    /// What it has cost so far.
    package var cost: Cost { entry().cost }

    /// The entry of the ledger, with the estimate where the API never got to count.
    package func entry(requestID: String? = nil, time: Double = 0) -> LedgerEntry {
        var billed = usage
        if !isFinal { billed.json["output_tokens"] = JSON(estimated) }
        return billing.entry(
            billed, answeredBy: answeredBy, isFinal: isFinal, requestID: requestID, time: time)
    }
}
