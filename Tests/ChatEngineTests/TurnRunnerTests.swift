import ChatEngine
import ChatKit
import ClaudeMessages
import MessagesTesting
import Synchronization
import Testing
import WireJSON

/// A turn as it is run: what is sent, what the host is told, what is recorded.
@Suite struct TurnRunnerTests {
    /// Keeps what it is told, in words, and a transcript and a ledger.
    private final class Host: TurnHost {
        struct State {
            var words: [String] = []
            var transcript = Transcript()
            var ledger = Ledger()
        }

        let state = Mutex(State())
        let choice: TurnQuestion.Choice
        /// Called with each event.
        let onEvent: @Sendable (String) -> Void

        init(
            choice: TurnQuestion.Choice = .stop,
            onEvent: @escaping @Sendable (String) -> Void = { _ in }
        ) {
            self.choice = choice
            self.onEvent = onEvent
        }

        func take(_ event: TurnEvent, of turn: TurnID) async {
            let word = state.withLock { state in
                let word = Self.word(event)
                state.words.append(word)
                if case .record(.happened(let event)) = event {
                    let fits = state.transcript.apply(event)
                    if !fits { state.words.append("does not fit") }
                }
                if case .record(.spent(let entry)) = event { state.ledger.record(entry) }
                return word
            }
            onEvent(word)
        }

        func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice {
            state.withLock { $0.words.append("decide \(question)") }
            return choice
        }

        private static func word(_ event: TurnEvent) -> String {
            switch event {
            case .record(.happened(.asked)): "asked"
            case .record(.happened(.sent(_, let record))): "sent \(record.id ?? "-")"
            case .record(.happened(.answered)): "answered"
            case .record(.happened(.returned(_, let block))):
                "returned \(block.json["tool_use_id"]?.stringValue ?? "")"
            case .record(.happened(.ended(_, let ending, _))): "ended \(ending)"
            case .record(.happened): "happened"
            case .record(.spent(let entry)):
                "spent \(entry.cost.isEstimate ? "~" : "")\(entry.cost.money?.exact ?? "?")"
            case .record(.slid(let plan)): "slid \(plan.dropped)"
            case .retrying(let notice): "retry \(notice.attempt)"
            case .began: "began"
            case .events: "events"
            case .failed(let error): "failed \(error.code)"
            }
        }
    }

    private struct Clock: Tool {
        struct Input: Structured {
            static let schema = JSONSchema.object([:])
        }
        let name = "clock"
        let description = "Tells the time."
        func call(_ input: Input) async throws -> ToolOutput { "noon" }
    }

    private static func turn(_ text: String = "q", tools: [ToolDefinition] = []) -> OpenTurn {
        OpenTurn(
            ChatKit.Question(text), behind: nil, in: Transcript(),
            settings: TurnSettings(RequestSettings(modelName: "sonnet"), tools: tools))
    }

    private static let call =
        Wire.start()
        + Wire.block(
            0, ["type": "tool_use", "id": "t1", "name": "clock", "input": [:]],
            ["type": "input_json_delta", "partial_json": "{}"])
        + Wire.end("tool_use") + Wire.stop

    private func run(
        _ transport: ScriptedTransport, _ host: Host, _ turn: OpenTurn = Self.turn(),
        tools: [any ToolHandler] = []
    ) async -> TurnEnding {
        await TurnRunner(
            client: .scripted(transport), tools: tools, host: host, now: { 7 }
        ).run(turn)
    }

    private static func id(_ id: String) -> [HeaderField] { [HeaderField("request-id", id)] }

    @Test func aWholeAnswer() async {
        let host = Host()
        let ending = await run(ScriptedTransport(.stream(Wire.hi, fields: Self.id("r1"))), host)
        #expect(ending == .answered)
        host.state.withLock { state in
            #expect(
                state.words == [
                    "asked", "began", "events", "spent ~$0.00012", "sent r1", "answered",
                    "ended answered",
                ])
            #expect(state.transcript.head == TurnID(0))
            #expect(state.ledger.entries.map(\.time) == [7])
        }
    }

    @Test func aTurnWithATool() async {
        let host = Host()
        let transport = ScriptedTransport([
            .stream(Self.call, fields: Self.id("r1")), .stream(Wire.hi, fields: Self.id("r2")),
        ])
        let turn = Self.turn(tools: [Clock().definition])
        #expect(await run(transport, host, turn, tools: [Clock()]) == .answered)
        let words = host.state.withLock(\.words)
        #expect(
            words.filter { $0 != "events" } == [
                "asked", "began", "spent ~$0.00012", "sent r1", "answered", "returned t1", "began",
                "spent ~$0.00012", "sent r2", "answered", "ended answered",
            ])
        let sent = try? JSON(parsing: transport.requests[1].body.bytes)["messages"]
        #expect(sent?[2]?["content"]?[0]?["content"]?[0]?["text"] == "noon")
    }

    /// Nothing of it is lost: what was refused is there with its zero, what was sent with a guess.
    @Test func triesThatFailed() async {
        var lost = TransportError(.connectionLost, "reset")
        lost.wasSent = true
        let host = Host()
        let transport = ScriptedTransport([
            .error(529, "overloaded_error", fields: Self.id("r1")), .failure(lost),
            .stream(Wire.hi, fields: Self.id("r3")),
        ])
        #expect(await run(transport, host) == .answered)
        let (words, entries) = host.state.withLock { ($0.words, $0.ledger.entries) }
        #expect(words.filter { $0.hasPrefix("retry") } == ["retry 2", "retry 3"])
        #expect(entries.map(\.requestID) == ["r1", nil, "r3"])
        #expect(entries.map(\.cost.isEstimate) == [false, true, true])
        #expect(entries.map { $0.cost.money != .zero } == [false, true, true])
    }

    @Test func aCutAnswer() async {
        let host = Host()
        let transport = ScriptedTransport(
            .stream(Wire.start() + Wire.textBlock(0, "Half"), fields: Self.id("r1")))
        #expect(await run(transport, host) == .cut)
        host.state.withLock { state in
            #expect(
                state.words.suffix(4).map(\.self) == [
                    "failed cut_off", "spent ~$0.00009", "sent r1", "ended cut",
                ])
            #expect(state.transcript.body(TurnID(0))?.answerText == "Half")
        }
    }

    @Test(.timeLimit(.minutes(5))) func aCancelInMidAnswer() async {
        let came = Mutex<CheckedContinuation<Void, Never>?>(nil)
        let host = Host { word in
            if word == "events" { came.withLock { $0.take()?.resume() } }
        }
        let endless = ScriptedTransport.Reply.endless(
            Wire.start() + Wire.blockStart(0), Wire.text(0, "more "))
        let transport = ScriptedTransport(endless)
        let task = Task { await run(transport, host) }
        await withCheckedContinuation { continuation in came.withLock { $0 = continuation } }
        task.cancel()
        let ending = await task.value
        #expect(ending == .stopped)
        #expect(host.state.withLock { $0.words.filter { $0.hasPrefix("ended") }.count } == 1)
        #expect(host.state.withLock { $0.ledger.entries.count } == 1)
    }

    @Test func theRoundCapAsks() async {
        let host = Host(choice: .no)
        let turn = OpenTurn(
            "q", behind: nil, in: Transcript(),
            settings: TurnSettings(
                RequestSettings(modelName: "sonnet"), tools: [Clock().definition], roundCap: 1))
        #expect(
            await run(ScriptedTransport(.stream(Self.call)), host, turn, tools: [Clock()])
                == .capped)
        #expect(host.state.withLock { $0.words.contains("decide roundCap(1)") })
    }
}

extension ChatKit.Question: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}
