/// Decides which turns are sent so that a prompt stays inside a number of tokens.
///
/// The window slides in steps: when a prompt would pass the limit the oldest turns are dropped
/// until it is at the low-water mark, and the cut stays there until the next slide. Between two
/// slides the prefix of each prompt is the prompt before it, so it is read from the cache;
/// dropping one turn at a time would write the whole history anew with every message.
package struct ContextWindow: Sendable, Hashable {
    /// The most tokens a prompt may have.
    package var limit: Int
    /// What a slide goes down to.
    package var lowWater: Int

    package init(limit: Int) {
        self.limit = limit
        lowWater = limit / 2
    }

    /// What to do next to get a prompt that fits.
    package enum Step: Sendable, Hashable {
        /// Send, without that many of the oldest turns.
        case send(dropping: Int)
        /// Too close to tell: have the prompt without that many turns counted, and ask again.
        case count(dropping: Int)
        /// The new message does not fit even alone.
        case tooLong(tokens: Int)
    }

    /// Decides what to do next.
    ///
    /// - Parameters:
    ///   - prompt: The prompt with every turn.
    ///   - turns: What each turn takes of it, oldest first.
    ///   - counted: Counts that were asked for, by the number of turns dropped.
    /// - Returns: The next step.
    package func step(
        prompt: TokenRange, turns: [TokenRange], counted: [Int: Int] = [:]
    ) -> Step {
        let whole = counted[0].map(TokenRange.init(exactly:)) ?? prompt
        if whole.high <= limit { return .send(dropping: 0) }
        if whole.low <= limit { return .count(dropping: 0) }

        var rest = whole
        var dropping = 0
        while dropping < turns.count, dropping == 0 || rest.middle > lowWater {
            rest = rest - turns[dropping]
            dropping += 1
        }
        for dropping in Set([dropping, turns.count]).sorted() {
            let size = counted[dropping].map(TokenRange.init(exactly:)) ?? rest
            if size.high <= limit { return .send(dropping: dropping) }
            if counted[dropping] == nil { return .count(dropping: dropping) }
        }
        return .tooLong(tokens: counted[turns.count] ?? rest.middle)
    }
}
