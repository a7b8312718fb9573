/// A request as a transport sends it.
public struct TransportRequest: Sendable {
    /// The method in capitals, `POST`.
    public var method: String
    /// The whole address.
    public var url: String
    /// The header fields, those with secrets too.
    public var fields: [HeaderField]
    /// The body; empty for none.
    public var body: TransportRequestBody
    /// How long its parts may take.
    public var timeouts: Timeouts
    /// Must not go over a connection that was kept from an earlier request.
    ///
    /// It may turn out to be dead, and nobody could tell whether the request has arrived.
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
