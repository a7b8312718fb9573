import ClaudeMessages

/// What keeps a request from being answered, and can be got around.
struct Obstacle: Sendable {
    /// How long the account's limit is used up, where the API said so.
    var wait: Duration?
    /// The model that could be asked instead.
    var fallback: String?
    /// How the turn ends where nobody wants that.
    let ending: TurnEnding
    /// Waiting was agreed to.
    var isWaiting = false

    /// Nil where nothing can be done: something had come, or the request itself is wrong.
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
