package import ChatKit
package import ChatTerminal
package import ClaudeMessages

/// The state of a chat, changed by slash commands and answers.
package struct ChatSession: Sendable {
    package var transcript = Transcript()
    /// Changes of the transcript by commands, which are not kept yet.
    package private(set) var unkept: [TranscriptEvent] = []
    private var isAnew = false
    package var preferences: Preferences
    /// The model catalogue, extended by the server's list.
    package private(set) var catalogue: ModelCatalogue
    /// The API version of requests.
    private let version: APIVersion
    package var ledger = Ledger()
    package var lastAnswer: AnswerFacts?
    package var unanswered: Unanswered?
    /// The place for the draft's question; nil for the head.
    package var place: Place?
    /// Tokens and cost of the answer in progress.
    package var underWay: LiveMeter?
    /// The time of the current command, in seconds since 1970.
    package var now: Double = 0
    /// The default of `markdown auto`: whether the console has colours.
    package var laysOut = false
    /// The thinking summary of the last answer.
    package var lastThought: String?
    /// The text of the last answer, complete or not.
    package var lastText: String?
    /// IDs of the server's models that are not in the catalogue.
    package private(set) var otherModels: [String] = []
    /// The rate limits of the last response.
    package var rateLimits: RateLimits?

    package init(
        _ preferences: Preferences = Preferences(), catalogue: ModelCatalogue = .known,
        version: APIVersion = .v2023_06_01
    ) {
        self.preferences = preferences
        self.catalogue = catalogue
        self.version = version
    }

    /// The form of answers.
    var answers: AnswerForm { AnswerForm(markdown: markdown, pace: preferences[Settings.speak]) }

    /// Begins another conversation.
    mutating func beginAnew(_ transcript: Transcript? = nil) {
        self.transcript = transcript ?? Transcript()
        unkept = []
        isAnew = transcript == nil
    }

    /// Whether another conversation has begun since this was asked last.
    mutating func takeBeginning() -> Bool {
        defer { isAnew = false }
        return isAnew
    }

    /// Changes the transcript; false for an event that does not fit it.
    mutating func change(_ event: TranscriptEvent) -> Bool {
        guard transcript.apply(event) else { return false }
        unkept.append(event)
        return true
    }

    /// Returns and clears the changes that are not kept yet.
    mutating func takeUnkept() -> [TranscriptEvent] {
        defer { unkept = [] }
        return unkept
    }

    /// The request settings.
    package var settings: RequestSettings {
        preferences.requests(of: catalogue, version: version)
    }

    /// The Markdown layout; nil for source text.
    package var markdown: MarkdownOptions? {
        preferences[Settings.markdown].isOn ?? laysOut ? preferences.markdown : nil
    }

    /// Adds the server's models, for completion and checks.
    package mutating func learn(_ models: [ModelInfo]) {
        otherModels = models.map(\.id).filter { catalogue.model($0) == nil }
        catalogue = catalogue.refined(by: models)
    }

    /// The model ID without `claude-`.
    package var modelShown: String { Self.short(settings.modelID) }

    static func short(_ model: String) -> String {
        model.hasPrefix("claude-") ? String(model.dropFirst(7)) : model
    }
}
