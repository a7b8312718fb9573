/// Performs the acts of a delivery on a socket, its pauses by a clock that does not drift.
struct Sender {
    /// How an answer ended, or is about to once the rest is flushed.
    enum End: Sendable, Hashable { case sent, hungUp, close, reset }

    private let socket: Socket
    /// Writes between which nothing happens are put together up to this size.
    private let together: Int
    private var waiting: [UInt8] = []
    private var waitingTokens = 0
    private var deadline = Clock.monotonic()
    /// The output tokens that were sent.
    private(set) var tokens = 0

    init(_ socket: Socket, splitting: Bool) {
        self.socket = socket
        together = splitting ? 1 : 32768
    }

    /// Performs everything but the last write, which waits for `flush()`: who sees the end of an
    /// answer must find it on the bill.
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

    /// The tokens sent once what waits is sent, too.
    var finalTokens: Int { max(tokens, waitingTokens) }

    mutating func flush() -> Bool {
        let sent = waiting.isEmpty || socket.send(waiting)
        waiting.removeAll(keepingCapacity: true)
        if sent { tokens = finalTokens }
        return sent
    }
}
