import ClaudeMessages
import Synchronization

/// A network that plays a script: one entry for each request, in order, the last one for ever.
///
/// Records what was sent and what became of the bodies.
final class ScriptedTransport: Transport {
    /// What a request gets.
    enum Reply: Sendable {
        /// A response; when `failure` is set its body breaks there instead of ending.
        case response(
            status: Int, fields: [HeaderField], chunks: [[UInt8]], failure: TransportError? = nil)
        /// A response whose pieces are made one by one as they are asked for, until there is none.
        case made(status: Int, type: String, piece: @Sendable (_ number: Int) -> [UInt8]?)
        /// No response at all.
        case failure(TransportError)
    }

    struct Record: Sendable {
        var requests: [TransportRequest] = []
        var prewarmed: [String] = []
        var pulls = 0
        var bytes = 0
        var cancels = 0
        /// Bodies that nobody holds any more.
        var letGo = 0
        var endsExpected = 0
    }

    private let script: [Reply]
    private let state = Mutex(Record())

    init(_ script: [Reply]) { self.script = script }
    convenience init(_ reply: Reply) { self.init([reply]) }

    var record: Record { state.withLock(\.self) }
    var requests: [TransportRequest] { record.requests }
    /// Method and address of each request.
    var calls: [String] { requests.map { "\($0.method) \($0.url)" } }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        let number = state.withLock { state in
            state.requests.append(request)
            return state.requests.count
        }
        switch script[min(number, script.count) - 1] {
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

    func prewarm(_ url: String) { state.withLock { $0.prewarmed.append(url) } }

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

extension ScriptedTransport.Reply {
    /// A stream of events, cut into pieces of that many bytes.
    static func stream(
        _ text: String, pieces size: Int = .max, failure: TransportError? = nil,
        fields: [HeaderField] = []
    ) -> Self {
        .response(
            status: 200, fields: [HeaderField("content-type", "text/event-stream")] + fields,
            chunks: cut(Array(text.utf8), size), failure: failure)
    }

    /// A body that begins so and then goes on for ever.
    static func endless(
        _ status: Int, _ type: String, _ start: String, _ piece: String
    ) -> Self {
        let start = Array(start.utf8)
        // As much at a time as a fast network gives.
        let piece = Array(String(repeating: piece, count: 65_536 / piece.utf8.count + 1).utf8)
        return .made(status: status, type: type) { $0 == 0 ? start : piece }
    }

    /// A stream that begins so and then goes on for ever.
    static func endless(_ start: String, _ piece: String) -> Self {
        endless(200, "text/event-stream", start, piece)
    }

    /// A whole JSON answer.
    static func json(_ status: Int, _ json: JSON, fields: [HeaderField] = []) -> Self {
        .response(
            status: status, fields: [HeaderField("content-type", "application/json")] + fields,
            chunks: [json.bytes])
    }

    /// An API error as the API words it.
    static func error(
        _ status: Int, _ type: String, _ message: String = "no", details: JSON? = nil,
        fields: [HeaderField] = []
    ) -> Self {
        var error: JSON = ["type": JSON(type), "message": JSON(message)]
        if let details { error["details"] = details }
        return .json(
            status, ["type": "error", "error": error, "request_id": "req_body"], fields: fields)
    }
}

/// The bytes in pieces of that size, the last one shorter.
func cut(_ bytes: [UInt8], _ size: Int) -> [[UInt8]] {
    guard size < bytes.count else { return bytes.isEmpty ? [] : [bytes] }
    return stride(from: 0, to: bytes.count, by: size).map {
        Array(bytes[$0..<min($0 + size, bytes.count)])
    }
}

/// Sizes of pieces that every stream is tested with; the last one leaves it whole.
let pieceSizes = [1, 2, 3, 7, 64, Int.max]

/// Waits that return at once, and are written down.
final class RecordedWaits: Sendable {
    private let waits = Mutex<[Duration]>([])
    private let notices = Mutex<[RetryNotice]>([])

    var durations: [Duration] { waits.withLock(\.self) }
    var noticed: [RetryNotice] { notices.withLock(\.self) }

    func note(_ notice: RetryNotice) { notices.withLock { $0.append(notice) } }

    func surroundings(random: Double = 0.5, now: Double = 0) -> Surroundings {
        Surroundings(
            sleep: { duration in self.waits.withLock { $0.append(duration) } },
            random: { random }, now: { now })
    }
}

/// What reading a stream to its end gave.
struct Reading: Sendable {
    var events: [StreamEvent] = []
    var message: Message?
    var error: ClaudeError?
    var sawMessageStop = false
    var text: String { message?.text ?? "" }
}

extension ClaudeClient {
    /// A client on a script.
    static func scripted(
        _ transport: ScriptedTransport, waits: RecordedWaits = RecordedWaits(),
        now: Double = 0, configure: (inout ClientConfiguration) -> Void = { _ in }
    ) -> ClaudeClient {
        var configuration = ClientConfiguration(credential: .apiKey("sk-ant-api03-testing-KEY1"))
        configure(&configuration)
        return ClaudeClient(
            configuration, transport: transport, surroundings: waits.surroundings(now: now))
    }
}

extension MessageRequest {
    static let hello = MessageRequest(model: "m", maxTokens: 10, messages: [.user("hello")])
}

extension MessageStream {
    /// Reads all of it, event by event.
    func read() async -> Reading {
        var reading = Reading()
        do throws(ClaudeError) {
            for try await event in self { reading.events.append(event) }
        } catch {
            reading.error = error
        }
        reading.message = partialMessage
        reading.sawMessageStop = sawMessageStop
        return reading
    }
}

/// Reads one scripted stream.
func read(_ reply: ScriptedTransport.Reply) async -> Reading {
    await ClaudeClient.scripted(ScriptedTransport(reply)) { $0.retry = .never }.stream(.hello)
        .read()
}

/// Reads one scripted stream in pieces.
func read(_ text: String, pieces: Int = .max) async -> Reading {
    await read(.stream(text, pieces: pieces))
}
