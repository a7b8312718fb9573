import ClaudeMessages

/// A failure of a request that waiting or another model can overcome.
struct Obstacle: Sendable {
    /// How long to wait until the account's limit is reset; nil when the API does not say.
    var wait: Duration?
    /// The model to ask instead.
    var fallback: String?
    /// How the turn ends when neither is chosen.
    let ending: TurnEnding
    /// Whether the user has agreed to wait.
    var isWaiting = false

    /// Nil when neither helps: the request itself is wrong.
    init?(_ error: ClaudeError, ending: TurnEnding, fallback: String?) {
        self.ending = ending
        switch error.meaning {
        case .rateLimited, .overloaded: wait = error.retryAfter
        case .serverError, .notFound, .connectionLost: break
        default: return nil
        }
        self.fallback = fallback
        if wait == nil, fallback == nil { return nil }
    }

    var question: TurnQuestion? {
        wait.map { .limit(wait: $0) } ?? fallback.map { .fallback($0) }
    }
}
