package import ClaudeMessages
internal import Synchronization
package import WireJSON

/// A transport with scripted replies: one per request, in order, then the last repeatedly.
///
/// Records the requests and what the client did with the bodies.
package final class ScriptedTransport: Transport {
    /// The reply to a request.
    package enum Reply: Sendable {
        /// A response; its body ends with `failure` when that is set.
        case response(
            status: Int, fields: [HeaderField], chunks: [[UInt8]], failure: TransportError? = nil)
        /// A response whose pieces are made on demand, until `piece` returns `nil`.
        case made(status: Int, type: String, piece: @Sendable (_ number: Int) -> [UInt8]?)
        /// No response.
        case failure(TransportError)
    }

    /// The requests, and what the client did with their bodies.
    package struct Record: Sendable {
        package var requests: [TransportRequest] = []
        package var prewarmed: [String] = []
        package var pulls = 0
        package var bytes = 0
        package var cancels = 0
        /// The number of bodies that were released.
        package var letGo = 0
        package var endsExpected = 0
    }

    private let script: @Sendable (_ number: Int, TransportRequest) -> Reply
    private let state = Mutex(Record())

    /// Makes the reply to each request with a closure; the first request has number 0.
    package init(script: @escaping @Sendable (_ number: Int, TransportRequest) -> Reply) {
        self.script = script
    }

    package convenience init(_ script: [Reply]) {
        self.init { number, _ in script[min(number, script.count - 1)] }
    }

    package convenience init(_ script: Reply...) { self.init(script) }

    package var record: Record { state.withLock(\.self) }
    package var requests: [TransportRequest] { record.requests }
    /// Method and URL of each request.
    package var calls: [String] { requests.map { "\($0.method) \($0.url)" } }
    /// The request bodies that are JSON.
    package var bodies: [JSON] { requests.compactMap { try? JSON(parsing: $0.body.bytes) } }

    package func send(
        _ request: TransportRequest
    ) async throws(TransportError) -> TransportResponse {
        let number = state.withLock { state in
            state.requests.append(request)
            return state.requests.count - 1
        }
        switch script(number, request) {
        case .failure(let error): throw error
        case .response(let status, let fields, let chunks, let failure):
            return TransportResponse(
                status: status, fields: HeaderFields(fields),
                body: Body(owner: self, failure) { chunks.indices.contains($0) ? chunks[$0] : nil })
        case .made(let status, let type, let piece):
            return TransportResponse(
                status: status, fields: HeaderFields([HeaderField("content-type", type)]),
                body: Body(owner: self, nil, piece))
        }
    }

    package func prewarm(_ url: String) { state.withLock { $0.prewarmed.append(url) } }

    private final class Body: TransportBody {
        let owner: ScriptedTransport
        let failure: TransportError?
        let piece: @Sendable (Int) -> [UInt8]?
        let given = Mutex(0)

        init(
            owner: ScriptedTransport, _ failure: TransportError?,
            _ piece: @escaping @Sendable (Int) -> [UInt8]?
        ) {
            self.owner = owner
            self.failure = failure
            self.piece = piece
        }

        func next() async throws(TransportError) -> [UInt8]? {
            owner.state.withLock { $0.pulls += 1 }
            let number = given.withLock { number in
                defer { number += 1 }
                return number
            }
            if let piece = piece(number) {
                owner.state.withLock { $0.bytes += piece.count }
                return piece
            }
            if let failure { throw failure }
            return nil
        }

        deinit { owner.state.withLock { $0.letGo += 1 } }

        func cancel() { owner.state.withLock { $0.cancels += 1 } }
        func expectEnd() { owner.state.withLock { $0.endsExpected += 1 } }
    }
}
