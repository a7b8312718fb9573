package import ClaudeMessages

/// What a turn is asked with: the preferences of the moment it began, which hold until it ends.
package struct TurnSettings: Sendable {
    package var requests: RequestSettings
    package var system: String?
    package var tools: [ToolDefinition]
    /// As asked for; nil for the model's default.
    package var window: Int?
    /// The most answers in one turn.
    package var roundCap: Int
    /// Names of tools that are asked about before each call.
    package var askedTools: Set<String> = []
    /// A request that is expected to cost more is asked about.
    package var askedPrice: Money?
    /// The most that a request may cost with its whole answer; a smaller answer is asked about.
    package var budget: Money?
    /// The model to ask where this one cannot answer; it is asked about first.
    package var fallback: String?
    /// So many calls of one tool with the same input are run without a question.
    package var sameCallCap = 3

    package init(
        _ requests: RequestSettings, system: String? = nil, tools: [ToolDefinition] = [],
        window: Int? = nil, roundCap: Int = 50
    ) {
        self.requests = requests
        self.system = system
        self.tools = tools
        self.window = window
        self.roundCap = roundCap
    }

    package var planning: PlanSettings {
        PlanSettings(
            model: requests.modelID, system: system, tools: tools, knobs: requests.knobs,
            window: window ?? requests.defaultWindow, context: requests.model?.context ?? .max,
            verifiesThinking: requests.model?.verifiesThinking ?? true,
            toolPreamble: requests.model?.toolPreamble ?? 0,
            tokenizer: requests.tokenizer)
    }

    package func request(_ messages: [InputMessage], on basis: Basis) -> MessageRequest {
        requests.request(messages, system: basis.system, tools: basis.tools)
    }
}
