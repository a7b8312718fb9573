/// One limit of the account, as a response tells it.
public struct RateLimit: Sendable, Hashable {
    /// How much there is in one period: requests, or tokens.
    public let limit: Int?
    /// How much of it is left; the API rounds tokens to thousands.
    public let remaining: Int?
    /// When all of it will be there again.
    public let reset: Timestamp?

    /// Reads the three fields of a limit; `nil` when the response has none of them.
    ///
    /// A number that is none, or is negative, is unknown.
    init?(_ name: String, in fields: HeaderFields) {
        func count(_ part: String) -> Int? {
            fields["\(name)-\(part)"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
        }
        limit = count("limit")
        remaining = count("remaining")
        reset = fields["\(name)-reset"].flatMap { Timestamp($0) }
        guard limit != nil || remaining != nil || reset != nil else { return nil }
    }
}

/// What a response says about the limits of the account; each may be missing.
public struct RateLimits: Sendable, Hashable {
    /// Requests per minute.
    public let requests: RateLimit?
    /// The tightest limit on tokens that is in force.
    public let tokens: RateLimit?
    /// Tokens of prompts per minute; what is read from the cache does not count.
    public let inputTokens: RateLimit?
    /// Tokens of answers per minute.
    public let outputTokens: RateLimit?
    /// Limits of priority capacity; only on requests that used it.
    public let priorityInputTokens: RateLimit?
    /// Likewise, for answers.
    public let priorityOutputTokens: RateLimit?
    /// Limits of the fast mode; only on requests that used it.
    public let fastInputTokens: RateLimit?
    /// Likewise, for answers.
    public let fastOutputTokens: RateLimit?
    /// How long the server asks to wait.
    ///
    /// Some successes have it too: it is a hint there, no refusal.
    public let retryAfter: Duration?

    init(_ fields: HeaderFields, now: Double) {
        requests = RateLimit(HeaderName.requests, in: fields)
        tokens = RateLimit(HeaderName.tokens, in: fields)
        inputTokens = RateLimit(HeaderName.inputTokens, in: fields)
        outputTokens = RateLimit(HeaderName.outputTokens, in: fields)
        priorityInputTokens = RateLimit(HeaderName.priorityInputTokens, in: fields)
        priorityOutputTokens = RateLimit(HeaderName.priorityOutputTokens, in: fields)
        fastInputTokens = RateLimit(HeaderName.fastInputTokens, in: fields)
        fastOutputTokens = RateLimit(HeaderName.fastOutputTokens, in: fields)
        retryAfter = RetryAfter.wait(in: fields, now: now)
    }
}
