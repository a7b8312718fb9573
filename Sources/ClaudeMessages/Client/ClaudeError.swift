/// An error of the client: a code to act on, and the server's message.
///
/// The message is untrusted (sanitise before showing) and holds no secret: the client redacts
/// keys. A program writes its own sentences for its users.
public struct ClaudeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of error; the set may grow.
    public struct Code: OpenString {
        /// The API's spelling.
        public let rawValue: String
        /// Accepts any value, known or unknown.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The request is invalid (400, 413, 422, other 4xx).
        public static let badRequest: Code = "bad_request"
        /// The key is missing, wrong, expired or revoked (401).
        public static let authentication: Code = "authentication"
        /// A problem with payment (402).
        public static let billing: Code = "billing"
        /// The key lacks the permission (403).
        public static let permission: Code = "permission"
        /// No such path, model, batch or file (404).
        public static let notFound: Code = "not_found"
        /// A rate limit of the account is reached (429); `retryAfter` may have the wait.
        public static let rateLimited: Code = "rate_limited"
        /// The API is overloaded (529).
        public static let overloaded: Code = "overloaded"
        /// A failure of the server (408, 409, 5xx).
        public static let serverError: Code = "server_error"

        /// DNS, connect, or proxy: no request was sent.
        public static let cannotConnect: Code = "cannot_connect"
        /// A proxy requires a login or refuses the given one (407); the API got no request.
        public static let proxyAuthentication: Code = "proxy_authentication"
        /// A proxy does not allow the request, or its address is wrong.
        public static let proxyRefused: Code = "proxy_refused"
        /// TLS failed; most often the certificate is not trusted.
        public static let tls: Code = "tls"
        /// The connection broke before the answer began.
        public static let connectionLost: Code = "connection_lost"
        /// The stream ended before the answer was complete.
        public static let cutOff: Code = "cut_off"
        /// No byte for `Timeouts.idle`, or no first byte for `Timeouts.firstByte`.
        public static let stalled: Code = "stalled"
        /// The server redirects to the URL in the message; the client does not follow.
        public static let redirected: Code = "redirected"
        /// Something else answered instead of the API, such as a captive portal or a proxy.
        ///
        /// `meaning` is the code for its status.
        public static let notAPI: Code = "not_api"
        /// The response violates the protocol.
        public static let malformed: Code = "malformed"
        /// A response exceeds one of the size limits against hostile servers.
        public static let tooLarge: Code = "too_large"
        /// The answer is longer than `MessageAccumulator.maximumAnswerBytes`.
        public static let answerTooLong: Code = "answer_too_long"
        /// Not complete after `Timeouts.total`.
        public static let tookTooLong: Code = "took_too_long"
        /// The task was cancelled.
        public static let cancelled: Code = "cancelled"
    }

    /// The kind of error, to act on.
    public var code: Code
    /// The message of the server or the transport.
    public var message: String
    /// The HTTP status, 200 for an error inside an answer; `nil` when there was no response.
    public var status: Int?
    /// The API's `error.type`.
    public var type: String?
    /// The API's `error.details.error_code`, or a similar code of another server.
    public var detail: String?
    /// The request id from the header fields or else the body; `nil` when neither has one.
    public var requestID: String?
    /// How long the server asks to wait.
    public var retryAfter: Duration?
    /// Whether the server advises a retry (`x-should-retry`).
    public var shouldRetry: Bool?
    /// The whole request was sent but no response came: it may be billed.
    public var wasSent = false
    /// No byte came on a connection that was reused from an earlier request.
    var wasKept = false

    /// Makes an error with a code and a message only.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// For `notAPI` the code for the HTTP status, else `code`.
    public var meaning: Code { code == .notAPI ? status.map(Code.init(status:)) ?? code : code }

    static func malformed(_ message: String) -> ClaudeError { ClaudeError(.malformed, message) }

    /// Code, status, type, request id and message in one line, for logs.
    public var description: String {
        let facts = [status.map { "status \($0)" }, type, requestID].compactMap(\.self)
        return facts.isEmpty
            ? "\(code): \(message)" : "\(code) (\(facts.joined(separator: ", "))): \(message)"
    }
}

extension ClaudeError.Code {
    init(status: Int) {
        self =
            switch status {
            case 401: .authentication
            case 402: .billing
            case 403: .permission
            case 404: .notFound
            // Only proxies send 407; the API sends 401.
            case 407: .proxyAuthentication
            case 408, 409: .serverError
            case 429: .rateLimited
            case 529: .overloaded
            case 400..<500: .badRequest
            case 500...: .serverError
            default: .notAPI
            }
    }
}
