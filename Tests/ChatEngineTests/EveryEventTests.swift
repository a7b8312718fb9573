import ChatEngine
import ChatKit
import ClaudeMessages
import FakeClaude
import MessagesTesting
import Synchronization
import Testing
import WireJSON

/// A turn of two rounds with a tool, ended in every way after every event of its streams: the API
/// accepts the history, every usage is recorded, and there is one ending.
@Suite struct EveryEventTests {
    enum Way: String, CaseIterable, Sendable {
        case stopped, cut, errorEvent, overloaded, refusal
    }

    private struct Add: Tool {
        struct Input: Structured {
            var a: Int
            var b: Int
            static let schema = JSONSchema.object(["a": .integer(), "b": .integer()])
        }
        let name = "add"
        let description = "Adds two numbers."
        func call(_ input: Input) async throws -> ToolOutput { "3" }
    }

    private static let settings = TurnSettings(
        RequestSettings(modelName: "sonnet", maxTokens: 4_000), system: "Be brief.",
        tools: [Add().definition])

    private static func turn(_ text: String, in transcript: Transcript = Transcript()) -> OpenTurn {
        OpenTurn(
            ChatKit.Question(text), behind: transcript.head, in: transcript, settings: settings)
    }

    /// The events of both answers, with thinking signed for its prompt.
    private static func rounds(_ api: inout LocalAPI) throws -> [[String]] {
        var turn = turn("Please use add, then say it.")
        var rounds: [[String]] = []
        while true {
            switch turn.next {
            case .open: _ = turn.took(.opened)
            case .reserve: _ = turn.took(.reserved)
            case .run(let calls): _ = turn.took(.returned("3", calls[0]))
            case .send(let request):
                let message = try #require(
                    Message(json: try api.message(request.json(stream: false))) as Message?)
                rounds.append(events(of: message))
                _ = turn.took(.answered(message, broken: [], requests: []))
            case .end: return rounds
            case .count, .decide, .wait: throw CancellationError()
            }
        }
    }

    /// A message as stream events, each text and thinking in two deltas.
    private static func events(of message: Message) -> [String] {
        var events = [Wire.start(model: message.model, usage: message.usage.json)]
        for (index, block) in message.content.enumerated() {
            var start = block.json
            var deltas: [JSON] = []
            if let text = block.text {
                start["text"] = ""
                for piece in [text.prefix(3), text.dropFirst(3)] {
                    deltas.append(["type": "text_delta", "text": JSON(String(piece))])
                }
            } else if let thinking = block.json["thinking"] {
                start["thinking"] = ""
                start["signature"] = ""
                deltas.append(["type": "thinking_delta", "thinking": thinking])
                deltas.append([
                    "type": "signature_delta", "signature": block.json["signature"] ?? "",
                ])
            } else if let input = block.json["input"] {
                start["input"] = [:]
                deltas.append(["type": "input_json_delta", "partial_json": JSON("\(input)")])
            }
            events.append(Wire.blockStart(index, start))
            events += deltas.map { Wire.delta(index, $0) }
            events.append(Wire.blockStop(index))
        }
        let reason = message.stopReason?.rawValue ?? "end_turn"
        return events + [
            Wire.end(reason, usage: ["output_tokens": JSON(message.usage.outputTokens ?? 0)]),
            Wire.stop,
        ]
    }

    @Test(.timeLimit(.minutes(5)), arguments: Way.allCases, [0, 1])
    func anEndBehindEveryEvent(_ way: Way, _ round: Int) async throws {
        var api = LocalAPI(seed: 11)
        let rounds = try Self.rounds(&api)
        #expect(rounds.count == 2)
        for count in 0..<rounds[round].count {
            let before = rounds[..<round].map { ScriptedTransport.Reply.stream($0.joined()) }
            let events = Array(rounds[round].prefix(count))
            let host = await run(way, before, events, then: rounds[1])
            try check(host, way, "\(way) behind event \(count) of round \(round)", api)
        }
    }

    private func run(
        _ way: Way, _ before: [ScriptedTransport.Reply], _ events: [String], then next: [String]
    ) async -> ToldHost {
        let text = events.joined()
        let last: [ScriptedTransport.Reply] =
            switch way {
            case .stopped: [.endless(text, Wire.ping)]
            case .cut: [.stream(text, failure: TransportError(.connectionLost, "reset"))]
            case .errorEvent: [.stream(text + Wire.error("overloaded_error", "busy"))]
            case .overloaded: Array(repeating: .error(529, "overloaded_error", "busy"), count: 3)
            case .refusal: [.stream(refused(events))]
            }
        // Before any content a failure is retried; after the stop reason the answer is complete.
        let isWhole = text.contains("\"message_delta\"")
        let replies = before + last + (isWhole ? [.stream(next.joined())] : last + last)
        let task = Mutex<Task<TurnEnding, Never>?>(nil)
        let rounds = Mutex(0)
        let host = ToldHost { word in
            if word == "began" { rounds.withLock { $0 += 1 } }
            guard way == .stopped, word == "events", rounds.withLock(\.self) > before.count else {
                return
            }
            task.withLock { $0?.cancel() }
        }
        let transport = ScriptedTransport(replies)
        let running = task.withLock { task in
            let new = Task {
                await TurnRunner(
                    client: .scripted(transport), tools: [Add()], host: host
                ).run(Self.turn("Please use add, then say it."))
            }
            task = new
            return new
        }
        _ = await running.value
        return host
    }

    /// The events so far with the block closed, then the stop reason `refusal`.
    private func refused(_ events: [String]) -> String {
        let whole = events.filter { !$0.contains("\"message_delta\"") }
        let starts = whole.count { $0.contains("\"content_block_start\"") }
        let stops = whole.count { $0.contains("\"content_block_stop\"") }
        return (whole.isEmpty ? Wire.start() : whole.joined())
            + (starts > stops ? Wire.blockStop(starts - 1) : "") + Wire.end("refusal") + Wire.stop
    }

    private func check(
        _ host: ToldHost, _ way: Way, _ what: String, _ api: LocalAPI
    ) throws {
        let state = host.state.withLock(\.self)
        #expect(state.words.count { $0.hasPrefix("ended") } == 1, "\(what): \(state.words)")
        #expect(!state.words.contains("does not fit"), "\(what)")
        #expect(state.transcript.open == nil, "\(what)")
        // Every request is in the ledger; those with a response have its usage.
        let spent = state.words.count { $0.hasPrefix("spent") }
        #expect(state.entries.count == spent && spent > 0, "\(what)")
        let begun = state.words.count { $0 == "began" }
        #expect(state.entries.count(where: \.isCounted) >= begun - 1, "\(what)")
        var next = Self.turn("echo and now?", in: state.transcript)
        _ = next.took(.opened)
        _ = next.took(.reserved)
        guard case .send(let request) = next.next else {
            Issue.record("no request: \(next.next) \(what)")
            return
        }
        var api = api
        do throws(APIError) {
            _ = try api.message(request.json(stream: false))
        } catch {
            Issue.record("refused \(what): \(error.message)")
        }
    }
}
