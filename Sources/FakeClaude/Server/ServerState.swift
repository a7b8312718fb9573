import WireJSON

/// The mutable state of a running server.
struct ServerState: Sendable {
    var cache = PromptCache()
    var entries: [LogEntry] = []
    /// Faults for the next messages requests, one each (or `times` of them).
    var queue: [Fault] = []
    /// How often each fault with `times` was applied, by its specification.
    var used: [String: Int] = [:]
    var random: Random
    var connections: [Int: Socket] = [:]
    var connectionCount = 0
    var isStopped = false
    var port = 0
    /// Newest first, as the API lists them.
    var batches: [Batch] = []
    /// The bill items of ended batches.
    var batchItems: [Bill.Item] = []
    var files: [StoredFile] = []
    /// Fingerprints of recent messages, for cache diagnostics.
    private var fingerprints: [(id: String, PromptFingerprint)] = []

    init(seed: UInt64) { random = Random(seed: seed) }

    /// The entries without requests for the log or the bill.
    var visibleEntries: [LogEntry] { entries.filter { !$0.path.hasPrefix("/__") } }

    var bill: Bill {
        var bill = Bill(entries)
        bill.items += batchItems
        return bill
    }

    /// Checks what depends on the server's state, and plans the cache use of a prompt.
    func plan(
        _ request: MessagesRequest, _ prompt: Prompt, now: Int
    ) throws(APIError) -> PromptCache.Plan {
        guard prompt.tokens <= request.model.context else {
            throw .invalid(
                "prompt is too long: \(prompt.tokens) tokens > \(request.model.context) maximum")
        }
        for id in request.fileIDs { _ = try file(id, now: now) }
        var plan = cache.plan(prompt, minimum: request.model.minimumCached, now: now)
        plan.usage.geography = request.geography
        return plan
    }

    mutating func remember(_ fingerprint: PromptFingerprint, of id: String) {
        if fingerprints.count >= 1000 { fingerprints.removeFirst() }
        fingerprints.append((id, fingerprint))
    }

    /// The `diagnostics` of an answer: `null` when none are requested or nothing has changed.
    func diagnosis(of request: MessagesRequest, _ plan: PromptCache.Plan) -> JSON {
        guard let id = request.json["diagnostics"]?["previous_message_id"]?.stringValue else {
            return nil
        }
        let previous = fingerprints.first { $0.id == id }?.1
        guard let previous else {
            return ["cache_miss_reason": ["type": "previous_message_not_found"]]
        }
        let reason = PromptFingerprint(request, plan.usage).missReason(after: previous)
        return reason.map { ["cache_miss_reason": $0] } ?? nil
    }

    /// Removes the next fault from the queue, or decrements its `times`.
    mutating func dequeue() -> Fault? {
        guard var fault = queue.first else { return nil }
        let left = (fault.times ?? 1) - 1
        fault.times = left
        if left > 0 { queue[0] = fault } else { queue.removeFirst() }
        fault.times = nil
        return fault
    }

    /// Whether a fault still applies; counts this use.
    mutating func allows(_ fault: Fault, named name: String) -> Bool {
        guard let times = fault.times else { return true }
        used[name, default: 0] += 1
        return used[name, default: 0] <= times
    }

    /// Adds the log entry of a request; returns its index.
    mutating func begin(
        _ request: HTTPRequest, connection: Int, time: Int
    ) -> (place: Int, requestID: String) {
        let requestID = "req_011C" + random.letters(20)
        entries.append(
            LogEntry(
                requestID: requestID, connection: connection, time: time, request: request))
        return (entries.count - 1, requestID)
    }
}
