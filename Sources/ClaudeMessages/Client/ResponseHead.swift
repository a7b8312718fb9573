/// The status and header fields of a response.
///
/// Untrusted (sanitise before showing); the client's secrets are redacted.
public struct ResponseHead: Sendable, Hashable {
    /// The HTTP status; the API's successful responses have 200.
    public let status: Int
    /// All header fields in the order received.
    public let fields: HeaderFields
    /// The account's rate limits at the time of the response.
    public let rateLimits: RateLimits

    /// Makes a head; a date in `retry-after` is relative to `now`, in seconds since 1970.
    public init(status: Int, fields: HeaderFields, now: Double = 0) {
        self.status = status
        self.fields = fields
        rateLimits = RateLimits(fields, now: now)
    }

    /// The API's id of the request, for support questions.
    public var requestID: String? { fields[HeaderName.requestID] }
    /// The `date` field, in seconds since 1970.
    public var date: Double? { fields["date"].flatMap(RetryAfter.secondsSince1970(httpDate:)) }
    /// The id of the billed organization.
    public var organizationID: String? { fields[HeaderName.organizationID] }
    /// The id of the billed workspace.
    public var workspaceID: String? { fields[HeaderName.workspaceID] }
}
