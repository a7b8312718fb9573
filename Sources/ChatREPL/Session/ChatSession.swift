package import ChatKit
package import ChatTerminal
package import ClaudeMessages

/// Everything a chat remembers; a value that slash commands and answers change.
package struct ChatSession: Sendable {
    package var transcript = Transcript()
    package var preferences: Preferences
    /// What is known of models, also from the server.
    package private(set) var catalogue: ModelCatalogue
    /// The version of the API that requests are made for.
    private let version: APIVersion
    package var ledger = Ledger()
    package var lastAnswer: AnswerFacts?
    package var unanswered: Unanswered?
    /// Where what stands in the prompt is asked, where that is not behind everything.
    package var place: Place?
    /// The answer under way, as far as it is counted.
    package var underWay: LiveMeter?
    /// When a command is run, in seconds since 1970.
    package var now: Double = 0
    /// Answers are laid out where nobody says otherwise: where there are colours.
    package var laysOut = false
    /// The summary that came with the last answer.
    package var lastThought: String?
    /// The text of the last answer, as far as it came.
    package var lastText: String?
    /// Models that the server offers and the catalogue does not have.
    package private(set) var otherModels: [String] = []
    /// As the last response had them.
    package var rateLimits: RateLimits?

    package init(
        _ preferences: Preferences = Preferences(), catalogue: ModelCatalogue = .known,
        version: APIVersion = .v2023_06_01
    ) {
        self.preferences = preferences
        self.catalogue = catalogue
        self.version = version
    }

    /// How requests are made.
    package var settings: RequestSettings {
        preferences.requests(of: catalogue, version: version)
    }

    /// How answers are laid out; nil shows their source.
    package var markdown: MarkdownOptions? {
        preferences[Settings.markdown].isOn ?? laysOut ? preferences.markdown : nil
    }

    /// Takes over what the server says of its models; their names help at the prompt.
    package mutating func learn(_ models: [ModelInfo]) {
        otherModels = models.map(\.id).filter { catalogue.model($0) == nil }
        catalogue = catalogue.refined(by: models)
    }

    /// The model as it is shown: without the family name that all share.
    package var modelShown: String {
        let id = settings.modelID
        return id.hasPrefix("claude-") ? String(id.dropFirst(7)) : id
    }
}
