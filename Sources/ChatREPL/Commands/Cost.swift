import ChatKit
import ClaudeMessages

extension SlashCommand {
    static let cost = SlashCommand(
        "cost", .none, "show what this session has cost, exactly",
        details: "By model and kind of token. A ~ marks what had to be estimated.",
        timing: .always
    ) { desk, _ in
        let session = desk.session
        let rows = session.ledger.rows.filter(\.isSomething)
        let rest = silence(rows) + (session.underWay.map { [underWay($0)] } ?? [])
        guard !rows.isEmpty else { return desk.say(["nothing yet"] + rest, as: .text) }
        let table = table(rows, session.ledger)
        guard let columns = desk.columns else {
            let total = "session: \(Numbers.total(session.ledger))"
            return desk.say(RightColumns.spoken(table.dropLast()) + [total] + rest, as: .text)
        }
        let drawn = RightColumns.aligned(table)
        let isNarrow = drawn.contains { $0.count > columns - 1 }
        let lines = isNarrow ? list(rows, session.ledger) : drawn
        let bold = lines.indices.filter { place in
            isNarrow ? !lines[place].hasPrefix(" ") : [0, lines.count - 1].contains(place)
        }
        desk.say(lines + rest, as: .table(bold: Set(bold)))
    }

    /// A header, a row for each model, and the total.
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

    /// The same figures as a list, for narrow terminals.
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

    /// Requests that were sent and got no answer.
    private static func silence(_ rows: [Ledger.Row]) -> [String] {
        rows.filter { $0.silent > 0 }.map { row in
            "\(row.model): \(Numbers.plural(row.silent, "request")) without an answer, in the cost"
        }
    }

    /// Tokens and cost of the answer in progress.
    private static func underWay(_ meter: LiveMeter) -> String {
        let beginning = "an answer is under way, and not in these figures"
        guard meter.outputTokens > 0 else { return beginning }
        let mark = meter.isFinal ? "" : "~"
        let cost = meter.cost.money == nil ? "" : ", " + Numbers.cost(meter.cost)
        return beginning + ": \(mark)\(Numbers.plural(meter.outputTokens, "token"))\(cost) so far"
    }
}
