/// Everything that changes while a server runs.
struct ServerState: Sendable {
    var cache = PromptCache()
    var entries: [LogEntry] = []
    /// Faults for the next messages requests, one each (or `times` of them).
    var queue: [Fault] = []
    /// How often a fault with `times` was applied, by the text that names it.
    var used: [String: Int] = [:]
    var random: Random
    var connections: [Int: Socket] = [:]
    var connectionCount = 0
    var isStopped = false

    init(seed: UInt64) { random = Random(seed: seed) }

    /// The entries without those of who reads the log.
    var visibleEntries: [LogEntry] { entries.filter { !$0.path.hasPrefix("/__") } }

    /// Takes the next fault from the queue, counting down its `times`.
    mutating func dequeue() -> Fault? {
        guard var fault = queue.first else { return nil }
        let left = (fault.times ?? 1) - 1
        fault.times = left
        if left > 0 { queue[0] = fault } else { queue.removeFirst() }
        fault.times = nil
        return fault
    }

    /// Whether a fault still applies, counting this time.
    mutating func allows(_ fault: Fault, named name: String) -> Bool {
        guard let times = fault.times else { return true }
        used[name, default: 0] += 1
        return used[name, default: 0] <= times
    }

    /// Opens the log entry of a request; returns its place.
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
