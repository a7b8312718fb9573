import ClaudeMessages

/// The tokens of turns in a prompt: from the API's counts, else estimated by the bytes per token of
/// this conversation.
///
/// A count is corrected by differences: the estimate of what was counted and is not sent now is
/// subtracted, and the estimate of what is sent instead is added.
struct Measure: Sendable {
    let gauge: TokenGauge
    /// Tokens of each turn.
    let sizes: [TokenCount]
    /// Tokens of the system prompt, the tools and the preamble.
    let fixed: TokenCount
    /// Tokens of the last prompt with its answer; nil when not counted, or with other turns.
    let prompt: TokenCount?

    init(_ turns: [TurnHeader], _ settings: PlanSettings, on now: Basis) {
        let gauge = Self.gauge(turns, settings, on: now)
        let scale = Scale(gauge: gauge, settings: settings, now: now)
        self.gauge = gauge
        fixed = scale.fixed(now)
        sizes = turns.indices.map { place in
            let next = turns.indices.contains(place + 1) ? turns[place + 1] : nil
            return scale.size(of: turns[place], before: next)
        }
        prompt = scale.prompt(behind: turns)
    }

    /// Bytes per token by the newest count of this model, else by that of another model, converted
    /// to this model's tokenizer.
    private static func gauge(
        _ turns: [TurnHeader], _ settings: PlanSettings, on now: Basis
    ) -> TokenGauge {
        func isCounted(_ turn: TurnHeader) -> Bool {
            guard let first = turn.requests.first, let prompt = first.counts?.prompt else {
                return false
            }
            return prompt >= 400 && first.basis.selection == now.selection
        }
        let place =
            turns.lastIndex { isCounted($0) && $0.requests.first?.model == settings.model }
            ?? turns.lastIndex(where: isCounted)
        guard let place, let record = turns[place].requests.first,
            let prompt = record.counts?.prompt
        else { return TokenGauge(settings.tokenizer) }
        let before = turns[..<place].reduce(settings.weight(of: record.basis)) { sum, turn in
            sum + turn.question + settings.answer(of: turn, on: record.basis)
        }
        let all = before + turns[place].question
        let textTokens = prompt - all.tokens
        guard textTokens >= 400 else { return TokenGauge(settings.tokenizer) }
        let shown = Double(all.textBytes) / Double(textTokens)
        return TokenGauge(bytesPerToken: min(6, max(1.5, shown)))
            .converted(from: record.tokenizer, to: settings.tokenizer)
    }
}

/// Measures turns with one gauge, for prompts on one basis.
private struct Scale {
    let gauge: TokenGauge
    let settings: PlanSettings
    let now: Basis

    func fixed(_ basis: Basis) -> TokenCount { gauge.count(settings.weight(of: basis)) }

    /// Tokens of a turn: the growth from its first prompt to the next turn's, when both were
    /// counted with the same model and basis.
    func size(of turn: TurnHeader, before next: TurnHeader?) -> TokenCount {
        let answer = gauge.count(settings.answer(of: turn, on: now))
        guard let next, let first = turn.requests.first, let then = next.requests.first,
            first.model == settings.model, then.model == settings.model, first.basis == then.basis,
            let before = first.counts?.prompt, let after = then.counts?.prompt
        else { return gauge.count(turn.question) + answer }
        // The prompt grew by this turn's answer and the next question.
        let shift = gauge.count(turn.question).likely - gauge.count(next.question).likely
        let changed = answer.likely - gauge.count(settings.answer(of: turn, on: then.basis)).likely
        let size = max(1, after - before + shift + changed)
        return TokenCount(low: size - size / 10, likely: size, high: size + size / 10)
    }

    /// Tokens of the last prompt and its answer as both are sent now.
    func prompt(behind turns: [TurnHeader]) -> TokenCount? {
        guard let last = turns.last, let record = last.requests.last,
            record.model == settings.model, record.basis.selection == now.selection,
            let prompt = record.counts?.prompt
        else { return nil }
        let whole = TokenCount(exactly: prompt) + answer(record, last)
        guard record.basis != now else { return whole }
        let rest = whole - fixed(record.basis) + fixed(now)
        return turns.dropLast().reduce(rest) { sum, turn in
            let before = settings.answer(of: turn, on: record.basis)
            let after = settings.answer(of: turn, on: now)
            return before == after ? sum : sum - gauge.count(before) + gauge.count(after)
        }
    }

    /// Tokens of the answer as input; without its thinking when that is not sent or the server
    /// drops it.
    private func answer(_ record: RequestRecord, _ turn: TurnHeader) -> TokenCount {
        guard let output = record.counts?.output, turn.ending?.wasCut == false else {
            return gauge.count(settings.answer(of: turn, on: now))
        }
        let visible = gauge.count(turn.answerWithoutThinking)
        let keeps = settings.keepsThinking(of: turn, on: now)
        return TokenCount(
            low: min(visible.low, output),
            likely: keeps ? output : min(visible.likely, output),
            high: output.addingSaturating(TokenGauge.perMessage))
    }
}

extension PlanSettings {
    /// Thinking is sent only after the same basis and the same turns, except to a model that does not
    /// verify that.
    func keepsThinking(of turn: TurnHeader, on basis: Basis) -> Bool {
        !verifiesThinking || turn.basis == basis && !turn.followsLoss
    }

    func answer(of turn: TurnHeader, on basis: Basis) -> Weight {
        keepsThinking(of: turn, on: basis) ? turn.answer : turn.answerWithoutThinking
    }

    /// The weight of the system prompt, the tools and the preamble.
    func weight(of basis: Basis) -> Weight {
        var weight = Weight(basis.system.map { [.text($0)] } ?? []) + basis.preamble.weight
        for tool in basis.tools { weight.textBytes += tool.json.bytes.count }
        if !basis.tools.isEmpty { weight.tokens += toolPreamble }
        return weight
    }
}
