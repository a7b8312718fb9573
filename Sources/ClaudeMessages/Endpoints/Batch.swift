/// A batch of requests that the API answers within a day, at half the price.
public struct Batch: Sendable, Hashable {
    /// The status of a batch; the set may grow.
    public struct Status: OpenString {
        /// The API's spelling.
        public let rawValue: String
        /// Accepts any value, known or unknown.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Requests are waiting or being answered.
        public static let inProgress: Status = "in_progress"
        /// Requests that have begun are being finished; no others begin.
        public static let canceling: Status = "canceling"
        /// Every request has a result.
        public static let ended: Status = "ended"
    }

    /// The number of requests by outcome.
    ///
    /// All are `processing` until the whole batch has ended.
    public struct Counts: Sendable, Hashable {
        /// Requests without a result so far.
        public let processing: Int?
        /// Requests with a message as their result.
        public let succeeded: Int?
        /// Requests that were refused or failed.
        public let errored: Int?
        /// Requests that had not begun when the batch was cancelled.
        public let canceled: Int?
        /// Requests that had not begun after a day.
        public let expired: Int?

        init(_ json: JSON?) {
            func count(_ name: String) -> Int? {
                json?[name]?.intValue.flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
            }
            processing = count("processing")
            succeeded = count("succeeded")
            errored = count("errored")
            canceled = count("canceled")
            expired = count("expired")
        }

        /// The total number of results; `nil` when it is not known.
        var results: Int? {
            guard let succeeded, let errored, let canceled, let expired else { return nil }
            let sum = succeeded + errored + canceled + expired
            return sum > 0 ? sum : nil
        }
    }

    /// The object as received.
    public let json: JSON
    /// The id, for the other methods.
    public let id: String

    /// Reads a batch object; `nil` when it has no id.
    public init?(json: JSON) {
        guard let id = json["id"]?.stringValue else { return nil }
        self.json = json
        self.id = id
    }

    /// The status; empty when it is missing.
    public var status: Status {
        Status(rawValue: json["processing_status"]?.stringValue ?? "")
    }
    /// Whether all requests have a result.
    public var hasEnded: Bool { status == .ended }
    /// The number of requests by outcome.
    public var counts: Counts { Counts(json["request_counts"]) }
    /// When the batch was created.
    public var createdAt: Timestamp? { Timestamp(json["created_at"]) }
    /// When requests that have not begun expire: a day after the batch was created.
    public var expiresAt: Timestamp? { Timestamp(json["expires_at"]) }
    /// When the last request got its result.
    public var endedAt: Timestamp? { Timestamp(json["ended_at"]) }
    /// When the batch was cancelled.
    public var cancelInitiatedAt: Timestamp? { Timestamp(json["cancel_initiated_at"]) }
    /// When its results were deleted: 29 days after the batch was created.
    public var archivedAt: Timestamp? { Timestamp(json["archived_at"]) }
    /// The URL of the results, once the batch has ended.
    public var resultsURL: String? { json["results_url"]?.stringValue }
}
