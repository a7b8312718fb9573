package import ClaudeMessages

// The events of requests: before one is sent, and when its counts are known.
extension OpenTurn {
    mutating func reserved(_ request: MessageRequest) -> [Event] {
        guard !isReserved, let plan else { return [] }
        isReserved = true
        let record = RequestRecord(
            basis: plan.basis, model: settings.requests.modelID,
            tokenizer: settings.requests.tokenizer, knobs: CacheKnobs(request), time: time,
            cache: settings.requests.cache)
        return [.reserved(bill.estimate), .happened(.sent(id, record))]
    }

    mutating func answered(_ message: Message, _ requests: [SentRequest]) -> [Event] {
        let spent = spent(message, requests)
        expected.take(message, gauge)
        let round = Round(answer: message.content, stopReason: message.stopReason)
        return spent + [.happened(.answered(id, round))]
    }

    /// The running answer so far and what it has cost, to be kept in case the program is killed.
    package func grown(_ partial: Message?, _ requests: [SentRequest]) -> [Event] {
        let entry = bill.entries(of: requests, message: partial).last
        return [.happened(.grew(id, partial?.content ?? []))]
            + (entry.map { [.running($0)] } ?? [])
    }

    /// The ledger entries of all requests sent, and their counts for the turn.
    mutating func spent(_ message: Message?, _ requests: [SentRequest]) -> [Event] {
        defer { isReserved = false }
        guard let last = requests.last else {
            return isReserved ? [.unsent(bill.estimate.purpose)] : []
        }
        let entries = bill.entries(of: requests, message: message)
        let counts = RequestCounts(
            ids: entries.compactMap(\.requestID), prompt: last.usage?.promptTokens,
            output: last.error == nil ? last.usage?.outputTokens : nil,
            cached: last.usage?.cachedTokens)
        return entries.map(Event.spent) + [.happened(.counted(id, counts))]
    }
}
