/// What a response says about itself, beside its body.
///
/// Untrusted (sanitise before showing); secrets of the client are made unreadable in it.
public struct ResponseHead: Sendable, Hashable {
    /// The HTTP status; the API's own successes have 200.
    public let status: Int
    /// All header fields in the order in which they came.
    public let fields: HeaderFields
    /// The limits of the account, as they stood when the response was made.
    public let rateLimits: RateLimits

    /// Reads a head; `now`, in seconds since 1970, is what a date in `retry-after` is counted from.
    public init(status: Int, fields: HeaderFields, now: Double = 0) {
        self.status = status
        self.fields = fields
        rateLimits = RateLimits(fields, now: now)
    }

    /// What to name when asking the API's operators about a request.
    public var requestID: String? { fields[HeaderName.requestID] }
    /// When the server says that it answered, in seconds since 1970.
    public var date: Double? { fields["date"].flatMap(RetryAfter.secondsSince1970(httpDate:)) }
    /// The organization that was billed.
    public var organizationID: String? { fields[HeaderName.organizationID] }
    /// The workspace that was billed.
    public var workspaceID: String? { fields[HeaderName.workspaceID] }
}
