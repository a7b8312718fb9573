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
