package import ClaudeMessages

/// The model and the parameters that requests are made with.
package struct RequestSettings: Sendable {
    /// As typed: a model id, an alias or a family name.
    package var modelName: String
    /// In tokens; nil means 32,000 or the model's limit, whichever is smaller.
    package var maxTokens: Int?
    /// Nil caches nothing.
    package var cache: CacheControl?
    /// Nil leaves the model's default.
    package var effort: Effort?
    /// Nil leaves the model's default.
    package var thinking: Thinking?
    package var temperature: Double?
    package var topP: Double?
    package var stopSequences: [String] = []
    package var catalogue: ModelCatalogue
    /// What the requests are for, in the ledger.
    package var purpose = LedgerEntry.Purpose.turn
    /// The API version of the requests.
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

    /// The billing of requests with these settings.
    package var billing: Billing {
        Billing(catalogue: catalogue, asked: modelID, cache: cache, purpose: purpose)
    }

    package var effectiveMaxTokens: Int {
        min(maxTokens ?? 32_000, model?.maximumOutput ?? .max)
    }

    /// The default window in tokens; a larger one costs dollars each time it is not cached, and
    /// more per token above a price band's limit.
    package var defaultWindow: Int {
        guard let model else { return 200_000 }
        let edge = model.prices.first?.upTo ?? .max
        // The answer needs part of a small context, but rarely all of `max_tokens`.
        let room = max(model.context - effectiveMaxTokens, model.context / 2)
        return min(200_000, room, edge)
    }

    /// The request with these messages, without the parameters that the model does not accept.
    package func request(
        _ messages: [InputMessage], system: String?, tools: [ToolDefinition] = []
    ) -> MessageRequest {
        fitted(messages, system: system, tools: tools).request
    }

    /// A request made for another model, adapted to this one.
    func refitted(_ request: MessageRequest) -> MessageRequest {
        var request = request
        request.model = modelID
        request.maxTokens = min(request.maxTokens, effectiveMaxTokens)
        return model.map { request.fitted(to: $0, version: version).request } ?? request
    }

    /// The parameters that the model does not accept.
    package var notes: [FittingNote] { fitted([], system: nil).notes }

    /// The parameters that the cache depends on, as the model accepts them.
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

    /// Asks for summarised thinking, which can be shown and counted while the model thinks.
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
