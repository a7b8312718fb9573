package import ClaudeMessages

// Failures after which it is asked again.
extension ErrorText {
    package static func retrying(_ notice: RetryNotice, at baseURL: BaseURL) -> String {
        let wait = Numbers.elapsed(notice.wait)
        return
            "\(cause(of: notice.error, at: baseURL)): asking again in \(wait) (request \(notice.attempt))"
    }

    /// The failure alone, without what to do about it.
    package static func cause(of error: ClaudeError, at baseURL: BaseURL) -> String {
        switch error.code {
        case .rateLimited: "rate limit"
        case .overloaded: "the API is overloaded"
        case .serverError where error.status == 200: "the server failed"
        case .serverError: "the server failed (\(error.status.map(String.init) ?? "no status"))"
        case .notAPI:
            "something on the way failed (\(error.status.map(String.init) ?? "no status"))"
        case .cannotConnect: "cannot reach \(baseURL.origin)"
        default: "the connection was lost"
        }
    }
}
