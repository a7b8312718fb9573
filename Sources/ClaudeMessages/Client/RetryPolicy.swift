import TextSearch

/// When a request is sent again, and after how long: a pure function of what happened.
public struct RetryPolicy: Sendable, Hashable {
    /// Requests after the first.
    public var maximumRetries = 2
    /// A server that asks for more than this is not waited for.
    public var longestWait: Duration = .seconds(60)
    /// All waits for one answer together.
    public var totalWait: Duration = .seconds(90)

    /// The policy that is described at its members.
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
    ///   - error: What went wrong. Only called before any content block has begun: what follows
    ///     one, hidden thinking included, has been billed.
    ///   - retriesMade: Requests sent again so far.
    ///   - waited: The waits so far, together.
    ///   - random: A number in `0..<1`; spreads clients that failed together.
    /// - Returns: The wait before the next request, or `nil` when there is to be none.
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
            // Without a word on when or whether to try again it is a limit that no waiting lifts.
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
    /// What there is to spend is spent, whatever else the server says.
    fileprivate var isSpendLimit: Bool {
        [detail, type].compactMap { $0?.lowercased() }.contains { name in
            ["spend", "billing", "credit", "quota", "balance"].contains { name.holds($0) }
        }
    }
}
