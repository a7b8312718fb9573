package import ChatKit
package import ChatTerminal
package import ClaudeMessages

/// Everything a chat remembers; a value that slash commands and answers change.
package struct ChatSession: Sendable {
    package var transcript = Transcript()
    package var settings: RequestSettings
    /// What the model is told before all; a blank one is none.
    package private(set) var system: String?
    /// As asked for; `nil` for the model's default.
    package var windowAsked: Int?
    package var ledger = Ledger()
    package var lastAnswer: AnswerFacts?
    package var unanswered: Unanswered?
    /// Where what stands in the prompt is asked, where that is not behind everything.
    package var place: Place?
    /// The answer under way, as far as it is counted.
    package var underWay: LiveMeter?
    /// When a command is run, in seconds since 1970.
    package var now: Double = 0
    /// Answers are laid out, and not shown as their source.
    package var showsMarkdown = false
    package var markdown = MarkdownOptions()
    /// Summaries of thinking are shown while they come.
    package var showsThinking = false
    /// The summary that came with the last answer.
    package var lastThought: String?
    /// The text of the last answer, as far as it came.
    package var lastText: String?
    /// Models that the server offers and the catalogue does not have.
    package private(set) var otherModels: [String] = []
    /// As the last response had them.
    package var rateLimits: RateLimits?

    package init(settings: RequestSettings, system: String? = nil, window: Int? = nil) {
        self.settings = settings
        windowAsked = window
        setSystem(system)
    }

    package mutating func setSystem(_ text: String?) {
        system = text?.isBlank == true ? nil : text
    }

    /// Takes over what the server says of its models; their names help at the prompt.
    package mutating func learn(_ models: [ModelInfo]) {
        let catalogue = settings.catalogue
        settings.catalogue = catalogue.refined(by: models)
        otherModels = models.map(\.id).filter { catalogue.model($0) == nil }
    }

    /// The model as it is shown: without the family name that all share.
    package var modelShown: String {
        let id = settings.modelID
        return id.hasPrefix("claude-") ? String(id.dropFirst(7)) : id
    }
}
