import ChatKit
import ClaudeMessages

extension SlashCommand {
    static let model = SlashCommand(
        "model", .text("NAME", candidates: candidates), "show or switch the model",
        details:
            "NAME: sonnet, opus, haiku or fable, the newest of its line, or an id or its start.",
        timing: .withoutArgument
    ) { desk, name in
        guard !name.isEmpty else {
            desk.say(modelList(desk.session), as: .list)
            return desk.listModels()
        }
        desk.say(use(name, &desk.session).lines, as: .text)
    }

    private static let candidates: @Sendable (ChatSession, CommandTable) -> [Candidate] = {
        session, _ in
        let catalogue = session.catalogue
        let lines = catalogue.lineNames.map { Candidate($0, catalogue.model($0)?.id ?? "") }
        let models = catalogue.models.filter { !$0.isRestricted }.map { model in
            Candidate(model.id, price(model)[...].trimmed)
        }
        return lines + models + session.otherModels.map { Candidate($0) }
    }

    /// Switches where it is clear to what, and to one that may answer; returns what there is to say.
    static func use(
        _ typed: String, _ session: inout ChatSession
    ) -> (lines: [String], isInUse: Bool) {
        switch session.catalogue.read(typed, others: session.otherModels) {
        case .known(let known): return (switched(to: known, &session), true)
        case .ambiguous(let names):
            return (["\(typed) could be \(listed(names)): nothing was changed"], false)
        case .unknown(let nearest):
            let lines = session.catalogue.lineNames
            let hint = nearest.map { "did you mean \($0)?" } ?? "there are \(lines.enumeration)"
            let line =
                "there is no model \(typed.excerpt): \(hint) (/model asks the server for its "
                + "models, claude-chat -m takes any name)"
            return ([line], false)
        case .foreign where typed.contains(where: \.isWhitespace):
            return (["no model's name has spaces: '\(typed)' is not one"], false)
        case .foreign:
            if let hint = session.catalogue.hint(for: typed), hint.isFinal {
                return ([ErrorText.unknownModel(typed, hint) + "; nothing was changed"], false)
            }
            return (switched(to: typed, &session), true)
        }
    }

    private static func switched(to name: String, _ session: inout ChatSession) -> [String] {
        let (before, plan) = (session.settings.modelID, session.plan())
        session.preferences.set(Settings.model, to: name, from: .command)
        let settings = session.settings
        guard settings.modelID != before else { return ["\(before) is already in use"] }
        let notes = FittingText.sentences(for: settings.notes)
        guard settings.model != nil || session.otherModels.contains(name) else {
            let hint = settings.catalogue.hint(for: name, others: session.otherModels)
            return [ErrorText.unknownModel(name, hint)] + notes
        }
        let price = settings.model == nil ? "  price unknown" : price(settings.model)
        let deprecation = ErrorText.deprecation(settings).map { [$0] } ?? []
        return [settings.modelID + price + session.coldCache(since: plan)] + deprecation + notes
    }

    /// Some of the names, and how many more.
    private static func listed(_ names: [String]) -> String {
        let shown = names.count > 9 ? names.prefix(8) + ["\(names.count - 8) others"] : names[...]
        return shown.alternatives
    }

    private static func modelList(_ session: ChatSession) -> [String] {
        let catalogue = session.catalogue
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
        "\(Numbers.dollars(price.input)) / \(Numbers.dollars(price.output))"
    }
}

extension ModelCatalogue.Hint {
    /// No server answers for such a name.
    fileprivate var isFinal: Bool {
        switch self {
        case .retired, .invented: true
        case .misspelt: false
        }
    }
}
