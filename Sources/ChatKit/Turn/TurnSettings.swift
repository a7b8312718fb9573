package import ClaudeMessages

/// The settings of a turn: the preferences at its beginning, which hold until it ends.
package struct TurnSettings: Sendable {
    package var requests: RequestSettings
    package var system: String?
    package var tools: [ToolDefinition]
    /// The requested window in tokens; nil for the model's default.
    package var window: Int?
    /// The most answers in one turn.
    package var roundCap: Int
    /// Names of tools whose calls need the user's consent.
    package var askedTools: Set<String> = []
    /// Ask before a request that is expected to cost more.
    package var askedPrice: Money?
    /// The most that a request may cost with its full answer; else ask about a smaller answer.
    package var budget: Money?
    /// The model to ask, with consent, when this one cannot answer.
    package var fallback: String?
    /// How many calls of one tool with the same input are run without asking.
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
