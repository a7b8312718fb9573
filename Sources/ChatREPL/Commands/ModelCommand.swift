import ChatKit
import ClaudeMessages

extension SlashCommand {
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
                "there is no model \(name.excerpt): \(hint) (/model asks the server for its "
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
}
