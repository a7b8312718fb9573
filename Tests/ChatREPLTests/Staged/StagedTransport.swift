import ClaudeMessages
import MessagesTesting
import Synchronization
import WireJSON

/// A network whose answers a test hands over piece by piece.
final class StagedTransport: Transport {
    /// What a request gets instead of a stream.
    enum Reply: Sendable {
        case json(Int, JSON, fields: [HeaderField] = [])
        /// As something on the way answers that is not the API.
        case page(Int, String)
        case failure(TransportError)
    }

    private struct State {
        var requests: [TransportRequest] = []
        var prewarmed = 0
        var replies: [Reply] = []
        var fields: [HeaderField] = []
        var count = 0
        var models: [String] = []
        /// Pieces of the stream that is open; nil is its end.
        var pieces: [Result<[UInt8]?, TransportError>] = []
        var waiting: CheckedContinuation<Result<[UInt8]?, TransportError>, Never>?
    }

    private let state = Mutex(State())
    let executor = StagedExecutor()
    var taskExecutor: (any TaskExecutor)? { executor }

    /// What was asked for messages.
    var bodies: [JSON] {
        state.withLock(\.requests).compactMap { try? JSON(parsing: $0.body.bytes) }
    }
    var prewarmed: Int { state.withLock(\.prewarmed) }

    /// What the head of every stream has from now on, beside its type.
    func head(_ fields: HeaderField...) { state.withLock { $0.fields = fields } }

    /// So many tokens has every prompt that is counted from now on.
    func count(_ tokens: Int) { state.withLock { $0.count = tokens } }

    /// The server offers these models from now on.
    func offer(_ models: String...) { state.withLock { $0.models = models } }

    /// The next requests get these, later ones a stream.
    func reply(_ replies: Reply...) { state.withLock { $0.replies += replies } }

    func prewarm(_ url: String) { state.withLock { $0.prewarmed += 1 } }

    func send(
        _ request: TransportRequest
    ) async throws(TransportError) -> TransportResponse {
        let reply: Reply? = state.withLock { state in
            guard !request.url.contains("/v1/models") else {
                let models = state.models.map { ["type": "model", "id": JSON($0)] as JSON }
                return .json(200, ["data": .array(models), "has_more": false])
            }
            guard !request.url.hasSuffix("/count_tokens") else {
                return .json(200, ["input_tokens": JSON(state.count)])
            }
            state.requests.append(request)
            return state.replies.isEmpty ? nil : state.replies.removeFirst()
        }
        switch reply {
        case .failure(let error): throw error
        case .json(let status, let json, let fields):
            let all = [HeaderField("content-type", "application/json")] + fields
            return TransportResponse(
                status: status, fields: HeaderFields(all), body: Whole(json.bytes))
        case .page(let status, let text):
            return TransportResponse(
                status: status, fields: HeaderFields([HeaderField("content-type", "text/html")]),
                body: Whole(Array(text.utf8)))
        case nil:
            return TransportResponse(
                status: 200,
                fields: HeaderFields(
                    [HeaderField("content-type", "text/event-stream")]
                        + state.withLock(\.fields)),
                body: Open(self))
        }
    }

    // MARK: - The stream that is open

    /// The next piece, the end, or a break.
    func serve(_ piece: Result<[UInt8]?, TransportError>) {
        let waiting = state.withLock { state in
            guard let waiting = state.waiting else {
                state.pieces.append(piece)
                return nil as CheckedContinuation<Result<[UInt8]?, TransportError>, Never>?
            }
            state.waiting = nil
            return waiting
        }
        waiting?.resume(returning: piece)
    }

    private func next() async throws(TransportError) -> [UInt8]? {
        let piece = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready: Result<[UInt8]?, TransportError>? = state.withLock { state in
                    guard state.pieces.isEmpty else { return state.pieces.removeFirst() }
                    state.waiting = continuation
                    return nil
                }
                if let ready { continuation.resume(returning: ready) }
            }
        } onCancel: {
            serve(.failure(TransportError(.cancelled, "cancelled")))
        }
        return try piece.get()
    }

    private final class Whole: TransportBody {
        private let bytes: Mutex<[UInt8]?>

        init(_ bytes: [UInt8]) { self.bytes = Mutex(bytes) }

        func next() async throws(TransportError) -> [UInt8]? {
            bytes.withLock { bytes in
                defer { bytes = nil }
                return bytes
            }
        }

        func cancel() {}
        func expectEnd() {}
    }

    private struct Open: TransportBody {
        let owner: StagedTransport

        init(_ owner: StagedTransport) { self.owner = owner }

        func next() async throws(TransportError) -> [UInt8]? { try await owner.next() }
        func cancel() {}
        func expectEnd() {}
    }
}
