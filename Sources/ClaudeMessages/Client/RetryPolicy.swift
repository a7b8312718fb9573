import TextSearch

/// When a request is sent again, and after how long; a pure function of the errors so far.
public struct RetryPolicy: Sendable, Hashable {
    /// The most requests after the first.
    public var maximumRetries = 2
    /// The longest single wait; no retry when the server asks for more.
    public var longestWait: Duration = .seconds(60)
    /// The longest sum of all waits for one answer.
    public var totalWait: Duration = .seconds(90)

    /// Makes the default policy.
    public init() {}

    /// Never sends anything twice.
    public static var never: RetryPolicy {
        var policy = RetryPolicy()
        policy.maximumRetries = 0
        return policy
    }

    /// Decides whether to send a request again.
    ///
    /// - Parameters:
    ///   - error: The error of the last request. Not to be called once a content block has begun:
    ///     from there on, hidden thinking included, the answer is billed.
    ///   - retriesMade: Requests sent again so far.
    ///   - waited: The sum of the waits so far.
    ///   - random: A number in `0..<1`, so that clients do not retry all at once.
    /// - Returns: The wait before the next request, or `nil` for no retry.
    public func wait(
        after error: ClaudeError, retriesMade: Int, waited: Duration, random: Double
    ) -> Duration? {
        guard retriesMade < maximumRetries, isWorthRetrying(error) else { return nil }
        let wait =
            error.retryAfter.flatMap { $0 > .zero ? $0 : nil } ?? backOff(retriesMade, random)
        guard wait <= longestWait, waited + wait <= totalWait else { return nil }
        return wait
    }

    private func isWorthRetrying(_ error: ClaudeError) -> Bool {
        guard error.shouldRetry != false else { return false }
        switch error.meaning {
        case .overloaded, .serverError, .connectionLost, .cannotConnect, .cutOff: return true
        case .rateLimited:
            // Without `retry-after` or `x-should-retry` it is a limit that waiting does not lift.
            return !error.isSpendLimit && (error.retryAfter != nil || error.shouldRetry == true)
        default: return false
        }
    }

    /// Full jitter over 0.5 s, 1 s, 2 s … at most 8 s.
    private func backOff(_ retriesMade: Int, _ random: Double) -> Duration {
        let ceiling = min(8.0, 0.5 * Double(1 << min(retriesMade, 4)))
        return .milliseconds(Int(ceiling * 1000 * min(max(random, 0), 1)))
    }
}

extension ClaudeError {
    /// A spending limit is reached, which no retry helps.
    fileprivate var isSpendLimit: Bool {
        [detail, type].compactMap { $0?.lowercased() }.contains { name in
            ["spend", "billing", "credit", "quota", "balance"].contains { name.holds($0) }
        }
    }
}
