/// Performs the actions of a delivery on a socket; pauses are timed by a monotonic clock.
struct Sender {
    /// How an answer ends; the last bytes may still have to be flushed.
    enum End: Sendable, Hashable { case sent, hungUp, close, reset }

    private let socket: Socket
    /// Consecutive writes are joined up to this size in bytes.
    private let together: Int
    private var waiting: [UInt8] = []
    private var waitingTokens = 0
    private var deadline = Clock.monotonic()
    /// The output tokens sent so far.
    private(set) var tokens = 0

    init(_ socket: Socket, splitting: Bool) {
        self.socket = socket
        together = splitting ? 1 : 32768
    }

    /// Performs all actions but the last write, which `flush()` makes after the answer is billed.
    mutating func perform(_ actions: some Collection<WireAction>) -> End {
        for action in actions {
            switch action {
            case .write(let bytes, let tokens):
                if waiting.count >= together, !flush() { return .hungUp }
                waiting += bytes
                waitingTokens = max(waitingTokens, tokens)
            case .pause(let nanoseconds):
                deadline += nanoseconds
                guard flush(), socket.wait(until: deadline) else { return .hungUp }
            case .close: return .close
            case .reset: return .reset
            }
        }
        return .sent
    }

    /// The output tokens sent after a flush.
    var finalTokens: Int { max(tokens, waitingTokens) }

    mutating func flush() -> Bool {
        let sent = waiting.isEmpty || socket.send(waiting)
        waiting.removeAll(keepingCapacity: true)
        if sent { tokens = finalTokens }
        return sent
    }
}
