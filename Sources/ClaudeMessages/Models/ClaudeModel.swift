/// What is known of a model: its limits, its prices and what it takes.
public struct ClaudeModel: Sendable, Hashable {
    /// The name requests use.
    public let id: String
    /// Other names the API resolves to it.
    public let aliases: [String]
    /// The family it belongs to.
    public let line: Line
    /// Released on that day, `YYYY-MM-DD`; orders the models of a line.
    public let released: String
    /// Whether it is still recommended.
    public let lifecycle: Lifecycle
    /// When it stops working.
    public let retirement: Retirement
    /// Only for accounts that were given it; never what the name of a line means.
    public let isRestricted: Bool
    /// The most tokens a prompt and its answer may have together.
    public var context: Int
    /// The most tokens an answer may have.
    public var maximumOutput: Int
    /// By prompt length, the cheapest first; empty when the prices are not known.
    public let prices: [PriceBand]
    /// In fast mode; `nil` where there is none.
    public let fastPrices: PriceBand?
    /// Prompts shorter than this are not cached, silently.
    public let minimumCacheable: Int
    /// Tokens that offering tools adds to a prompt.
    public let toolPreamble: Int
    /// Which counts of tokens can be compared with its own.
    public let tokenizer: Tokenizer
    /// Thinking blocks are bound to everything before them, and refused when that changed.
    public let verifiesThinking: Bool
    /// What it takes of the parameters that not every model takes.
    public var abilities: Abilities

    /// A family of models of one size.
    public enum Line: String, Sendable, CaseIterable {
        /// From the smallest to the largest.
        case haiku, sonnet, opus, fable, mythos
    }

    /// How far a model is on its way to retirement.
    public enum Lifecycle: Sendable, Hashable {
        /// Recommended.
        case active
        /// Works until it retires.
        case deprecated
    }

    /// When requests begin to fail; days are `YYYY-MM-DD`.
    public enum Retirement: Sendable, Hashable {
        /// Not announced yet, and not before that day.
        case notBefore(String)
        /// On that day.
        case on(String)
        /// No day has been named.
        case notScheduled
    }

    /// Counts made with one tokenizer say nothing about the other: the newer makes about 30 %
    /// more tokens of the same text.
    public enum Tokenizer: Sendable, Hashable {
        /// Up to 4.6.
        case older
        /// From 4.7 on.
        case newer
    }

    /// The price of one token of a prompt of up to that length.
    ///
    /// In thousandths of a dollar per million tokens, which are thousands of pico-dollars per
    /// token: every price the API has had is a whole number of them.
    public struct PriceBand: Sendable, Hashable {
        /// The longest prompt of this band, all of it counted.
        public let upTo: Int
        /// A prompt token that is neither read from the cache nor written to it.
        public let input: Int
        /// A token of the answer, thinking included.
        public let output: Int
        /// A prompt token that is written to the cache for five minutes.
        public let write5m: Int
        /// A prompt token that is written to the cache for an hour.
        public let write1h: Int
        /// A prompt token that is read from the cache.
        public let read: Int
    }

    /// The prices for a prompt of that many tokens.
    public func prices(forPrompt tokens: Int) -> PriceBand? {
        prices.first { tokens <= $0.upTo } ?? prices.last
    }
}

extension ClaudeModel.PriceBand {
    /// The band whose writes cost 1.25 and 2 times the input, as all have, and whose reads cost
    /// that many thousandths of it.
    init(upTo: Int = .max, input: Int, output: Int, readThousandths: Int) {
        self.init(
            upTo: upTo, input: input, output: output, write5m: input * 5 / 4, write1h: input * 2,
            read: input * readThousandths / 1000)
    }
}
