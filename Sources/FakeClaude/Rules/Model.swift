/// What one model accepts, costs in context and produces.
package struct Model: Sendable, Hashable {
    package var id: String
    package var alias: String?
    package var name: String
    package var line: String
    package var created: String
    package var lifecycle = "active"
    package var deprecated: String?
    package var retires: String?
    package var context = 1_000_000
    package var maximumOutput = 128_000
    package var thinking: ThinkingRules
    /// The effort levels it knows; empty when it knows no effort at all.
    package var efforts: [String] = Model.everyEffort
    package var defaultEffort = "high"
    package var sampling = Sampling.refused
    package var acceptsPrefill = false
    package var acceptsForcedTools = true
    package var acceptsSystemMessages = true
    package var acceptsGeography = true
    package var verifiesPrefix = false
    package var keepsAllThinking = true
    package var minimumCached = 512
    package var toolPreamble = 286
    /// Tokens per hundred of the older tokenizer: 4.7 and later count about 30 % more.
    package var tokenScale = 130
    package var fast = FastMode.refused
    package var price: Price

    package enum Sampling: Sendable { case accepted, acceptedWithoutThinking, refused }
    package enum FastMode: Sendable { case refused, ignored, supported }

    /// What the beta for long outputs raises the limit to: not at Fable and Mythos, nor before 4.6.
    package var extendedOutput: Int {
        let isRaised = context == 1_000_000 && ["opus", "sonnet", "haiku"].contains(line)
        return isRaised ? 300_000 : maximumOutput
    }

    package static let everyEffort = ["low", "medium", "high", "xhigh", "max"]

    /// That many raw tokens as this model's tokenizer counts them.
    package func scaled(_ tokens: Int) -> Int { (tokens * tokenScale + 99) / 100 }

    /// How many raw tokens fit into that many of this model's.
    package func unscaled(_ tokens: Int) -> Int { tokens * 100 / tokenScale }
}

/// One row of the thinking table: which configurations a model accepts and what absence means.
package struct ThinkingRules: Sendable, Hashable {
    package enum Permission: Sendable { case always, never, upToHighEffort }

    package var onByDefault: Bool
    package var adaptive: Bool
    package var budget: Bool
    package var betweenTools: Permission
    package var disabled: Permission
    package var shownByDefault: Bool

    /// Fable, Mythos, Opus 5.5.
    static let alwaysOn = ThinkingRules(
        onByDefault: true, adaptive: true, budget: false, betweenTools: .never, disabled: .never,
        shownByDefault: false)
    static let sonnet55 = ThinkingRules(
        onByDefault: true, adaptive: true, budget: false, betweenTools: .upToHighEffort,
        disabled: .never, shownByDefault: false)
    /// Haiku 5.5, Opus 5.
    static let mostlyOn = ThinkingRules(
        onByDefault: true, adaptive: true, budget: false, betweenTools: .never,
        disabled: .upToHighEffort, shownByDefault: false)
    static let sonnet5 = ThinkingRules(
        onByDefault: true, adaptive: true, budget: false, betweenTools: .never, disabled: .always,
        shownByDefault: false)
    /// Opus 4.7 and 4.8.
    static let onRequest = ThinkingRules(
        onByDefault: false, adaptive: true, budget: false, betweenTools: .never, disabled: .always,
        shownByDefault: false)
    static let generation46 = ThinkingRules(
        onByDefault: false, adaptive: true, budget: true, betweenTools: .never, disabled: .always,
        shownByDefault: true)
    static let generation45 = ThinkingRules(
        onByDefault: false, adaptive: false, budget: true, betweenTools: .never, disabled: .always,
        shownByDefault: true)
}
