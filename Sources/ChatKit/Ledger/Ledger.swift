package import ClaudeMessages

/// The cost of a session, as sums: a long one grows by none of its requests.
package struct Ledger: Sendable {
    /// The sums of one model.
    package struct Row: Sendable, Hashable {
        package let model: String
        /// Requests with an answer.
        package var answers = 0
        /// Requests without an answer that cost something all the same.
        package var silent = 0
        package var input = 0
        package var cacheRead = 0
        package var cacheWrite = 0
        package var output = 0
        package var cost = Cost(.zero)

        /// Whether there are any such requests.
        package var isSomething: Bool { answers > 0 || silent > 0 }

        fileprivate mutating func add(_ entry: LedgerEntry) {
            if entry.hasAnswer {
                answers += 1
            } else if entry.cost.money != .zero {
                silent += 1
            }
            let usage = entry.usage
            input = input.addingSaturating(usage.inputTokens ?? 0)
            cacheRead = cacheRead.addingSaturating(usage.cacheReadTokens ?? 0)
            cacheWrite = cacheWrite.addingSaturating(usage.cacheWriteTokens ?? 0)
            output = output.addingSaturating(usage.outputTokens ?? 0)
            cost = cost + entry.cost
        }
    }

    /// The sums by model, in the order of first use.
    package private(set) var rows: [Row] = []
    /// The cost of the session; unknown when one request's is.
    package private(set) var total = Cost(.zero)
    /// The sum of the known costs, for a session in which some are unknown.
    package private(set) var known = Money.zero

    package init() {}

    package mutating func record(_ entry: LedgerEntry) {
        let place = rows.firstIndex { $0.model == entry.model } ?? rows.endIndex
        if place == rows.endIndex { rows.append(Row(model: entry.model)) }
        rows[place].add(entry)
        total = total + entry.cost
        known = known + (entry.cost.money ?? .zero)
    }

    /// Requests with an answer.
    package var answers: Int { rows.reduce(0) { $0 + $1.answers } }
}
