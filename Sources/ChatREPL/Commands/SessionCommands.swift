import ChatKit
import ChatTerminal
import ClaudeMessages

extension SlashCommand {
    static let help = SlashCommand(
        name: "help", argument: "COMMAND", summary: "show what can be done here",
        details: "Beginnings of names are enough: /h. A message that begins with a slash: //…",
        runsWhileBusy: .always,
        candidates: { _ in
            all.map { Candidate(text: $0.name, summary: $0.summary) }
                + [Candidate(text: "keys", summary: "the keys of the prompt")]
        }
    ) { _, name in
        if name == "keys" { return Outcome(keys, isTable: true) }
        let line = name.isEmpty || name.hasPrefix("/") ? name : "/" + name
        switch read(line) {
        case .command(let command, _):
            let first = "\(command.usage)  \(command.summary)"
            return Outcome([first, command.details], isTable: true)
        case .unknown(let sentence): return Outcome([sentence])
        case .message: return Outcome(overview, isTable: true)
        }
    }

    private static var overview: [String] {
        TwoColumns.aligned(all.map { ($0.usage, $0.summary) }) + [
            "",
            "Enter sends; Alt-Enter, Ctrl-J or a \\ before Enter begin a new line.",
            "Ctrl-C or Esc stops an answer and keeps what came; Ctrl-D leaves.",
            "/help keys lists all keys.",
        ]
    }

    /// The table of keys, as it is.
    private static var keys: [String] {
        let maps: [(KeyBinding.Map, String)] = [
            (.any, "Always"), (.emacs, "With the keys of emacs, the default"),
            (.viCommand, "In vi's command mode, after 'bind -v' in ~/.editrc"),
        ]
        let rows = maps.flatMap { map, title in
            [(title, "")]
                + KeyBinding.all.filter { $0.map == map }.map { ("  " + $0.keys, $0.summary) }
        }
        return TwoColumns.aligned(rows)
    }

    static let cost = SlashCommand(
        name: "cost", argument: nil, summary: "show what this session has cost, exactly",
        details: "By model and kind of token. A ~ marks what had to be estimated.",
        runsWhileBusy: .always
    ) { session, _ in
        let rows = session.ledger.rows.filter(\.isSomething)
        let meanwhile = session.underWay.map { [underWay($0)] } ?? []
        guard !rows.isEmpty else { return Outcome(["nothing yet"] + meanwhile) }
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
        return Outcome(lines + meanwhile)
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

    static let quit = SlashCommand(
        name: "quit", argument: nil, summary: "leave (also Ctrl-D)",
        details: "It waits for the answer under way. The conversation is not kept.",
        runsWhileBusy: .never
    ) { _, _ in Outcome(effect: .quit) }
}
