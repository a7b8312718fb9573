import ClaudeMessages

/// What turns take of a prompt: counted where the API has counted them under the same basis and by
/// the same model, else estimated.
struct Measure: Sendable {
    let gauge: TokenGauge
    /// Of each turn.
    let sizes: [TokenCount]
    /// System prompt, tools and what precedes the first turn.
    let fixed: TokenCount
    /// The last prompt with its answer; nil where it was not counted, or is another one now.
    let prompt: TokenCount?

    init(
        _ turns: [TurnHeader], _ settings: PlanSettings, _ selection: Selection,
        _ preamble: Preamble
    ) {
        let basis = Basis(
            system: settings.system, tools: settings.tools, preamble: preamble,
            selection: selection)
        let fixedWeight = Self.weight(of: settings) + preamble.weight
        func counted(_ turn: TurnHeader, _ which: (TurnHeader) -> RequestRecord?) -> RequestRecord?
        {
            guard let record = which(turn), record.model == settings.model, record.basis == basis,
                record.promptTokens != nil
            else { return nil }
            return record
        }
        let gauge = Self.gauge(turns, fixedWeight, counted)
        self.gauge = gauge
        var sizes: [TokenCount] = []
        for (place, turn) in turns.enumerated() {
            let next = turns.indices.contains(place + 1) ? turns[place + 1] : nil
            let first = counted(turn) { $0.requests.first }?.promptTokens
            let then = next.flatMap { counted($0) { $0.requests.first } }?.promptTokens
            if let first, let then, let next {
                // The prompt grew by this turn's answer and the next question.
                let shift = gauge.count(turn.question).likely - gauge.count(next.question).likely
                let size = max(1, then - first + shift)
                sizes.append(
                    TokenCount(low: size - size / 10, likely: size, high: size + size / 10))
            } else {
                let keeps = !settings.verifiesThinking || turn.basis == basis
                let answer = keeps ? turn.answer : turn.answerWithoutThinking
                sizes.append(gauge.count(turn.question) + gauge.count(answer))
            }
        }
        self.sizes = sizes
        fixed = gauge.count(fixedWeight)
        prompt = turns.last.flatMap { last in
            counted(last) { $0.requests.last }.flatMap { Self.behind($0, last, gauge) }
        }
    }

    /// The answer comes back as input, without its thinking where the server drops that.
    private static func behind(
        _ record: RequestRecord, _ turn: TurnHeader, _ gauge: TokenGauge
    ) -> TokenCount? {
        guard let prompt = record.promptTokens else { return nil }
        let visible = gauge.count(turn.answerWithoutThinking)
        guard let output = record.outputTokens, turn.ending?.wasCut == false else {
            return TokenCount(exactly: prompt) + gauge.count(turn.answer)
        }
        return TokenCount(exactly: prompt)
            + TokenCount(
                low: min(visible.low, output), likely: output,
                high: output + TokenGauge.perMessage)
    }

    private static func weight(of settings: PlanSettings) -> Weight {
        var weight = Weight(settings.system.map { [.text($0)] } ?? [])
        weight.textBytes += settings.tools.reduce(0) { $0 + $1.json.bytes.count }
        return weight
    }

    /// How many bytes of this conversation make a token, as far as it was counted.
    private static func gauge(
        _ turns: [TurnHeader], _ fixed: Weight,
        _ counted: (TurnHeader, (TurnHeader) -> RequestRecord?) -> RequestRecord?
    ) -> TokenGauge {
        guard let last = turns.last,
            let prompt = counted(last, { $0.requests.first })?.promptTokens, prompt >= 400
        else { return TokenGauge() }
        let before = turns.dropLast().reduce(fixed) { $0 + $1.question + $1.answer }
        let all = before + last.question
        let textTokens = prompt - all.tokens
        guard textTokens >= 400 else { return TokenGauge() }
        return TokenGauge(
            bytesPerToken: min(6, max(1.5, Double(all.textBytes) / Double(textTokens))))
    }
}
