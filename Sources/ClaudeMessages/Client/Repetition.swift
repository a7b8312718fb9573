/// Whether a request may be sent again when the effect of the first is unknown.
enum Repetition: Sendable {
    /// Idempotent: repeating it has no further effect.
    case free
    /// Each request creates an object: repeated only when the API certainly did not accept it.
    case afterRefusal

    func allows(_ error: ClaudeError) -> Bool {
        switch self {
        case .free: true
        case .afterRefusal: error.code == .cannotConnect || error.isRefusal
        }
    }
}

extension ClaudeError {
    /// The API reports that it did not accept the request.
    ///
    /// An error page of a proxy or a time-out (504) leaves open what the API did.
    fileprivate var isRefusal: Bool {
        guard type != nil, let status else { return false }
        return status == 429 || status >= 500 && status != 504
    }
}
