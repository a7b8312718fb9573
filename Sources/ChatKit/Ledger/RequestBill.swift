package import ClaudeMessages

/// Computes the ledger entries of sent requests, however they ended.
package struct RequestBill: Sendable {
    let billing: Billing
    /// The expected tokens of the prompt.
    let prompt: Int
    /// How many of them are in the cache.
    private var cached: Int
    let time: Double
    private let gauge: TokenGauge

    package init(
        billing: Billing, prompt: Int, cached: Int = 0, time: Double,
        gauge: TokenGauge = TokenGauge()
    ) {
        self.billing = billing
        self.prompt = prompt
        self.cached = cached
        self.time = time
        self.gauge = gauge
    }

    /// The entry before the API has reported anything.
    package var estimate: LedgerEntry { estimate(requestID: nil) }

    /// The expected cost with an answer of that many tokens.
    package func cost(ofAnswer tokens: Int) -> Cost {
        var usage = estimate.usage
        usage.json["output_tokens"] = JSON(tokens)
        return billing.cost(of: usage, isFinal: false)
    }

    /// The most output tokens, at most `limit`, that keep the cost within `budget`; nil when the
    /// price is not known.
    package func largestAnswer(within budget: Money, _ limit: Int) -> Int? {
        guard let whole = cost(ofAnswer: limit).money, let prompt = cost(ofAnswer: 0).money else {
            return nil
        }
        guard whole > budget else { return limit }
        let room = (budget - prompt).picoDollars
        let perToken = (whole - prompt).picoDollars / max(1, limit)
        return perToken > 0 ? min(limit, room / perToken) : 0
    }

    /// The entries of all requests sent for one answer; `message` is the answer to the last one.
    package func entries(of requests: [SentRequest], message: Message?) -> [LedgerEntry] {
        var bill = self
        return requests.enumerated().map { place, request in
            let entry = bill.entry(
                of: request, message: place == requests.count - 1 ? message : nil)
            // The prompt of a request that is repeated is in the cache by then.
            if !request.wasRefused, bill.billing.caches(bill.prompt) { bill.cached = bill.prompt }
            return entry
        }
    }

    /// The entry of a request: with the reported usage, else with the expected prompt.
    ///
    /// `message` is the answer, complete or not.
    package func entry(of request: SentRequest, message: Message?) -> LedgerEntry {
        guard !request.wasRefused else {
            return billing.refusal(requestID: request.requestID, time: time)
        }
        guard let said = request.usage else { return estimate(requestID: request.requestID) }
        var usage = request.highestUsage ?? said
        let isJoined = !request.joinedUsages.isEmpty
        if isJoined { usage = request.joinedUsages.reduce(Usage(), +) }
        // A count of 0 output tokens is wrong when the answer has content.
        let isUncounted = usage.outputTokens ?? 0 == 0 && message?.content.isEmpty == false
        let isDoubtful = isJoined || isUncounted || request.highestUsage != nil
        let isWhole = request.error == nil && message?.stopReason != nil && !isDoubtful
        if !isWhole {
            let written = gauge.tokens(bytes: message?.writtenBytes ?? 0)
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

extension Usage {
    /// The sum by kind of token, without the lifetimes of cache writes, which may be missing.
    fileprivate static func + (left: Usage, right: Usage) -> Usage {
        var sum = Usage()
        for kind in billedMembers {
            let counts = [left, right].compactMap { $0.json[kind]?.intValue }
            if !counts.isEmpty {
                sum.json[kind] = JSON(counts.reduce(0) { $0.addingSaturating($1) })
            }
        }
        return sum
    }
}

extension Message {
    /// The bytes of text, thinking and tool input, from which output tokens are estimated.
    fileprivate var writtenBytes: Int {
        content.reduce(0) { sum, block in
            let text = block.text ?? block.json["thinking"]?.stringValue
            let bytes = text?.utf8.count ?? block.toolCall?.input.bytes.count ?? 0
            return sum.addingSaturating(bytes)
        }
    }
}
