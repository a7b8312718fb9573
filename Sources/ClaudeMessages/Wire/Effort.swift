/// The value of `output_config.effort`: how many tokens the model spends on an answer.
public struct Effort: OpenString {
    /// The API's spelling.
    public let rawValue: String
    /// Accepts any value, known or unknown.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The lowest level, with the fewest tokens.
    public static let low: Effort = "low"
    /// The default of Opus 5.5 and Haiku 5.5.
    public static let medium: Effort = "medium"
    /// The default of nearly all models.
    public static let high: Effort = "high"
    /// Above `high`; from Opus 4.7, Sonnet 5 and Haiku 5.5 on.
    public static let xhigh: Effort = "xhigh"
    /// The highest level; from the 4.6 models on.
    public static let max: Effort = "max"

    /// The levels of November 2026, lowest first.
    public static let levels: [Effort] = [.low, .medium, .high, .xhigh, .max]
}
