package import ClaudeMessages

/// The preferences and the properties of the model that a prompt is planned with.
package struct PlanSettings: Sendable {
    package var model: String
    package var system: String?
    package var tools: [ToolDefinition]
    package var knobs: CacheKnobs
    /// The most tokens of a prompt, at most the model's context.
    package var window: Int
    /// The model's context in tokens.
    package var context: Int
    /// Whether the model verifies what precedes its thinking blocks; true for an unknown model.
    package var verifiesThinking: Bool
    /// Tokens that the model adds to a prompt with tools.
    package var toolPreamble: Int
    /// The model's tokenizer; the newer one for an unknown model.
    package var tokenizer: ClaudeModel.Tokenizer

    package init(
        model: String, system: String? = nil, tools: [ToolDefinition] = [],
        knobs: CacheKnobs = CacheKnobs(), window: Int, context: Int = .max,
        verifiesThinking: Bool = true, toolPreamble: Int = 0,
        tokenizer: ClaudeModel.Tokenizer = .newer
    ) {
        self.model = model
        self.system = system?.isBlank == true ? nil : system
        self.tools = tools
        self.knobs = knobs
        self.window = min(window, context)
        self.context = context
        self.verifiesThinking = verifiesThinking
        self.toolPreamble = toolPreamble
        self.tokenizer = tokenizer
    }
}
