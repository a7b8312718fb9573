package import ChatKit
package import ChatTerminal
package import ClaudeMessages

/// Everything a chat remembers; a value that slash commands and answers change.
package struct ChatSession: Sendable {
    package var conversation: Conversation
    package var settings: RequestSettings
    /// As asked for; `nil` for the model's default.
    package var windowAsked: Int?
    package var ledger = Ledger()
    package var lastAnswer: AnswerFacts?
    /// When the prompt cache will have forgotten the conversation.
    package var cacheEnds: ContinuousClock.Instant?
    /// A message that got no answer to keep, or was taken back; `/retry` asks it again.
    package var unanswered: String? { didSet { isTakenBack = false } }
    /// The person has taken it back: it is no part of the conversation any more.
    package private(set) var isTakenBack = false
    /// The answer under way, as far as it is counted.
    package var underWay: LiveMeter?
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
        conversation = Conversation(system: system)
        self.settings = settings
        windowAsked = window
    }

    /// Takes over what the server says of its models; their names help at the prompt.
    package mutating func learn(_ models: [ModelInfo]) {
        let catalogue = settings.catalogue
        settings.catalogue = catalogue.refined(by: models)
        otherModels = models.map(\.id).filter { catalogue.model($0) == nil }
    }

    /// Keeps a message for `/retry` that the person took back.
    package mutating func takeBack(_ question: String?) {
        unanswered = question
        isTakenBack = question != nil
    }

    package var window: ContextWindow {
        ContextWindow(limit: windowAsked ?? settings.defaultWindow)
    }

    /// The model as it is shown: without the family name that all share.
    package var modelShown: String {
        let id = settings.modelID
        return id.hasPrefix("claude-") ? String(id.dropFirst(7)) : id
    }

    /// Puts a whole or a cut answer into the books and, where it can be, into the history.
    ///
    /// - Returns: Whether the turn is remembered.
    package mutating func settle(
        _ question: InputMessage, answer: Message, meter: LiveMeter, wasCut: Bool
    ) -> Bool {
        let entry = meter.entry()
        let usage = entry.usage
        ledger.record(entry)
        lastAnswer = AnswerFacts(asked: settings.modelID, usage: usage, cost: entry.cost)
        if !answer.text.isEmpty { lastText = answer.text }
        guard let content = Settlement.content(of: answer, wasCut: wasCut) else {
            unanswered = question.text
            return false
        }
        var turn = Turn(question: question, answer: content)
        if !wasCut, let prompt = usage.promptTokens, let output = usage.outputTokens {
            turn.measured = .init(
                promptTokens: prompt, outputTokens: output, epoch: conversation.epoch)
        }
        conversation.append(turn)
        unanswered = nil
        return true
    }

    /// The share of the window that the conversation fills, in percent.
    package var windowShare: Int {
        let limit = max(1, window.limit)
        let size =
            conversation.turns.isEmpty
            ? 0 : conversation.promptSize(asking: InputMessage(.user, [])).middle
        return min(100, size.multipliedSaturating(100) / limit)
    }

    /// What to say before a message that finds the cache cold, where that costs a cent or more.
    package func coldWarning(at now: ContinuousClock.Instant) -> String? {
        guard let cacheEnds, cacheEnds <= now else { return nil }
        let cost = coldPrompt
        guard let money = cost.money, money >= Money(picoDollars: 10_000_000_000) else {
            return nil
        }
        return "the cache has forgotten the conversation: sending it anew costs "
            + Numbers.cost(cost)
    }

    /// What it would cost to send the conversation when none of it is in the cache.
    package var coldPrompt: Cost {
        let tokens = conversation.promptSize(asking: InputMessage(.user, [])).middle
        let member = settings.cache == nil ? "input_tokens" : "cache_creation_input_tokens"
        var usage: JSON = ["input_tokens": 0, "output_tokens": 0]
        usage[member] = JSON(tokens)
        return Cost(settings.model?.cost(of: Usage(json: usage)), isEstimate: true)
    }
}

/// What is shown of an answer when it is over.
package struct AnswerFacts: Sendable, Hashable {
    /// The model that was asked.
    package var asked: String
    package var usage: Usage
    package var cost: Cost
    /// `14:32`, when something is in the prompt cache.
    package var cacheUntil: String?
}
