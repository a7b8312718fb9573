/// How much work the model puts into an answer, from the least to the most.
public struct Effort: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The least work, and the fewest tokens.
    public static let low: Effort = "low"
    /// The default of Opus 5.5 and Haiku 5.5.
    public static let medium: Effort = "medium"
    /// The default of nearly all models.
    public static let high: Effort = "high"
    /// More than high; from Opus 4.7, Sonnet 5 and Haiku 5.5 on.
    public static let xhigh: Effort = "xhigh"
    /// The most there is; from the 4.6 models on.
    public static let max: Effort = "max"

    /// Every level of November 2026, from the least to the most.
    public static let levels: [Effort] = [.low, .medium, .high, .xhigh, .max]
}
