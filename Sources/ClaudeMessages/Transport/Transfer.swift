internal import Synchronization

/// One exchange, shared by the engine's thread, which writes to it, and one reader.
final class Transfer: CurlReceiver {
    /// The number of unread bytes at which the transfer is paused.
    static let highWater = 256 * 1024

    private struct State {
        var head = HeadReader()
        var buffer: [UInt8] = []
        var end: Result<Void, TransportError>?
        var isPaused = false
        var expectsEnd = false
        var sawTraffic = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    let request: TransportRequest
    private let state = Mutex(State())

    init(_ request: TransportRequest) { self.request = request }

    // MARK: The engine's side

    func receive(headerLine line: [UInt8]) -> Bool {
        change { state in
            state.sawTraffic = true
            return state.head.push(line)
        }
    }

    func receive(body: [UInt8]) -> Bool {
        change { state in
            state.sawTraffic = true
            guard state.buffer.count < Self.highWater else {
                state.isPaused = true
                return false
            }
            state.buffer.append(contentsOf: body)
            return true
        }
    }

    /// Ends the exchange; only the first call has an effect.
    func finish(_ error: TransportError?) {
        change { state in
            guard state.end == nil else { return }
            let overflowed = !state.head.isComplete && error != nil && state.head.isOverLimit
            state.end =
                if overflowed {
                    .failure(TransportError(.tooLarge, "more than 256 KiB of header fields"))
                } else if let error {
                    .failure(error)
                } else {
                    .success(())
                }
        }
    }

    enum Traffic {
        case some
        /// None, because the transfer is paused for a slow reader.
        case held
        case none
    }

    /// Whether bytes have come since the last call.
    func takeTraffic() -> Traffic {
        state.withLock { state in
            defer { state.sawTraffic = false }
            return state.sawTraffic ? .some : state.isPaused ? .held : .none
        }
    }

    /// The reader has the whole answer and expects the end.
    var expectsEnd: Bool { state.withLock { $0.expectsEnd } }

    private func change<Value>(_ body: (inout State) -> Value) -> Value {
        let (value, waiter) = state.withLock { state in
            let value = body(&state)
            defer { state.waiter = nil }
            return (value, state.waiter)
        }
        waiter?.resume()
        return value
    }

    // MARK: The reader's side

    func expectEnd() { state.withLock { $0.expectsEnd = true } }

    enum Step {
        case bytes([UInt8], wasPaused: Bool)
        case end
    }

    /// Waits for the next bytes or the end.
    func nextStep() async throws(TransportError) -> Step {
        while true {
            let step: Result<Step, TransportError>? = state.withLock { state in
                if !state.buffer.isEmpty {
                    let bytes = state.buffer
                    state.buffer = []
                    defer { state.isPaused = false }
                    return .success(.bytes(bytes, wasPaused: state.isPaused))
                }
                return state.end?.map { Step.end }
            }
            if let step { return try step.get() }
            await changed { $0.buffer.isEmpty && $0.end == nil }
        }
    }

    /// Waits for the complete head of the response.
    func head() async throws(TransportError) -> (status: Int, fields: HeaderFields) {
        while true {
            let (head, end) = state.withLock { ($0.head, $0.end) }
            if head.isComplete { return (head.status, head.fields) }
            switch end {
            case .failure(let error): throw error
            case .success: throw TransportError(.connectionLost, "the connection was closed")
            case nil: await changed { !$0.head.isComplete && $0.end == nil }
            }
        }
    }

    /// Waits for the next change by the engine, unless the condition no longer holds.
    private func changed(_ isStillWaiting: @Sendable (borrowing State) -> Bool) async {
        await withCheckedContinuation { continuation in
            let mustWait = state.withLock { state in
                guard isStillWaiting(state) else { return false }
                state.waiter = continuation
                return true
            }
            if !mustWait { continuation.resume() }
        }
    }
}
