/// A batch of requests that the API answers within a day, at half the price.
public struct Batch: Sendable, Hashable {
    /// How far a batch is; the set may grow.
    public struct Status: OpenString {
        /// As the API spells it.
        public let rawValue: String
        /// Takes any value, also one that is not known here.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Requests are being answered, or wait for it.
        public static let inProgress: Status = "in_progress"
        /// What had not begun is left out; what had is finished.
        public static let canceling: Status = "canceling"
        /// Every request has its result.
        public static let ended: Status = "ended"
    }

    /// Requests by what became of them.
    ///
    /// All are `processing` until the whole batch has ended.
    public struct Counts: Sendable, Hashable {
        /// Requests that have no result yet.
        public let processing: Int?
        /// Requests that have a message.
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

        /// The results there must be; `nil` when the API does not say.
        var results: Int? {
            guard let succeeded, let errored, let canceled, let expired else { return nil }
            let sum = succeeded + errored + canceled + expired
            return sum > 0 ? sum : nil
        }
    }

    /// The object as it came.
    public let json: JSON
    /// What the other calls name the batch by.
    public let id: String

    /// Reads a batch object; `nil` when it has no id.
    public init?(json: JSON) {
        guard let id = json["id"]?.stringValue else { return nil }
        self.json = json
        self.id = id
    }

    /// Empty when the API does not say.
    public var status: Status {
        Status(rawValue: json["processing_status"]?.stringValue ?? "")
    }
    /// Whether there are results, and no more to come.
    public var hasEnded: Bool { status == .ended }
    /// How many requests ended how.
    public var counts: Counts { Counts(json["request_counts"]) }
    /// When the batch was made.
    public var createdAt: Timestamp? { Timestamp(json["created_at"]) }
    /// When requests that have not begun by then expire: a day after the batch was made.
    public var expiresAt: Timestamp? { Timestamp(json["expires_at"]) }
    /// When the last request had its result.
    public var endedAt: Timestamp? { Timestamp(json["ended_at"]) }
    /// When cancelling was asked for.
    public var cancelInitiatedAt: Timestamp? { Timestamp(json["cancel_initiated_at"]) }
    /// When its results were thrown away: 29 days after the batch was made.
    public var archivedAt: Timestamp? { Timestamp(json["archived_at"]) }
    /// Where the results are, once it has ended.
    public var resultsURL: String? { json["results_url"]?.stringValue }
}
