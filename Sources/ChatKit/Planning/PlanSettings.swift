package import ClaudeMessages

/// What a prompt is planned with: the preferences of now and the facts of the model.
package struct PlanSettings: Sendable {
    package var model: String
    package var system: String?
    package var tools: [ToolDefinition]
    package var knobs: CacheKnobs
    /// The most tokens a prompt may have; nothing of it is beyond the model's context.
    package var window: Int
    /// The most tokens the model takes at all.
    package var context: Int
    /// The model checks what precedes its thinking blocks; one that is not known counts as such.
    package var verifiesThinking: Bool
    /// Tokens that the model adds to a prompt that offers tools.
    package var toolPreamble: Int
    /// What the model makes tokens with; one that is not known counts as a new one.
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
