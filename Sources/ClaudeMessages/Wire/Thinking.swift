/// Whether and how the model thinks before it answers.
///
/// Thinking is billed in full as output tokens, even when it is not shown.
public enum Thinking: Sendable, Hashable {
    /// The model decides how much, guided by `Effort`.
    case adaptive(display: Display? = nil)
    /// At most `budget` tokens, which is at least `leastBudget` and less than `max_tokens`.
    case enabled(budget: Int, display: Display? = nil)
    /// No thinking; the newest models refuse it.
    case disabled
    /// Only between tool calls.
    case betweenTools

    /// The smallest budget that the API accepts, in tokens.
    public static let leastBudget = 1024

    /// How the thinking is returned; the model's default when left out.
    public struct Display: OpenString {
        /// The API's spelling.
        public let rawValue: String
        /// Accepts any value, known or unknown.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// As a summary; the full thinking is never returned.
        public static let summarized: Display = "summarized"
        /// As empty blocks with a signature.
        public static let omitted: Display = "omitted"
    }

    /// The value of `thinking`.
    public var json: JSON {
        var json: JSON
        var display: Display?
        switch self {
        case .adaptive(let wanted):
            json = ["type": "adaptive"]
            display = wanted
        case .enabled(let budget, let wanted):
            json = ["type": "enabled", "budget_tokens": JSON(budget)]
            display = wanted
        case .disabled: json = ["type": "disabled"]
        case .betweenTools: json = ["type": "between_tools"]
        }
        if let display { json["display"] = JSON(display.rawValue) }
        return json
    }
}
