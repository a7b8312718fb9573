import ChatKit
import ClaudeMessages

extension SlashCommand {
    static let cost = SlashCommand(
        "cost", .none, "show what this session has cost, exactly",
        details: "By model and kind of token. A ~ marks what had to be estimated.",
        timing: .always
    ) { desk, _ in desk.say(cost(of: desk.session), isTable: false) }

    private static func cost(of session: ChatSession) -> [String] {
        let rows = session.ledger.rows.filter(\.isSomething)
        let meanwhile = session.underWay.map { [underWay($0)] } ?? []
        guard !rows.isEmpty else { return ["nothing yet"] + meanwhile }
        var lines = rows.map { row in
            "\(row.model): \(answers(row)), in \(Numbers.grouped(row.input)), "
                + "cache read \(Numbers.grouped(row.cacheRead)), "
                + "cache write \(Numbers.grouped(row.cacheWrite)), "
                + "out \(Numbers.grouped(row.output)): \(Numbers.cost(row.cost, exact: true))"
        }
        let total = session.ledger.total
        lines.append(
            total.money == nil
                ? "session: \(session.ledger.known.exact) and answers of unknown price"
                : "session: \(Numbers.cost(total, exact: true))")
        return lines + meanwhile
    }

    /// `3 answers`, `1 answer and 2 requests without one`.
    private static func answers(_ row: Ledger.Row) -> String {
        let silent = Numbers.plural(row.silent, "request") + " without "
        guard row.answers > 0 else { return silent + "an answer" }
        return Numbers.plural(row.answers, "answer")
            + (row.silent > 0 ? " and " + silent + "one" : "")
    }

    /// What is known of an answer whose bill has not come.
    private static func underWay(_ meter: LiveMeter) -> String {
        let beginning = "an answer is under way, and not in these figures"
        guard meter.outputTokens > 0 else { return beginning }
        let mark = meter.isFinal ? "" : "~"
        let cost = meter.cost.money == nil ? "" : ", " + Numbers.cost(meter.cost)
        return beginning + ": \(mark)\(Numbers.grouped(meter.outputTokens)) tokens\(cost) so far"
    }
}
