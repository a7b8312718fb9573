/// The names of the header fields that the client sets or reads, in lower case.
enum HeaderName {
    // Request fields.
    static let accept = "accept"
    static let acceptEncoding = "accept-encoding"
    static let authorization = "authorization"
    static let betas = "anthropic-beta"
    static let contentType = "content-type"
    static let key = "x-api-key"
    static let userAgent = "user-agent"
    static let version = "anthropic-version"

    // Response fields.
    static let contentEncoding = "content-encoding"
    static let location = "location"
    static let organizationID = "anthropic-organization-id"
    static let requestID = "request-id"
    static let retryAfter = "retry-after"
    static let retryAfterMilliseconds = "retry-after-ms"
    static let shouldRetry = "x-should-retry"
    static let workspaceID = "anthropic-workspace-id"

    // Rate limits: prefixes of `-limit`, `-remaining` and `-reset`.
    static let requests = "anthropic-ratelimit-requests"
    static let tokens = "anthropic-ratelimit-tokens"
    static let inputTokens = "anthropic-ratelimit-input-tokens"
    static let outputTokens = "anthropic-ratelimit-output-tokens"
    static let priorityInputTokens = "anthropic-priority-input-tokens"
    static let priorityOutputTokens = "anthropic-priority-output-tokens"
    static let fastInputTokens = "anthropic-fast-input-tokens"
    static let fastOutputTokens = "anthropic-fast-output-tokens"
}
