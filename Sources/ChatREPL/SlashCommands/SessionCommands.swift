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

    static let model = SlashCommand(
        name: "model", argument: "NAME", summary: "show or switch the model",
        details:
            "NAME: sonnet, opus, haiku or fable, the newest of its line, or an id or its start.",
        runsWhileBusy: .withoutArgument,
        candidates: { session in
            let catalogue = session.settings.catalogue
            return catalogue.lineNames.map { name in
                Candidate(text: name, summary: catalogue.model(name)?.id ?? "")
            }
                + catalogue.models.filter { !$0.isRestricted }.map { model in
                    Candidate(text: model.id, summary: price(model)[...].trimmed)
                } + session.otherModels.map { Candidate(text: $0, summary: "") }
        }
    ) { session, name in
        guard !name.isEmpty else {
            return Outcome(modelList(session), effect: .listModels, isTable: true)
        }
        switch session.settings.catalogue.read(name, others: session.otherModels) {
        case .known(let known): return use(known, &session)
        case .ambiguous(let names):
            return Outcome(["\(name) could be \(listed(names)): nothing was changed"])
        case .unknown(let nearest):
            let lines = session.settings.catalogue.lineNames
            let hint = nearest.map { "did you mean \($0)?" } ?? "there are \(listed(lines))"
            return Outcome([
                "there is no model \(excerpt(name)): \(hint) (/model asks the server for its "
                    + "models, claude-chat -m takes any name)"
            ])
        case .foreign where name.contains(where: \.isWhitespace):
            return Outcome(["no model's name has spaces: '\(name)' is not one"])
        case .foreign: return use(name, &session)
        }
    }

    /// Switches, and says to what.
    private static func use(_ name: String, _ session: inout ChatSession) -> Outcome {
        let (before, plan) = (session.settings.modelID, session.plan())
        session.settings.modelName = name
        guard session.settings.modelID != before else {
            return Outcome(["\(before) is already in use"])
        }
        let settings = session.settings
        let notes = FittingText.sentences(for: settings.notes)
        guard settings.model != nil || session.otherModels.contains(name) else {
            let hint = settings.catalogue.hint(for: name, others: session.otherModels)
            return Outcome([ErrorText.unknownModel(name, hint)] + notes)
        }
        let price = settings.model == nil ? "  price unknown" : price(settings.model)
        let deprecation = ErrorText.deprecation(settings).map { [$0] } ?? []
        return Outcome(
            [settings.modelID + price + session.coldCache(since: plan)] + deprecation + notes)
    }

    /// Some of the names, and how many more.
    private static func listed(_ names: [String]) -> String {
        let shown = names.count > 9 ? names.prefix(8) + ["\(names.count - 8) others"] : names[...]
        guard let last = shown.last, shown.count > 1 else { return shown.joined() }
        return shown.dropLast().joined(separator: ", ") + " or " + last
    }

    private static func modelList(_ session: ChatSession) -> [String] {
        let catalogue = session.settings.catalogue
        let rows = catalogue.models.filter { !$0.isRestricted }.map { model in
            let mark = model.id == session.settings.model?.id ? "* " : "  "
            return (mark + model.id, price(model)[...].trimmed)
        }
        return TwoColumns.aligned(rows) + [
            "prices of \(ModelCatalogue.date), per million tokens in / out"
        ]
    }

    private static func price(_ model: ClaudeModel?) -> String {
        guard let prices = model?.prices, let price = prices.first, let last = prices.last else {
            return ""
        }
        let behind =
            prices.count > 1
            ? ", above \(Numbers.grouped(price.upTo)) tokens \(inAndOut(last))" : ""
        return "  " + inAndOut(price) + behind
    }

    private static func inAndOut(_ price: ClaudeModel.PriceBand) -> String {
        "\(dollars(price.input)) / \(dollars(price.output))"
    }

    /// Thousandths of a dollar, with two digits behind the point.
    private static func dollars(_ thousandths: Int) -> String {
        let cents = thousandths / 10
        return "$\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
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
        let silent = plural(row.silent, "request") + " without "
        guard row.answers > 0 else { return silent + "an answer" }
        return plural(row.answers, "answer") + (row.silent > 0 ? " and " + silent + "one" : "")
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
