/// A model's limits, prices and accepted parameters.
public struct ClaudeModel: Sendable, Hashable {
    /// The value of `model` in requests.
    public let id: String
    /// Other names the API resolves to it.
    public let aliases: [String]
    /// The family it belongs to.
    public let line: Line
    /// The release date, `YYYY-MM-DD`; orders the models of a line.
    public let released: String
    /// Whether it is still recommended.
    public let lifecycle: Lifecycle
    /// When requests for it begin to fail.
    public let retirement: Retirement
    /// Only for accounts with access to it; a line's name never resolves to it.
    public let isRestricted: Bool
    /// The context window: the most tokens of prompt and answer together.
    public var context: Int
    /// The most tokens an answer may have.
    public var maximumOutput: Int
    /// Prices by prompt length, the shortest first; empty when they are not known.
    public let prices: [PriceBand]
    /// Prices in fast mode; `nil` when it has none.
    public let fastPrices: PriceBand?
    /// The fewest tokens of a cached prompt; shorter ones are not cached, without an error.
    public let minimumCacheable: Int
    /// Tokens that the API adds to a prompt when the request has tools.
    public let toolPreamble: Int
    /// The tokenizer; only token counts of the same tokenizer can be compared.
    public let tokenizer: Tokenizer
    /// The API refuses a thinking block when anything before it has changed.
    public let verifiesThinking: Bool
    /// Which of the model-dependent request parameters it accepts.
    public var abilities: Abilities

    /// A family of models of one size.
    public enum Line: String, Sendable, CaseIterable {
        /// From the smallest to the largest.
        case haiku, sonnet, opus, fable, mythos
    }

    /// The state of a model before its retirement.
    public enum Lifecycle: Sendable, Hashable {
        /// Recommended.
        case active
        /// Works until it retires.
        case deprecated
    }

    /// When requests begin to fail; dates are `YYYY-MM-DD`.
    public enum Retirement: Sendable, Hashable {
        /// Not announced yet, and not before this date.
        case notBefore(String)
        /// On this date.
        case on(String)
        /// No date is known.
        case notScheduled
    }

    /// The generation of a tokenizer: the newer makes about 30 % more tokens of the same text.
    public enum Tokenizer: Sendable, Hashable {
        /// Models up to 4.6.
        case older
        /// Models from 4.7 on.
        case newer
    }

    /// Prices per token for prompts up to a length.
    ///
    /// In thousandths of a dollar per million tokens (1,000 pico-dollars per token): every price of
    /// the API so far is a whole number of them.
    public struct PriceBand: Sendable, Hashable {
        /// The longest prompt of this band in tokens, cache reads and writes included.
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

    /// The price band for a prompt of this many tokens.
    public func prices(forPrompt tokens: Int) -> PriceBand? {
        prices.first { tokens <= $0.upTo } ?? prices.last
    }
}

extension ClaudeModel.PriceBand {
    /// A band with cache writes at 1.25 and 2 times the input price, as for all models.
    ///
    /// Cache reads cost `readThousandths` thousandths of the input price.
    init(upTo: Int = .max, input: Int, output: Int, readThousandths: Int) {
        self.init(
            upTo: upTo, input: input, output: output, write5m: input * 5 / 4, write1h: input * 2,
            read: input * readThousandths / 1000)
    }
}
