/// Looks models up by what people type.
public struct ModelCatalogue: Sendable {
    /// The models, in the order in which they are listed.
    public let models: [ClaudeModel]

    /// The models that were known when this was built.
    public static let known = ModelCatalogue(models: table)

    /// Makes a catalogue of these; of two with the same name the first counts.
    public init(models: [ClaudeModel]) { self.models = models }

    /// The id to send for a name: `sonnet` means the newest active Sonnet; an id is sent as typed.
    public func id(for name: String) -> String { line(name)?.id ?? name }

    /// The model of that name, alias or line; `nil` when it is not known here.
    public func model(_ name: String) -> ClaudeModel? {
        line(name) ?? models.first { $0.id == name || $0.aliases.contains(name) }
    }

    /// The model that gave an answer, or else the one that was asked: gateways invent names.
    public func model(of answer: Message, askedFor name: String) -> ClaudeModel? {
        model(answer.model) ?? model(name)
    }

    private func line(_ name: String) -> ClaudeModel? {
        guard let line = ClaudeModel.Line(rawValue: name) else { return nil }
        return models.filter { $0.line == line && $0.lifecycle == .active && !$0.isRestricted }
            .max { $0.released < $1.released }
    }

    /// Names that mean the newest active model of a line.
    public var lineNames: [String] {
        ClaudeModel.Line.allCases.map(\.rawValue).filter { line($0) != nil }
    }

    /// What is wrong with a name that is no model's; `nil` when nothing is known about it.
    ///
    /// A name with digits is an id, which new models have as well: only what is one letter away
    /// from a known one is taken for a mistake, or what has a provider's name before it.
    public func hint(for name: String) -> Hint? { hint(for: name, others: []) }

    /// The same where the server has further models.
    package func hint(for name: String, others: [String]) -> Hint? {
        guard model(name) == nil, name.utf8.count <= 64 else { return nil }
        let lower = name.lowercased()
        if let model = retired(lower) {
            return .retired(on: model.day, use: id(for: model.line.rawValue))
        }
        if let model = undated(lower) { return .invented(use: model.id) }
        let last = lower.lastIndex(of: "/").map { lower[lower.index(after: $0)...] } ?? lower[...]
        if case .known(let other) = read(String(last), others: others) {
            return .misspelt(use: other)
        }
        let meant =
            lower.contains(where: \.isNumber)
            ? oneEdit(from: lower, others) : nearest(lower, others)
        return meant.map { .misspelt(use: $0) }
    }

    /// Why a name is no model's, and what to use.
    public enum Hint: Sendable, Hashable {
        /// Requests for it have failed since that day, `YYYY-MM-DD`.
        case retired(on: String, use: String)
        /// An id that was never given out: that model with a day it does not have.
        case invented(use: String)
        /// A name that never was, close to one that is.
        case misspelt(use: String)
    }

    /// The model of a name that is known but for eight digits behind it.
    ///
    /// From 4.6 on ids carry no day; the older have one, and only one.
    private func undated(_ name: String) -> ClaudeModel? {
        guard let dash = name.lastIndex(of: "-") else { return nil }
        let day = name[name.index(after: dash)...]
        guard day.count == 8, day.allSatisfy(\.isNumber) else { return nil }
        return model(String(name[..<dash]))
    }
}
