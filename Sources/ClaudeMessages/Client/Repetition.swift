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
    /// The API itself says that it did not take the request.
    ///
    /// A proxy's page says nothing about what the API did, nor does a time-out of the server's.
    fileprivate var isRefusal: Bool {
        guard type != nil, let status else { return false }
        return status == 429 || status >= 500 && status != 504
    }
}
