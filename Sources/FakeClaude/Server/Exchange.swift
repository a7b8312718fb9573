import WireJSON

/// One answer: its delivery, and its effects on cache and bill.
struct Exchange: Sendable {
    var delivery: Delivery
    /// The changes of the cache when the response begins.
    var plan: PromptCache.Plan?
    /// What is billed; the output tokens are counted while it is sent.
    var billed: (model: Model, usage: Usage)?

    init(_ delivery: Delivery) { self.delivery = delivery }

    init(status: Int, _ json: JSON, headers: [HTTPHeader]) {
        self.init(
            Delivery(
                status: status,
                headers: headers + [HTTPHeader("content-type", "application/json")],
                body: json.bytes))
    }

    init(_ error: APIError, requestID: String, headers: [HTTPHeader]) {
        self.init(
            status: error.status, error.body(requestID: requestID),
            headers: headers + error.headers)
    }
}

extension Exchange {
    /// The headers of every response.
    static func headers(requestID: String, now: Int) -> [HTTPHeader] {
        [
            HTTPHeader("request-id", requestID),
            HTTPHeader("anthropic-organization-id", "00000000-fa4e-4000-8000-000000000000"),
            HTTPHeader("server", "fake-claude"),
        ]
    }

    /// The rate-limit headers of messages responses.
    static func rateLimits(now: Int) -> [HTTPHeader] {
        let reset = Timestamp.text(milliseconds: now)
        let limits = [
            ("requests", 4000), ("tokens", 2_400_000), ("input-tokens", 2_000_000),
            ("output-tokens", 400_000),
        ]
        return limits.flatMap { name, limit in
            [
                HTTPHeader("anthropic-ratelimit-\(name)-limit", String(limit)),
                HTTPHeader(
                    "anthropic-ratelimit-\(name)-remaining",
                    String(name == "requests" ? limit - 1 : limit)),
                HTTPHeader("anthropic-ratelimit-\(name)-reset", reset),
            ]
        }
    }
}
