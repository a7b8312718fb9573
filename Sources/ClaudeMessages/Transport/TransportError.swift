/// Why an exchange failed.
public struct TransportError: Error, Sendable, Hashable {
    /// The kinds of failure of an exchange.
    public enum Code: Sendable, Hashable {
        /// The name lookup, the connection or the proxy failed.
        case cannotConnect
        /// A proxy requires a login, or refuses the given one.
        case proxyAuthentication
        /// A proxy does not allow the request, or its address is wrong.
        case proxyRefused
        /// The TLS connection failed or its certificate is not trusted.
        case tls
        /// The connection was reset, or closed without a response.
        case connectionLost
        /// The connection was closed before the end of the body.
        case cutOff
        /// No byte for `Timeouts.idle`, or no first byte for `Timeouts.firstByte`.
        case stalled
        /// Not complete after `Timeouts.total`.
        case tookTooLong
        /// The response is not valid HTTP.
        case malformed
        /// The header fields exceed the size limit.
        case tooLarge
        /// The task or the body was cancelled.
        case cancelled
    }

    /// The kind of failure.
    public let code: Code
    /// The transport's message.
    public let message: String
    /// The whole request was sent: it may be answered and billed.
    public var wasSent = false
    /// A connection reused from an earlier request was closed before a byte of this response came.
    public var wasKept = false

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
