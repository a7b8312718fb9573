import ClaudeMessages
import Synchronization

/// A network that gives one reply to each request, in order, the last one for ever.
final class ScriptedTransport: Transport {
    struct Reply: Sendable {
        var status = 200
        var type = "text/event-stream"
        var text: String
        /// Breaks the body off instead of ending it.
        var failure: TransportError?
        var fields: [HeaderField] = []
    }

    private let script: [Reply]
    private let sent = Mutex<[TransportRequest]>([])

    init(_ script: Reply...) { self.script = script }

    var requests: [TransportRequest] { sent.withLock(\.self) }

    /// The paths and bodies that were sent.
    var bodies: [JSON] { requests.compactMap { try? JSON(parsing: $0.body.bytes) } }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        let number = sent.withLock { sent in
            sent.append(request)
            return sent.count
        }
        let reply = script[min(number, script.count) - 1]
        return TransportResponse(
            status: reply.status,
            fields: HeaderFields([HeaderField("content-type", reply.type)] + reply.fields),
            body: Body(reply))
    }

    func prewarm(_ url: String) {}

    private final class Body: TransportBody {
        let failure: TransportError?
        let chunks: Mutex<ArraySlice<[UInt8]>>

        init(_ reply: Reply) {
            failure = reply.failure
            let bytes = Array(reply.text.utf8)
            chunks = Mutex(
                stride(from: 0, to: bytes.count, by: 7).map {
                    Array(bytes[$0..<min($0 + 7, bytes.count)])
                }[...])
        }

        func next() async throws(TransportError) -> [UInt8]? {
            if let chunk = chunks.withLock({ $0.popFirst() }) { return chunk }
            if let failure { throw failure }
            return nil
        }

        func cancel() {}
        func expectEnd() {}
    }
}

extension ScriptedTransport.Reply {
    static func json(_ json: JSON, status: Int = 200) -> Self {
        Self(status: status, type: "application/json", text: json.description)
    }

    static func error(_ status: Int, _ type: String, _ message: String) -> Self {
        .json(
            ["type": "error", "error": ["type": JSON(type), "message": JSON(message)]],
            status: status)
    }

    /// A streamed answer of these blocks, each a text or, when `nil`, something else.
    static func answer(
        _ texts: String?..., stop reason: String? = "end_turn", isEnded: Bool = true,
        failure: TransportError? = nil, fields: [HeaderField] = []
    ) -> Self {
        var events: [JSON] = [
            [
                "type": "message_start",
                "message": [
                    "id": "msg_1", "model": "claude-sonnet-5-5", "content": [],
                    "usage": ["input_tokens": 10, "output_tokens": 1],
                ],
            ]
        ]
        for (index, text) in texts.enumerated() {
            let block: JSON =
                text == nil ? ["type": "redacted_thinking"] : ["type": "text", "text": ""]
            events.append(
                ["type": "content_block_start", "index": JSON(index), "content_block": block])
            if let text {
                events.append([
                    "type": "content_block_delta", "index": JSON(index),
                    "delta": ["type": "text_delta", "text": JSON(text)],
                ])
            }
            events.append(["type": "content_block_stop", "index": JSON(index)])
        }
        if let reason {
            events.append([
                "type": "message_delta", "delta": ["stop_reason": JSON(reason)],
                "usage": ["output_tokens": 5],
            ])
            if isEnded { events.append(["type": "message_stop"]) }
        }
        return Self(
            text: events.map { "data: \($0)\n\n" }.joined(), failure: failure, fields: fields)
    }
}

extension ClaudeClient {
    static func scripted(_ transport: ScriptedTransport) -> ClaudeClient {
        ClaudeClient(
            ClientConfiguration(credential: .apiKey("sk-ant-testing")), transport: transport,
            surroundings: Surroundings(sleep: { _ in }, random: { 0.5 }, now: { 0 }))
    }
}
