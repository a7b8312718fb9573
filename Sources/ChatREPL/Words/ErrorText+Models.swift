import ChatKit
package import ClaudeMessages

// Models that are not what was meant.
extension ErrorText {
    /// `nil` for a model whose last day is not near.
    static func deprecation(_ settings: RequestSettings) -> String? {
        guard let model = settings.model, model.lifecycle == .deprecated,
            case .on(let day) = model.retirement
        else { return nil }
        return "\(settings.modelID) is deprecated and stops working on \(day)"
    }

    package static func unknownModel(_ name: String, _ hint: ModelCatalogue.Hint?) -> String {
        switch hint {
        case .retired(let day, let other):
            return "the model '\(name)' retired on \(day) and answers no more: use \(other)"
        case .invented(let other):
            return "there never was a model '\(name)', its day is made up: use \(other)"
        case .misspelt(let other):
            return "the model '\(name)' is not in the catalogue of \(ModelCatalogue.date) "
                + "(did you mean \(other)?); " + askedAllTheSame
        case nil:
            return "the model '\(name)' is not in the catalogue of \(ModelCatalogue.date); "
                + askedAllTheSame
        }
    }

    private static let askedAllTheSame = "it is asked all the same, at an unknown price"
}
