/// Why an exchange broke.
public struct TransportError: Error, Sendable, Hashable {
    /// The kinds of failure of an exchange.
    public enum Code: Sendable, Hashable {
        /// DNS, connect, proxy.
        case cannotConnect
        /// A proxy asks for a login, or refuses the one it got.
        case proxyAuthentication
        /// A proxy does not let this through, or its address is wrong.
        case proxyRefused
        /// No encrypted connection could be made, or it was not trusted.
        case tls
        /// Reset, or closed without an answer.
        case connectionLost
        /// Closed before the framing said it was over.
        case cutOff
        /// Nothing came for `Timeouts.idle`, or at first for `Timeouts.firstByte`.
        case stalled
        /// Longer under way than `Timeouts.total`.
        case tookTooLong
        /// Not HTTP.
        case malformed
        /// More header fields than any server sends.
        case tooLarge
        /// The task was cancelled, or the body.
        case cancelled
    }

    /// The kind of failure.
    public let code: Code
    /// The transport's own words.
    public let message: String
    /// The last byte of the request's body had been handed over: it may be answered, and billed.
    public var wasSent = false
    /// A connection kept from an earlier request ended before a byte of this one's answer came, as
    /// those do that a server closes when they are idle.
    public var wasKept = false

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
