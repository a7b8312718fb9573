import ChatKit
import ClaudeMessages

extension SlashCommand {
    static let cost = SlashCommand(
        "cost", .none, "show what this session has cost, exactly",
        details: "By model and kind of token. A ~ marks what had to be estimated.",
        timing: .always
    ) { desk, _ in
        desk.say(cost(of: desk.session, columns: desk.columns), isTable: false)
    }

    /// Without columns it is said.
    private static func cost(of session: ChatSession, columns: Int?) -> [String] {
        let rows = session.ledger.rows.filter(\.isSomething)
        let meanwhile = session.underWay.map { [underWay($0)] } ?? []
        guard !rows.isEmpty else { return ["nothing yet"] + meanwhile }
        let rest = silence(rows) + meanwhile
        let table = table(rows, session.ledger)
        guard let columns else {
            return RightColumns.spoken(table.dropLast()) + [
                "session: \(Numbers.total(session.ledger))"
            ]
                + rest
        }
        let drawn = RightColumns.aligned(table)
        let isNarrow = drawn.contains { $0.count > columns - 1 }
        return (isNarrow ? list(rows, session.ledger) : drawn) + rest
    }

    /// A row for each model, and one for all.
    private static func table(_ rows: [Ledger.Row], _ ledger: Ledger) -> [[String]] {
        let head = ["model", "answers", "in", "cached", "written", "out", "cost"]
        let cells = rows.map { row in
            [
                row.model, Numbers.grouped(row.answers), Numbers.grouped(row.input),
                Numbers.grouped(row.cacheRead), Numbers.grouped(row.cacheWrite),
                Numbers.grouped(row.output), Numbers.cost(row.cost, exact: true),
            ]
        }
        let total = ["session", "", "", "", "", "", Numbers.total(ledger)]
        return [head] + cells + [total]
    }

    /// The same where there is no room for a table.
    private static func list(_ rows: [Ledger.Row], _ ledger: Ledger) -> [String] {
        rows.flatMap { row in
            [
                row.model,
                "  \(Numbers.plural(row.answers, "answer")), \(Numbers.cost(row.cost, exact: true))",
                "  in \(Numbers.grouped(row.input)), cached \(Numbers.grouped(row.cacheRead))",
                "  written \(Numbers.grouped(row.cacheWrite)), out \(Numbers.grouped(row.output))",
            ]
        } + ["session \(Numbers.total(ledger))"]
    }

    /// What went out and got no answer.
    private static func silence(_ rows: [Ledger.Row]) -> [String] {
        rows.filter { $0.silent > 0 }.map { row in
            "\(row.model): \(Numbers.plural(row.silent, "request")) without an answer, in the cost"
        }
    }

    /// What is known of an answer whose bill has not come.
    private static func underWay(_ meter: LiveMeter) -> String {
        let beginning = "an answer is under way, and not in these figures"
        guard meter.outputTokens > 0 else { return beginning }
        let mark = meter.isFinal ? "" : "~"
        let cost = meter.cost.money == nil ? "" : ", " + Numbers.cost(meter.cost)
        return beginning + ": \(mark)\(Numbers.plural(meter.outputTokens, "token"))\(cost) so far"
    }
}
