import WireJSON

/// A message batch; it makes progress only when it is polled.
struct Batch: Sendable {
    let id: String
    /// Milliseconds since 1970.
    let created: Int
    /// The head of the request that created it; version and betas apply to all its requests.
    let head: HTTPRequestHead
    let requests: [BatchRequest]
    let polls: Int
    var pollsLeft: Int
    var canceled: Int?
    var ended: Int?
    /// The number of requests processed before it was canceled or expired.
    private(set) var processed: Int?
    var counts: [String: Int] = [:]
    /// The results file: one JSON line for each request.
    var results: [UInt8] = []

    init(id: String, created: Int, head: HTTPRequestHead, requests: [BatchRequest], polls: Int) {
        self.id = id
        self.created = created
        self.head = head
        self.requests = requests
        self.polls = polls
        pollsLeft = polls
    }

    private static let day = 86_400_000
    var expires: Int { created + Self.day }

    /// Results are kept for 29 days.
    func isArchived(_ now: Int) -> Bool { now >= created + 29 * Self.day }

    mutating func cancel(_ now: Int) {
        guard canceled == nil else { return }
        canceled = now
        interrupt()
        pollsLeft = min(pollsLeft, 1)
    }

    /// Stops processing: as large a part of the requests is processed as of the polls made.
    mutating func interrupt() {
        processed = processed ?? requests.count * (polls - pollsLeft) / (polls + 1)
    }

    func json(origin: String, now: Int) -> JSON {
        var status = canceled == nil ? "in_progress" : "canceling"
        if ended != nil { status = "ended" }
        var counts: JSON = ["processing": JSON(ended == nil ? requests.count : 0)]
        for name in ["succeeded", "errored", "canceled", "expired"] {
            counts[name] = JSON(self.counts[name] ?? 0)
        }
        func time(_ milliseconds: Int?) -> JSON {
            milliseconds.map { JSON(Timestamp.precise(milliseconds: $0)) } ?? nil
        }
        let isArchived = isArchived(now)
        let hasResults = ended != nil && !isArchived
        return [
            "id": JSON(id), "type": "message_batch", "processing_status": JSON(status),
            "request_counts": counts, "created_at": time(created), "expires_at": time(expires),
            "ended_at": time(ended), "cancel_initiated_at": time(canceled),
            "archived_at": isArchived ? time(created + 29 * Self.day) : nil,
            "results_url": hasResults
                ? JSON("\(origin)/v1/messages/batches/\(id)/results") : nil,
        ]
    }
}
