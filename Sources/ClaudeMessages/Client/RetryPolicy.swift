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

/// The tries of one request: how often it was sent again, and how long was waited for that.
struct Attempts: Sendable {
    let policy: RetryPolicy
    private var retriesMade = 0
    private var waited: Duration = .zero
    /// A kept connection was found dead, so none is trusted any more.
    private(set) var needsFreshConnection = false

    init(policy: RetryPolicy) { self.policy = policy }

    /// Whether to try at once over a new connection, once: the kept one was found dead.
    mutating func replaces(_ error: ClaudeError) -> Bool {
        guard error.wasKept, !needsFreshConnection, retriesMade < policy.maximumRetries else {
            return false
        }
        needsFreshConnection = true
        retriesMade += 1
        return true
    }

    /// The next try, counted as made; `nil` when there is to be none.
    mutating func next(after error: ClaudeError, random: Double) -> RetryNotice? {
        let wait = policy.wait(
            after: error, retriesMade: retriesMade, waited: waited, random: random)
        guard let wait else { return nil }
        retriesMade += 1
        waited += wait
        return RetryNotice(error: error, wait: wait, attempt: retriesMade + 1)
    }
}

/// When a request may be sent again although nobody knows what became of it.
enum Repetition: Sendable {
    /// It changes nothing, or changes it once however often it is sent.
    case free
    /// Each one that arrives makes something: again only when this one certainly did not.
    case afterRefusal

    func allows(_ error: ClaudeError) -> Bool {
        switch self {
        case .free: true
        case .afterRefusal: error.code == .cannotConnect || error.isRefusal
        }
    }
}

extension ClaudeError {
    /// What there is to spend is spent, whatever else the server says.
    fileprivate var isSpendLimit: Bool {
        [detail, type].compactMap { $0?.lowercased() }.contains { name in
            ["spend", "billing", "credit", "quota", "balance"].contains { name.contains($0) }
        }
    }

    /// The API itself says that it did not take the request.
    ///
    /// A proxy's page says nothing about what the API did, nor does a time-out of the server's.
    fileprivate var isRefusal: Bool {
        guard type != nil, let status else { return false }
        return status == 429 || status >= 500 && status != 504
    }
}

/// A request will be sent again; shown to whoever waits.
public struct RetryNotice: Sendable, Hashable {
    /// What went wrong with the request before.
    public let error: ClaudeError
    /// How long until the next.
    public let wait: Duration
    /// The number of the request that will be sent, 2 or more.
    public let attempt: Int
}
