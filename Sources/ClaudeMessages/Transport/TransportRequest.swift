/// A request for a transport to send.
public struct TransportRequest: Sendable {
    /// The method in capitals, `POST`.
    public var method: String
    /// The complete URL.
    public var url: String
    /// The header fields, including those with secrets.
    public var fields: [HeaderField]
    /// The body; empty for none.
    public var body: TransportRequestBody
    /// The time-outs.
    public var timeouts: Timeouts
    /// Whether the request must use a new connection.
    ///
    /// On a reused connection that turns out to be closed, it is unknown whether a request arrived.
    public var needsFreshConnection = false

    /// Makes a request.
    public init(
        method: String, url: String, fields: [HeaderField], body: TransportRequestBody = [],
        timeouts: Timeouts = Timeouts()
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        self.timeouts = timeouts
    }
}
