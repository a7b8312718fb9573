package import ClaudeMessages

/// How requests are made: the model and the knobs beside it.
package struct RequestSettings: Sendable {
    /// As typed: an id, an alias, or the name of a line.
    package var modelName: String
    /// `nil`: 32,000 or the model's limit, whichever is smaller.
    package var maxTokens: Int?
    /// `nil`: nothing is cached.
    package var cache: CacheControl?
    /// `nil`: as much as the model gives by default.
    package var effort: Effort?
    /// `nil`: as the model thinks by default.
    package var thinking: Thinking?
    package var temperature: Double?
    package var topP: Double?
    package var stopSequences: [String] = []
    package var catalogue: ModelCatalogue
    /// The version of the API that requests are made for.
    package var version: APIVersion = .v2023_06_01

    package init(
        modelName: String, maxTokens: Int? = nil, cache: CacheControl? = nil,
        catalogue: ModelCatalogue = .known
    ) {
        self.modelName = modelName
        self.maxTokens = maxTokens
        self.cache = cache
        self.catalogue = catalogue
    }

    package var model: ClaudeModel? { catalogue.model(modelName) }
    package var modelID: String { catalogue.id(for: modelName) }
    package var tokenizer: ClaudeModel.Tokenizer { model?.tokenizer ?? .newer }

    /// How what is asked with these settings is billed.
    package var billing: Billing {
        Billing(catalogue: catalogue, asked: modelID, cache: cache)
    }

    package var effectiveMaxTokens: Int {
        min(maxTokens ?? 32_000, model?.maximumOutput ?? .max)
    }

    /// The window when none is asked for: large ones cost dollars each time they are cold, and
    /// past the edge of a price band everything costs more.
    package var defaultWindow: Int {
        guard let model else { return 200_000 }
        let edge = model.prices.first?.upTo ?? .max
        // A small context is shared with the answer, which rarely takes all that it may.
        let room = max(model.context - effectiveMaxTokens, model.context / 2)
        return min(200_000, room, edge)
    }

    /// The request for these messages, as the model takes it.
    package func request(
        _ messages: [InputMessage], system: String?, tools: [ToolDefinition] = []
    ) -> MessageRequest {
        fitted(messages, system: system, tools: tools).request
    }

    /// A request that was made for another model, as this one takes it.
    func refitted(_ request: MessageRequest) -> MessageRequest {
        var request = request
        request.model = modelID
        request.maxTokens = min(request.maxTokens, effectiveMaxTokens)
        return model.map { request.fitted(to: $0, version: version).request } ?? request
    }

    /// What the model does not take of these settings.
    package var notes: [FittingNote] { fitted([], system: nil).notes }

    /// What the cache depends on beside messages, as the model takes it.
    package var knobs: CacheKnobs { CacheKnobs(fitted([], system: nil).request) }

    private func fitted(
        _ messages: [InputMessage], system: String?, tools: [ToolDefinition] = []
    ) -> (request: MessageRequest, notes: [FittingNote]) {
        var request = unfitted(messages, system: system)
        request.tools = tools
        guard let model else { return (request, []) }
        return request.fitted(to: model, version: version)
    }

    private func unfitted(_ messages: [InputMessage], system: String?) -> MessageRequest {
        var request = MessageRequest(
            model: modelID, maxTokens: maxTokens ?? effectiveMaxTokens, messages: messages,
            system: system.map { [systemBlock($0)] } ?? [], thinking: shownThinking,
            effort: effort, cacheControl: cache)
        request.temperature = temperature
        request.topP = topP
        request.stopSequences = stopSequences
        return request
    }

    /// A summary is something to see and to count while the model thinks.
    private var shownThinking: Thinking? {
        switch thinking {
        case nil where model?.abilities.thinksByDefault == true, .adaptive(nil):
            .adaptive(display: .summarized)
        case .enabled(let budget, nil) where model?.abilities.showsThinkingByDefault == false:
            .enabled(budget: budget, display: .summarized)
        case let asked: asked
        }
    }

    /// A breakpoint of its own keeps a long system prompt cached across conversations.
    private func systemBlock(_ text: String) -> ContentBlock {
        let block = ContentBlock.text(text)
        guard let cache, let model,
            TokenGauge(tokenizer).count(Weight([block])).low >= model.minimumCacheable
        else { return block }
        return block.cached(cache)
    }
}
