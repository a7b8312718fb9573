package import ClaudeMessages

/// Which turns of a path a prompt holds.
package struct Selection: Sendable, Hashable {
    /// The oldest turn that is sent; nil before anything was.
    package var first: TurnID?
    /// Turns behind it that are not.
    package var leftOut: Set<TurnID> = []

    package init(first: TurnID? = nil, leftOut: Set<TurnID> = []) {
        self.first = first
        self.leftOut = leftOut
    }
}

/// What stands before the first turn of a prompt and is neither system prompt nor tools.
package struct Preamble: Sendable, Hashable {
    /// What older turns came to.
    package var summary: String?
    /// What is sent whatever slides out.
    package var pins: [String] = []

    package init(summary: String? = nil, pins: [String] = []) {
        self.summary = summary
        self.pins = pins
    }

    package var isEmpty: Bool { summary == nil && pins.isEmpty }
}

/// What a prompt is built on: the part of it that does not grow.
///
/// Under the same basis a prompt begins with the one before it, byte by byte: sizes that were
/// counted hold, the cache is read, and thinking blocks are bound to what precedes them.
package struct Basis: Sendable, Hashable {
    package var system: String?
    package var tools: [ToolDefinition] = []
    package var preamble = Preamble()
    package var selection: Selection

    package init(
        system: String? = nil, tools: [ToolDefinition] = [], preamble: Preamble = Preamble(),
        selection: Selection = Selection()
    ) {
        self.system = system
        self.tools = tools
        self.preamble = preamble
        self.selection = selection
    }
}

/// A request of a turn: what it was built on, and what the API counted.
package struct RequestRecord: Sendable, Hashable {
    /// Names the entry of the ledger; a turn holds no money.
    package var id: String?
    package var basis: Basis
    /// The id of the model that was asked.
    package var model: String
    /// What the cache depends on beside basis and model, as sent.
    package var knobs: CacheKnobs
    /// The whole prompt; nil where the API did not count it.
    package var promptTokens: Int?
    /// The answer, thinking included.
    package var outputTokens: Int?

    package init(
        id: String? = nil, basis: Basis, model: String, knobs: CacheKnobs = CacheKnobs(),
        promptTokens: Int? = nil, outputTokens: Int? = nil
    ) {
        self.id = id
        self.basis = basis
        self.model = model
        self.knobs = knobs
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
    }
}

/// Parameters that make a prompt another one to the cache.
package struct CacheKnobs: Sendable, Hashable {
    package var thinking: Thinking?
    package var effort: Effort?
    package var toolChoice: ToolChoice?
    package var speed: Speed?

    package init(
        thinking: Thinking? = nil, effort: Effort? = nil, toolChoice: ToolChoice? = nil,
        speed: Speed? = nil
    ) {
        self.thinking = thinking
        self.effort = effort
        self.toolChoice = toolChoice
        self.speed = speed
    }
}
