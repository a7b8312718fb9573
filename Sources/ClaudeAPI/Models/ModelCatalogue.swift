/// Looks models up by what people type.
public struct ModelCatalogue: Sendable {
    public let models: [Model]

    /// The models that were known when this was built.
    public static let known = ModelCatalogue(models: table)

    public init(models: [Model]) { self.models = models }

    /// The id to send for a name: `sonnet` means the newest active Sonnet; an id is sent as typed.
    public func id(for name: String) -> String { line(name)?.id ?? name }

    /// The model of that name, alias or line; `nil` when it is not known here.
    public func model(_ name: String) -> Model? {
        line(name) ?? models.first { $0.id == name || $0.aliases.contains(name) }
    }

    /// The model that gave an answer, or else the one that was asked: gateways invent names.
    public func model(of answer: Message, askedFor name: String) -> Model? {
        model(answer.model) ?? model(name)
    }

    private func line(_ name: String) -> Model? {
        guard let line = Model.Line(rawValue: name) else { return nil }
        return models.filter { $0.line == line && $0.lifecycle == .active }
            .max { $0.released < $1.released }
    }

    /// Names that mean the newest active model of a line.
    public var lineNames: [String] {
        Model.Line.allCases.map(\.rawValue).filter { line($0) != nil }
    }

    /// The known id that looks most like a name that is not known.
    public func suggestion(for name: String) -> String? {
        let names = models.flatMap { [$0.id] + $0.aliases } + lineNames
        return Spelling.closest(to: name, among: names)
    }
}
