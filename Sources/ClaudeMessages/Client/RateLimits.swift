/// One rate limit of the account, from a response's header fields.
public struct RateLimit: Sendable, Hashable {
    /// The requests or tokens allowed in one period.
    public let limit: Int?
    /// The requests or tokens left; the API rounds tokens to thousands.
    public let remaining: Int?
    /// When the limit is fully replenished.
    public let reset: Timestamp?

    /// Reads the three fields of a limit; `nil` when the response has none of them.
    ///
    /// An invalid or negative number is `nil`.
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

/// The account's rate limits in a response; each may be missing.
public struct RateLimits: Sendable, Hashable {
    /// Requests per minute.
    public let requests: RateLimit?
    /// The most restrictive token limit in force.
    public let tokens: RateLimit?
    /// Prompt tokens per minute; cache reads do not count.
    public let inputTokens: RateLimit?
    /// Answer tokens per minute.
    public let outputTokens: RateLimit?
    /// Prompt tokens of the priority tier; only for requests that used it.
    public let priorityInputTokens: RateLimit?
    /// The same for answer tokens.
    public let priorityOutputTokens: RateLimit?
    /// Prompt tokens of fast mode; only for requests that used it.
    public let fastInputTokens: RateLimit?
    /// The same for answer tokens.
    public let fastOutputTokens: RateLimit?
    /// How long the server asks to wait.
    ///
    /// Some successful responses have it too, as a hint.
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
