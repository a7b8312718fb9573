/// Why something did not work: a code to act on, and the server's own words.
///
/// The words are untrusted (sanitise before showing) and hold no secret: the client redacts keys.
/// The sentences for people are not here; a program has its own.
public struct ClaudeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; the set may grow.
    public struct Code: OpenString {
        /// As the API spells it.
        public let rawValue: String
        /// Takes any value, also one that is not known here.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The request cannot be right (400, 413, 422, other 4xx).
        public static let badRequest: Code = "bad_request"
        /// The key is missing, wrong, expired or revoked (401).
        public static let authentication: Code = "authentication"
        /// The account cannot pay (402).
        public static let billing: Code = "billing"
        /// The key may not do that (403).
        public static let permission: Code = "permission"
        /// No such path, model, batch or file (404).
        public static let notFound: Code = "not_found"
        /// More than the account may ask for (429); `retryAfter` may say until when.
        public static let rateLimited: Code = "rate_limited"
        /// The API has too much to do (529).
        public static let overloaded: Code = "overloaded"
        /// 408, 409, 5xx.
        public static let serverError: Code = "server_error"

        /// DNS, connect, or proxy: no request was sent.
        public static let cannotConnect: Code = "cannot_connect"
        /// A proxy asks for a login, or refuses the one it got (407): the API was not asked.
        public static let proxyAuthentication: Code = "proxy_authentication"
        /// A proxy does not let the request through, or its address is wrong.
        public static let proxyRefused: Code = "proxy_refused"
        /// No encrypted connection: a certificate that is not trusted, most often.
        public static let tls: Code = "tls"
        /// The connection broke before the answer began.
        public static let connectionLost: Code = "connection_lost"
        /// The stream ended before the answer did.
        public static let cutOff: Code = "cut_off"
        /// No byte for the idle time, or none at all for the waiting time.
        public static let stalled: Code = "stalled"
        /// The server points to the address in the message; the key does not follow.
        public static let redirected: Code = "redirected"
        /// Something on the way answered in the API's place: a captive portal, a proxy.
        ///
        /// `meaning` is what its status says.
        public static let notAPI: Code = "not_api"
        /// The answer breaks the protocol.
        public static let malformed: Code = "malformed"
        /// Over one of the caps against hostile servers.
        public static let tooLarge: Code = "too_large"
        /// The answer is longer than `MessageAccumulator.maximumAnswerBytes`.
        public static let answerTooLong: Code = "answer_too_long"
        /// Still not over after `Timeouts.total`.
        public static let tookTooLong: Code = "took_too_long"
        /// The task was cancelled.
        public static let cancelled: Code = "cancelled"
    }

    /// What to act on.
    public var code: Code
    /// What the server, or the transport, said about it.
    public var message: String
    /// The HTTP status, 200 for an error inside an answer; `nil` when there was no response.
    public var status: Int?
    /// The API's `error.type`.
    public var type: String?
    /// The API's `error.details.error_code`, or what another server has in its place.
    public var detail: String?
    /// The id of the request, from the response's head or else its body; `nil` when neither has
    /// one.
    public var requestID: String?
    /// How long the server asks to wait.
    public var retryAfter: Duration?
    /// The server's own word on whether to try again (`x-should-retry`).
    public var shouldRetry: Bool?
    /// No head of a response came, but the last byte of the request was handed over: it may be
    /// billed.
    public var wasSent = false
    /// Nothing came on a connection that was kept from an earlier request.
    var wasKept = false

    /// Makes an error of which nothing else is known.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The code that the status stands for where something on the way answered, else the code.
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
            // No API asks for it: its answer is 401.
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
