internal import Synchronization

/// Sends requests with libcurl, any number at a time, and keeps connections for reuse.
///
/// Its thread starts with the first request and ends when the last reference is released.
public final class CurlTransport: Transport {
    private let trust: TrustStore
    private let engine = Mutex<CurlEngine?>(nil)

    /// Makes a transport with its own connections.
    public init(trust: TrustStore = TrustStore()) { self.trust = trust }

    deinit { engine.withLock { $0?.stop() } }

    /// Sends a request and returns when the head of the response has come.
    public func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse
    {
        let body = try start(request)
        let (status, fields) = try await body.head()
        return TransportResponse(status: status, fields: fields, body: body)
    }

    /// Opens a connection that the next request to that server uses.
    public func prewarm(_ url: String) {
        var request = TransportRequest(method: "HEAD", url: url, fields: [])
        request.timeouts.firstByte = .seconds(10)
        guard let engine = try? startedEngine() else { return }
        engine.start(Transfer(request))
    }

    /// The receiving thread.
    ///
    /// A task on it gets each piece without waking another thread, which costs more than reading
    /// the piece. A blocking task delays every transfer.
    public var taskExecutor: (any TaskExecutor)? { try? startedEngine() }

    private func start(_ request: TransportRequest) throws(TransportError) -> TransferBody {
        let engine = try startedEngine()
        let transfer = Transfer(request)
        engine.start(transfer)
        return TransferBody(transfer, engine)
    }

    private func startedEngine() throws(TransportError) -> CurlEngine {
        let started = engine.withLock { engine in
            engine = engine ?? CurlEngine(trust: trust)
            return engine
        }
        guard let started else {
            throw TransportError(.cannotConnect, "the network library did not start")
        }
        return started
    }
}

/// The reader's side of a transfer; releasing it closes the exchange.
private final class TransferBody: TransportBody {
    private let transfer: Transfer
    private let engine: CurlEngine

    init(_ transfer: Transfer, _ engine: CurlEngine) {
        self.transfer = transfer
        self.engine = engine
    }

    deinit { engine.cancel(transfer) }

    func cancel() { engine.cancel(transfer) }

    func expectEnd() {
        transfer.expectEnd()
        engine.resume(transfer)
    }

    func head() async throws(TransportError) -> (status: Int, fields: HeaderFields) {
        try await cancelling { () async throws(TransportError) in try await transfer.head() }
    }

    func next() async throws(TransportError) -> [UInt8]? {
        let step = try await cancelling { () async throws(TransportError) in
            try await transfer.nextStep()
        }
        guard case .bytes(let bytes, let wasPaused) = step else { return nil }
        if wasPaused { engine.resume(transfer) }
        return bytes
    }

    /// Runs `wait`; cancelling the task ends the transfer, and so `wait`, with `cancelled`.
    private func cancelling<Value: Sendable>(
        _ wait: () async throws(TransportError) -> Value
    ) async throws(TransportError) -> Value {
        let result: Result<Value, TransportError> = await withTaskCancellationHandler {
            do throws(TransportError) {
                return .success(try await wait())
            } catch {
                return .failure(error)
            }
        } onCancel: {
            engine.cancel(transfer)
        }
        return try result.get()
    }
}
