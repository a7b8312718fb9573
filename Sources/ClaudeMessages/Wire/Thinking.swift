/// Whether and how the model thinks before it answers.
///
/// Thinking is billed in full as output, whether or not any of it is shown.
public enum Thinking: Sendable, Hashable {
    /// The model decides how much; `Effort` guides it.
    case adaptive(display: Display? = nil)
    /// At most that many tokens: `leastBudget` and more, and less than `max_tokens`.
    case enabled(budget: Int, display: Display? = nil)
    /// It does not think; the newest models refuse that.
    case disabled
    /// Only between tool calls.
    case betweenTools

    /// The smallest budget that the API takes.
    public static let leastBudget = 1024

    /// What is shown of it; the model's default when left out.
    public struct Display: OpenString {
        /// As the API spells it.
        public let rawValue: String
        /// Takes any value, also one that is not known here.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A summary; the thoughts themselves are never shown.
        public static let summarized: Display = "summarized"
        /// Empty blocks with a signature.
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
