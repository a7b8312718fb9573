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

/// One request of a batch.
public struct BatchItem: Sendable, Hashable {
    /// What its result is found by: 1 to 64 of the characters A-Z, a-z, 0-9, `_` and `-`.
    public var customID: String
    /// What is asked; sent without `stream`.
    public var request: MessageRequest

    /// Makes an item; it is checked when the batch is created.
    public init(customID: String, request: MessageRequest) {
        self.customID = customID
        self.request = request
    }
}

extension BatchItem {
    static let maximumItems = 100_000

    /// The body that makes a batch of these.
    ///
    /// The API looks at the items only after it has accepted the batch, so what cannot be right
    /// is found here, before it costs a day.
    package static func body(
        of items: [BatchItem], limit: Int = 256 * 1024 * 1024
    ) throws(ClaudeError) -> [UInt8] {
        guard items.count <= maximumItems else {
            throw ClaudeError(.badRequest, "a batch has at most \(maximumItems) requests")
        }
        var ids: Set<String> = []
        var body = Array(#"{"requests":["#.utf8)
        for item in items {
            guard ids.insert(item.customID).inserted else {
                throw item.refusal("the custom id occurs twice")
            }
            if ids.count > 1 { body.append(UInt8(ascii: ",")) }
            let json: JSON = ["custom_id": JSON(item.customID), "params": try item.parameters()]
            json.write(into: &body)
            guard body.count <= limit - 2 else {
                throw ClaudeError(.badRequest, "a batch has at most 256 MB")
            }
        }
        return body + "]}".utf8
    }

    private func parameters() throws(ClaudeError) -> JSON {
        let isID = customID.utf8.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return byte < 0x80
                && (character.isLetter || character.isNumber || "_-".contains(character))
        }
        guard isID, (1...64).contains(customID.utf8.count) else {
            throw refusal("a custom id is 1 to 64 letters, digits, '_' and '-'")
        }
        let json = request.json(stream: false)
        guard json["stream"]?.boolValue != true, json["speed"] == nil, json["thread"] == nil else {
            throw refusal("a batch takes neither 'stream' nor 'speed' nor 'thread'")
        }
        guard json["max_tokens"] != 0 else {
            throw refusal("a batch takes no request for 0 tokens")
        }
        return json
    }

    private func refusal(_ reason: String) -> ClaudeError {
        ClaudeError(.badRequest, "request '\(customID)': \(reason)")
    }
}
