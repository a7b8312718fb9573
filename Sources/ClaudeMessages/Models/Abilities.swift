/// Which of the model-dependent request parameters a model accepts.
public struct Abilities: Sendable, Hashable {
    /// `thinking.type: adaptive`.
    public var adaptiveThinking: Permission
    /// `thinking.type: enabled`, with `budget_tokens`.
    public var budgetThinking: Permission
    /// `thinking.type: between_tools`.
    public var betweenToolsThinking: Permission
    /// `thinking.type: disabled`.
    public var disabledThinking: Permission
    /// Whether it thinks when the request has no `thinking`.
    public var thinksByDefault: Bool
    /// Whether the answer has a summary of the thinking when the request has no `thinking.display`.
    public var showsThinkingByDefault: Bool
    /// Accepted values of `output_config.effort`, lowest first; empty when it accepts none.
    public var efforts: [Effort]
    /// The effort used when the request names none; `nil` when there is none or it is undocumented.
    public var defaultEffort: Effort?
    /// `temperature`, `top_p` and `top_k`.
    public var sampling: Sampling
    /// A last message of role `assistant`, which the answer continues (prefill).
    public var prefill: Bool
    /// `tool_choice` of `any` or one tool.
    public var forcedTools: Bool
    /// Messages of `role: system`.
    public var systemMessages: Bool
    /// `inference_geo`.
    public var inferenceGeo: Bool
    /// `speed: fast`.
    public var fastMode: FastMode
    /// `output_config.format`.
    public var structuredOutput: Bool

    /// When the API accepts a kind of thinking.
    public enum Permission: Sendable, Hashable {
        /// Regardless of the rest of the request.
        case always, never
        /// Only with effort `high` or lower.
        case upToHighEffort
    }

    /// Whether sampling parameters are accepted.
    public enum Sampling: Sendable, Hashable {
        /// Accepted by API version 2023-06-01, or status 400 for any value but the default.
        case accepted, refused
    }

    /// How the API handles a request for fast mode.
    public enum FastMode: Sendable, Hashable {
        /// Faster, at the fast prices; or status 400.
        case supported, refused
        /// Accepted, but answered at the standard speed and price.
        case ignored
    }
}

// The rows of the documented table of thinking, and the parameters of each model generation.
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

    /// A copy with some members changed.
    func with(_ change: (inout Abilities) -> Void) -> Abilities {
        var abilities = self
        change(&abilities)
        return abilities
    }
}
