/// The properties of one model: what it accepts, its limits and its prices.
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
    /// The effort levels it accepts; empty when it accepts no effort.
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
    /// Tokens per 100 tokens of the older tokenizer: models from 4.7 on count about 30 % more.
    package var tokenScale = 130
    package var fast = FastMode.refused
    package var price: Price

    package enum Sampling: Sendable { case accepted, acceptedWithoutThinking, refused }
    package enum FastMode: Sendable { case refused, ignored, supported }

    /// The output limit in tokens under the beta for long outputs; unchanged for Fable, Mythos and
    /// models before 4.6.
    package var extendedOutput: Int {
        let isRaised = context == 1_000_000 && ["opus", "sonnet", "haiku"].contains(line)
        return isRaised ? 300_000 : maximumOutput
    }

    package static let everyEffort = ["low", "medium", "high", "xhigh", "max"]

    /// Raw tokens as this model's tokenizer counts them.
    package func scaled(_ tokens: Int) -> Int { (tokens * tokenScale + 99) / 100 }

    /// How many raw tokens are in that many of this model's.
    package func unscaled(_ tokens: Int) -> Int { tokens * 100 / tokenScale }
}

/// One row of the thinking table: the accepted configurations and the default.
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
