package import ClaudeMessages

/// Bills what went out, whatever came of it.
package struct RequestBill: Sendable {
    let billing: Billing
    /// What the plan expects the prompt to take, in tokens.
    let prompt: Int
    /// What of it is in the cache.
    let cached: Int
    let time: Double
    private let gauge = TokenGauge()

    package init(billing: Billing, prompt: Int, cached: Int = 0, time: Double) {
        self.billing = billing
        self.prompt = prompt
        self.cached = cached
        self.time = time
    }

    /// The entry before anything is known of it.
    package var estimate: LedgerEntry { estimate(requestID: nil) }

    /// The entry of a request: with the usage that was said, else with the prompt that was expected.
    ///
    /// `message` is what came of its answer.
    package func entry(of request: SentRequest, message: Message?) -> LedgerEntry {
        guard !request.wasRefused else {
            return billing.refusal(requestID: request.requestID, time: time)
        }
        guard var usage = request.usage else { return estimate(requestID: request.requestID) }
        // Where something was written, no count says that it was nothing.
        let isUncounted = usage.outputTokens ?? 0 == 0 && message?.content.isEmpty == false
        let isWhole = request.error == nil && message?.stopReason != nil && !isUncounted
        if !isWhole {
            let written = message.map { gauge.count(Weight($0.content)).likely } ?? 0
            usage.json["output_tokens"] = JSON(max(written, usage.outputTokens ?? 0))
        }
        return billing.entry(
            usage, answeredBy: message?.model, isFinal: isWhole, requestID: request.requestID,
            time: time)
    }

    private func estimate(requestID: String?) -> LedgerEntry {
        billing.estimate(prompt: prompt, cached: cached, requestID: requestID, time: time)
    }
}
