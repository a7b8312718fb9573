/// Models, looked up by id, alias or line.
public struct ModelCatalogue: Sendable {
    /// The models, in the order in which they are listed.
    public let models: [ClaudeModel]
    /// The newest active model of each line, which the line's name means.
    private let newest: [ClaudeModel]

    /// The models in the built-in table.
    public static let known = ModelCatalogue(models: table)

    /// Makes a catalogue; of two models with the same name the first is used.
    public init(models: [ClaudeModel]) {
        self.models = models
        let open = models.filter { $0.lifecycle == .active && !$0.isRestricted }
        newest = ClaudeModel.Line.allCases.compactMap { line in
            open.filter { $0.line == line }.max { $0.released < $1.released }
        }
    }

    /// The id to send for a name: `sonnet` becomes the newest active Sonnet, an id stays as typed.
    public func id(for name: String) -> String { line(name)?.id ?? name }

    /// The model with this id, alias or line; `nil` when it is not in the catalogue.
    public func model(_ name: String) -> ClaudeModel? {
        line(name) ?? models.first { $0.id == name || $0.aliases.contains(name) }
    }

    /// The answer's model, or else the requested one: gateways return model names of their own.
    public func model(of answer: Message, askedFor name: String) -> ClaudeModel? {
        model(answer.model) ?? model(name)
    }

    private func line(_ name: String) -> ClaudeModel? {
        newest.first { $0.line.rawValue == name }
    }

    /// Names that mean the newest active model of a line.
    public var lineNames: [String] { newest.map(\.line.rawValue) }

    /// Why an unknown name is wrong; `nil` when it may be a model that is not in the catalogue.
    ///
    /// A name with digits may be the id of a newer model: it is reported as misspelt only when it
    /// differs from a known name by one edit or has a provider's prefix (`provider/`).
    public func hint(for name: String) -> Hint? { hint(for: name, others: []) }

    /// The same, with further model names of the server in `others`.
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

    /// Why a name is wrong, and the name to use instead.
    public enum Hint: Sendable, Hashable {
        /// A retired model: requests have failed since this date, `YYYY-MM-DD`.
        case retired(on: String, use: String)
        /// An id that never existed: a known model with a date it does not have.
        case invented(use: String)
        /// A name that never existed, close to one that does.
        case misspelt(use: String)
    }

    /// The model of a name that is known once its last part, eight digits, is removed.
    ///
    /// Ids from 4.6 on have no date; an older id has exactly one.
    private func undated(_ name: String) -> ClaudeModel? {
        guard let dash = name.lastIndex(of: "-") else { return nil }
        let day = name[name.index(after: dash)...]
        guard day.count == 8, day.allSatisfy(\.isNumber) else { return nil }
        return model(String(name[..<dash]))
    }
}
