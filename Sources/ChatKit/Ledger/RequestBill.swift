package import ClaudeMessages

/// Bills what went out, whatever came of it.
package struct RequestBill: Sendable {
    let billing: Billing
    /// The tokens of the prompt, as the plan expects them.
    let expected: Int
    let time: Double
    private let gauge = TokenGauge()

    package init(billing: Billing, expected: Int, time: Double) {
        self.billing = billing
        self.expected = expected
        self.time = time
    }

    /// The entry of a request: with the usage that was said, else with the prompt that was expected.
    ///
    /// `message` is what came of its answer.
    package func entry(of request: SentRequest, message: Message?) -> LedgerEntry {
        guard !request.wasRefused else {
            return billing.refusal(requestID: request.requestID, time: time)
        }
        guard var usage = request.usage else {
            let guess = Usage(json: ["input_tokens": JSON(expected), "output_tokens": 0])
            return billing.entry(guess, isFinal: false, requestID: request.requestID, time: time)
        }
        let isWhole = request.error == nil && message?.stopReason != nil
        if !isWhole {
            let written = message.map { gauge.count(Weight($0.content)).likely } ?? 0
            usage.json["output_tokens"] = JSON(max(written, usage.outputTokens ?? 0))
        }
        return billing.entry(
            usage, answeredBy: message?.model, isFinal: isWhole, requestID: request.requestID,
            time: time)
    }
}
