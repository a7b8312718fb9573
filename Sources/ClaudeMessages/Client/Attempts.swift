/// Counts how often one request was sent again and how long the client waited in between.
struct Attempts: Sendable {
    let policy: RetryPolicy
    private var retriesMade = 0
    private var waited: Duration = .zero
    /// A reused connection turned out to be closed: further attempts open a new one.
    private(set) var needsFreshConnection = false

    init(policy: RetryPolicy) { self.policy = policy }

    /// Whether to retry at once, and only once, because a reused connection was closed.
    mutating func replaces(_ error: ClaudeError) -> Bool {
        guard error.wasKept, !needsFreshConnection, retriesMade < policy.maximumRetries else {
            return false
        }
        needsFreshConnection = true
        retriesMade += 1
        return true
    }

    /// Counts the next attempt and describes it; `nil` when there is none.
    mutating func next(after error: ClaudeError, random: Double) -> RetryNotice? {
        let wait = policy.wait(
            after: error, retriesMade: retriesMade, waited: waited, random: random)
        guard let wait else { return nil }
        retriesMade += 1
        waited += wait
        return RetryNotice(error: error, wait: wait, attempt: retriesMade + 1)
    }
}
