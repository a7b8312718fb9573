/// Plans prompts as a pure function of turn headers, preferences and token counts.
///
/// The first turn and the turns left out are those of the last request on the path to the head; the
/// model, the system prompt and the tools are the current ones. When a prompt would exceed the
/// window, the oldest turns are dropped down to the low-water mark and stay dropped, so that until
/// the next slide each prompt begins with the previous one.
package struct Planner: Sendable {
    package enum Step: Sendable, Hashable {
        case send(PromptPlan)
        /// The estimate is not exact enough: count this prompt and plan again.
        case count(PromptPlan)
        /// The question does not fit even without any turn.
        case tooLong(PromptPlan)
    }

    let settings: PlanSettings
    /// The turn of the question.
    let asking: TurnID
    /// Headers of the turns that may be sent, oldest first.
    let turns: [TurnHeader]
    let selection: Selection
    let preamble: Preamble
    package let gauge: TokenGauge
    /// Tokens of each of `turns`.
    let sizes: [TokenCount]
    /// Tokens of the prompt with all of `turns`.
    let whole: TokenCount
    /// Tokens that cannot be dropped: system prompt, tools, preamble, question.
    let fixed: TokenCount
    /// The part of `fixed` that is the question.
    package let questionSize: TokenCount
    /// The part of `fixed` without the question.
    package let fixedSize: TokenCount

    /// Reads the headers of the turns that the last request sent, and of that turn itself.
    package init(
        _ transcript: Transcript, behind end: TurnID?, asking question: Weight,
        settings: PlanSettings
    ) {
        self.settings = settings
        asking = transcript.open ?? transcript.nextID
        preamble = transcript.preamble
        selection = transcript.selection(behind: end)
        var turns: [TurnHeader] = []
        for turn in transcript.path(to: end) {
            if !selection.leftOut.contains(turn.id) { turns.append(turn) }
            if turn.id == selection.first { break }
        }
        self.turns = turns.reversed()
        let measure = Measure(
            self.turns, settings,
            on: Basis(
                system: settings.system, tools: settings.tools, preamble: preamble,
                selection: selection))
        gauge = measure.gauge
        sizes = measure.sizes
        questionSize = gauge.count(question)
        fixedSize = measure.fixed
        fixed = fixedSize + questionSize
        whole = measure.prompt.map { [questionSize] in $0 + questionSize } ?? sizes.reduce(fixed, +)
    }

    /// The prompt with all turns that were sent last, whether it fits or not.
    package var everything: PromptPlan { plan(0, whole) }

    /// The bodies of the turns that a plan may contain.
    package func bodies(from transcript: Transcript) -> [TurnID: TurnBody] {
        turns.reduce(into: [:]) { $0[$1.id] = transcript.body($1.id) }
    }

    /// The next step; `counted` are the counted tokens by the number of turns dropped.
    package func step(counted: [Int: Int] = [:]) -> Step {
        func size(_ dropping: Int) -> TokenCount { self.size(dropping, counted) }
        if size(0).high <= settings.window { return .send(plan(0, size(0))) }
        if size(0).low <= settings.window { return .count(plan(0, size(0))) }
        var dropping = 0
        while dropping < turns.count {
            let rest = size(dropping)
            let mayStay = dropping > 0 && rest.low <= lowWater
            if mayStay {
                if rest.high <= lowWater || counted.count >= Self.mostCounts { break }
                return .count(plan(dropping, rest))
            }
            // The newest turn is kept if it fits.
            if dropping == turns.count - 1, rest.low <= settings.window {
                if rest.high <= settings.window { break }
                if counted[dropping] == nil { return .count(plan(dropping, rest)) }
            }
            dropping += 1
        }
        let rest = size(dropping)
        if rest.high <= settings.window { return .send(plan(dropping, rest)) }
        if counted[dropping] == nil { return .count(plan(dropping, rest)) }
        return dropping < turns.count
            ? step(counted: counted, beyond: dropping) : .tooLong(plan(dropping, rest))
    }

    /// The step after a count has shown that more turns than `dropping` have to be dropped.
    private func step(counted: [Int: Int], beyond dropping: Int) -> Step {
        for more in (dropping + 1)...turns.count {
            let rest = size(more, counted)
            if rest.high <= settings.window { return .send(plan(more, rest)) }
            if rest.low <= settings.window || more == turns.count {
                return counted[more] == nil ? .count(plan(more, rest)) : .tooLong(plan(more, rest))
            }
        }
        return .tooLong(plan(turns.count, size(turns.count, counted)))
    }

    /// The most counts made to find one cut.
    private static let mostCounts = 4

    /// The size that a slide drops to, in tokens: half of the window's room for turns.
    var lowWater: Int {
        let fixed = min(fixed.likely, settings.window)
        return fixed + (settings.window - fixed) / 2
    }

    /// Tokens of the prompt without the oldest turns: counted, else the nearest count minus
    /// estimates.
    private func size(_ dropping: Int, _ counted: [Int: Int]) -> TokenCount {
        if let tokens = counted[dropping] { return TokenCount(exactly: tokens) }
        if dropping >= turns.count { return fixed }
        let nearest = counted.keys.filter { $0 <= dropping }.max()
        let start = nearest.flatMap { counted[$0] }.map(TokenCount.init(exactly:)) ?? whole
        return sizes[(nearest ?? 0)..<dropping].reduce(start, -)
    }

    /// The plan of the prompt without that many of the oldest turns.
    private func plan(_ dropping: Int, _ size: TokenCount) -> PromptPlan {
        let kept = turns.dropFirst(dropping)
        var selection = selection
        selection.first = kept.first?.id ?? asking
        selection.leftOut = selection.leftOut.filter { id in
            kept.first.map { id > $0.id } ?? false
        }
        let basis = Basis(
            system: settings.system, tools: settings.tools, preamble: preamble,
            selection: selection)
        return PromptPlan(
            basis: basis,
            parts: kept.map { turn in
                PromptPlan.Part(
                    id: turn.id, ending: turn.ending ?? .stopped,
                    keepsThinking: settings.keepsThinking(of: turn, on: basis))
            }, size: size, dropped: dropping, cached: cached(on: basis))
    }

    /// The prefix of this prompt that the newest request left in the cache.
    private func cached(on basis: Basis) -> CachedPrefix? {
        let requests = turns.reversed().lazy.flatMap { $0.requests.reversed() }
        let last = requests.first { request in
            request.cacheEnds != nil && request.model == settings.model
                && request.knobs == settings.knobs && request.basis == basis
        }
        guard let last, let ends = last.cacheEnds, let tokens = last.counts?.cached else {
            return nil
        }
        return CachedPrefix(tokens: tokens, ends: ends)
    }
}
