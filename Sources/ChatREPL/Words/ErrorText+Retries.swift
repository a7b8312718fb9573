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

    /// The same in two words.
    static func shortCause(of error: ClaudeError) -> String {
        switch error.code {
        case .rateLimited: "rate limit"
        case .overloaded: "overloaded"
        case .serverError: "server failed"
        case .notAPI: "gateway failed"
        case .cannotConnect: "no connection"
        default: "connection lost"
        }
    }

    /// That another request is waited for, from all that there is to say of it to the least.
    static func wait(_ cause: String, _ short: String, left: Duration) -> [String] {
        let seconds = (left.wholeMilliseconds + 999) / 1000
        return [
            "\(cause), asking again in \(Numbers.elapsed(left))",
            "\(short), again in \(Numbers.duration(seconds: seconds))", short,
        ]
    }
}
