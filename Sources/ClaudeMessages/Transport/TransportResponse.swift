/// A response whose body has not been read yet.
public struct TransportResponse: Sendable {
    /// The HTTP status.
    public var status: Int
    /// The header fields.
    public var fields: HeaderFields
    /// The body.
    public var body: any TransportBody

    /// Makes a response.
    public init(status: Int, fields: HeaderFields, body: any TransportBody) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
