/// What a model takes of the parameters that not every model takes.
public struct Abilities: Sendable, Hashable {
    /// `thinking.type: adaptive`.
    public var adaptiveThinking: Permission
    /// `thinking.type: enabled`, with a budget of tokens.
    public var budgetThinking: Permission
    /// `thinking.type: between_tools`.
    public var betweenToolsThinking: Permission
    /// `thinking.type: disabled`.
    public var disabledThinking: Permission
    /// It thinks when the request says nothing of it.
    public var thinksByDefault: Bool
    /// A summary of its thinking is shown when the request says nothing of it.
    public var showsThinkingByDefault: Bool
    /// From the least to the most; empty when it knows no effort at all.
    public var efforts: [Effort]
    /// `nil` when it knows none, or which is not documented.
    public var defaultEffort: Effort?
    /// `temperature`, `top_p` and `top_k`.
    public var sampling: Sampling
    /// A last message by the assistant, which the answer continues.
    public var prefill: Bool
    /// `tool_choice` of `any` or one tool.
    public var forcedTools: Bool
    /// `role: system` among the messages.
    public var systemMessages: Bool
    /// `inference_geo`.
    public var inferenceGeo: Bool
    /// `speed: fast`.
    public var fastMode: FastMode
    /// `output_config.format`.
    public var structuredOutput: Bool

    /// When a kind of thinking may be asked for.
    public enum Permission: Sendable, Hashable {
        /// Whatever the rest of the request says.
        case always, never
        /// Not with more than high effort.
        case upToHighEffort
    }

    /// Whether sampling parameters are taken.
    public enum Sampling: Sendable, Hashable {
        /// Taken by API version 2023-06-01, or a 400 for any but the default value.
        case accepted, refused
    }

    /// What becomes of a request for fast mode.
    public enum FastMode: Sendable, Hashable {
        /// Faster at a price of its own, or a 400.
        case supported, refused
        /// Taken, and answered at the usual speed and price.
        case ignored
    }
}

// The rows of the documented table of thinking, and what came with each generation.
extension Abilities {
    /// Fable, Mythos and Opus 5.5: they always think.
    static let newest = Abilities(
        adaptiveThinking: .always, budgetThinking: .never, betweenToolsThinking: .never,
        disabledThinking: .never, thinksByDefault: true, showsThinkingByDefault: false,
        efforts: Effort.levels, defaultEffort: .high, sampling: .refused, prefill: false,
        forcedTools: false, systemMessages: true, inferenceGeo: true, fastMode: .refused,
        structuredOutput: true)

    /// Its default effort is not documented.
    static let fable52 = newest.with { $0.defaultEffort = nil }

    static let fable5 = newest.with { $0.forcedTools = true }

    static let opus55 = newest.with {
        $0.defaultEffort = .medium
        $0.fastMode = .supported
    }

    static let sonnet55 = newest.with { $0.betweenToolsThinking = .upToHighEffort }

    static let haiku55 = fable5.with {
        $0.disabledThinking = .upToHighEffort
        $0.defaultEffort = .medium
    }

    static let opus5 = fable5.with {
        $0.disabledThinking = .upToHighEffort
        $0.fastMode = .supported
    }

    static let sonnet5 = fable5.with {
        $0.disabledThinking = .always
        $0.systemMessages = false
    }

    static let opus47 = sonnet5.with { $0.thinksByDefault = false }

    static let opus48 = opus47.with {
        $0.systemMessages = true
        $0.fastMode = .supported
    }

    static let generation46 = opus47.with {
        $0.budgetThinking = .always
        $0.showsThinkingByDefault = true
        $0.efforts = [.low, .medium, .high, .max]
        $0.sampling = .accepted
    }

    static let generation45 = generation46.with {
        $0.adaptiveThinking = .never
        $0.efforts = []
        $0.defaultEffort = nil
        $0.prefill = true
        $0.inferenceGeo = false
    }

    static let opus45 = generation45.with {
        $0.efforts = [.low, .medium, .high]
        $0.defaultEffort = .high
    }

    /// This with some of it changed.
    func with(_ change: (inout Abilities) -> Void) -> Abilities {
        var abilities = self
        change(&abilities)
        return abilities
    }
}
