/// What is known of a model: its limits, its prices and what it takes.
public struct Model: Sendable, Hashable {
    public let id: String
    /// Other names the API resolves to it.
    public let aliases: [String]
    public let line: Line
    /// The most tokens a prompt and its answer may have together.
    public let context: Int
    /// The most tokens an answer may have.
    public let maximumOutput: Int
    /// By prompt length, the cheapest first; empty when the prices are not known.
    public let prices: [PriceBand]
    /// Prompts shorter than this are not cached, silently.
    public let minimumCacheable: Int
    public let thinking: ThinkingSupport
    /// Thinking blocks are bound to everything before them, and refused when that changed.
    public let verifiesThinking: Bool
    public let lifecycle: Lifecycle
    /// Released on that day, `YYYY-MM-DD`; orders the models of a line.
    public let released: String

    /// A family of models of one size.
    public enum Line: String, Sendable, CaseIterable {
        case haiku, sonnet, opus, fable, mythos
    }

    public enum ThinkingSupport: Sendable, Hashable {
        /// Thinks unless told otherwise, as much as it sees fit.
        case adaptiveByDefault
        /// Thinks as much as it sees fit when asked to.
        case adaptive
        /// Thinks within a budget when asked to.
        case budget
    }

    public enum Lifecycle: Sendable, Hashable {
        case active
        /// Only for accounts that were given it; never what an alias means.
        case restricted
        /// Works until that day, `YYYY-MM-DD`.
        case deprecated(retires: String)
    }

    /// The price of one token of a prompt of up to that length.
    ///
    /// In thousandths of a dollar per million tokens, which are thousands of pico-dollars per
    /// token: every price the API has had is a whole number of them.
    public struct PriceBand: Sendable, Hashable {
        /// The longest prompt of this band, all of it counted.
        public let upTo: Int
        public let input: Int
        public let output: Int
        public let write5m: Int
        public let write1h: Int
        public let read: Int
    }

    /// The prices for a prompt of that many tokens.
    public func prices(forPrompt tokens: Int) -> PriceBand? {
        prices.first { tokens <= $0.upTo } ?? prices.last
    }
}
