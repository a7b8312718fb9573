import ClaudeMessages
import Testing

@Suite struct RetryPolicyTests {
    private static let overload = ClaudeError(.overloaded, "x")

    private static func limited(_ wait: Duration?) -> ClaudeError {
        var error = ClaudeError(.rateLimited, "x")
        error.retryAfter = wait
        return error
    }

    /// Full jitter under a ceiling that doubles.
    @Test(arguments: [
        (0, 0.0, Duration.zero), (0, 0.5, .milliseconds(250)), (0, 1.0, .milliseconds(500)),
        (1, 0.5, .milliseconds(500)), (2, 1.0, .seconds(2)), (3, 1.0, .seconds(4)),
        (4, 1.0, .seconds(8)), (5, 1.0, .seconds(8)), (1000, 1.0, .seconds(8)),
        (0, -3.0, .zero), (0, 7.0, .milliseconds(500)),
    ])
    func backOff(_ made: Int, _ random: Double, _ wait: Duration) {
        var policy = RetryPolicy()
        policy.maximumRetries = 10_000
        #expect(
            policy.wait(after: Self.overload, retriesMade: made, waited: .zero, random: random)
                == wait)
    }

    @Test func limits() {
        func wait(_ policy: RetryPolicy, _ made: Int, _ waited: Duration, _ asked: Duration?)
            -> Duration?
        {
            policy.wait(
                after: Self.limited(asked), retriesMade: made, waited: waited, random: 0.5)
        }
        let policy = RetryPolicy()
        #expect(wait(policy, 0, .zero, .seconds(60)) == .seconds(60))
        #expect(wait(policy, 0, .zero, .milliseconds(60_001)) == nil)
        #expect(wait(policy, 1, .seconds(60), .seconds(30)) == .seconds(30))
        #expect(wait(policy, 1, .seconds(60), .seconds(31)) == nil)
        #expect(wait(policy, 2, .zero, .seconds(1)) == nil)
        #expect(wait(.never, 0, .zero, .seconds(1)) == nil)
        #expect(wait(policy, 0, .zero, nil) == nil)
    }

    @Test(arguments: [
        (ClaudeError.Code.overloaded, true), (.serverError, true), (.connectionLost, true),
        (.cannotConnect, true), (.cutOff, true), (.badRequest, false), (.authentication, false),
        (.billing, false), (.permission, false), (.notFound, false), (.rateLimited, false),
        (.proxyAuthentication, false), (.proxyRefused, false), (.tls, false), (.stalled, false),
        (.redirected, false), (.notAPI, false),
        (.malformed, false), (.tooLarge, false), (.answerTooLong, false), (.tookTooLong, false),
        (.cancelled, false), ("new_code", false),
    ])
    func codes(_ code: ClaudeError.Code, _ isRetried: Bool) {
        var error = ClaudeError(code, "x")
        func wait() -> Duration? {
            RetryPolicy().wait(after: error, retriesMade: 0, waited: .zero, random: 0.5)
        }
        #expect((wait() != nil) == isRetried)
        error.shouldRetry = false
        #expect(wait() == nil)
    }

    /// A rate limit is retried with `retry-after` or `x-should-retry: true`.
    @Test(
        arguments: [
            (nil, nil, nil, false), (nil, true, nil, true), (nil, false, nil, false),
            (.seconds(1), nil, nil, true), (.seconds(1), true, nil, true),
            (.seconds(1), false, nil, false), (.seconds(61), true, nil, false),
            (.zero, nil, nil, true), (nil, true, "ramp_limit_exceeded", true),
            (nil, true, "enforced_spend_limit_reached", false),
            (.seconds(1), true, "contract_spend_limit_reached", false),
            (nil, true, "linked_organization_spend_limit_reached", false),
            (nil, true, "linked_organization_billing_unavailable", false),
            (nil, true, "insufficient_quota", false), (nil, true, "Credit_Exhausted", false),
        ] as [(Duration?, Bool?, String?, Bool)])
    func rateLimits(_ wait: Duration?, _ word: Bool?, _ name: String?, _ isRetried: Bool) {
        var error = Self.limited(wait)
        error.shouldRetry = word
        func retried() -> Bool {
            RetryPolicy().wait(after: error, retriesMade: 0, waited: .zero, random: 0.5) != nil
        }
        error.detail = name
        #expect(retried() == isRetried)
        (error.detail, error.type) = (nil, name)
        #expect(retried() == isRetried)
    }

    /// Without a time to wait the back-off doubles, with jitter, as for an overload.
    @Test func aRateLimitWithoutATime() {
        var error = Self.limited(nil)
        error.shouldRetry = true
        let waits = (0..<3).map {
            RetryPolicy().wait(after: error, retriesMade: $0, waited: .zero, random: 0.5)
        }
        #expect(waits == [.milliseconds(250), .milliseconds(500), nil])
    }

    /// An invalid request is not sent again, whatever `x-should-retry` is.
    @Test(arguments: [ClaudeError.Code.badRequest, .authentication, .permission, .notFound])
    func theServersWordOnARefusal(_ code: ClaudeError.Code) {
        var error = ClaudeError(code, "x")
        error.shouldRetry = true
        #expect(
            RetryPolicy().wait(after: error, retriesMade: 0, waited: .zero, random: 0) == nil)
    }

    @Test func theServersWordOnOverloadIsKept() {
        var error = Self.overload
        error.retryAfter = .seconds(3)
        #expect(
            RetryPolicy().wait(after: error, retriesMade: 0, waited: .zero, random: 0)
                == .seconds(3))
    }
}
