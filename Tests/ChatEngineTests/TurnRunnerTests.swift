import ChatEngine
import ChatKit
import ClaudeMessages
import MessagesTesting
import Synchronization
import Testing
import WireJSON

/// Running a turn: what is sent, reported and recorded.
@Suite struct TurnRunnerTests {
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
        _ transport: ScriptedTransport, _ host: ToldHost, _ turn: OpenTurn = Self.turn(),
        tools: [any ToolHandler] = []
    ) async -> TurnEnding {
        await TurnRunner(
            client: .scripted(transport, now: 7), tools: tools, host: host
        ).run(turn)
    }

    private static func id(_ id: String) -> [HeaderField] { [HeaderField("request-id", id)] }

    @Test func aWholeAnswer() async {
        let host = ToldHost()
        let ending = await run(ScriptedTransport(.stream(Wire.hi, fields: Self.id("r1"))), host)
        #expect(ending == .answered)
        host.state.withLock { state in
            #expect(
                state.words == [
                    "asked", "reserved", "sent", "began", "events", "spent ~$0.00012", "counted r1",
                    "answered", "ended answered",
                ])
            #expect(state.transcript.head == TurnID(0))
            #expect(state.entries.map(\.time) == [7])
        }
    }

    @Test func aTurnWithATool() async {
        let host = ToldHost()
        let transport = ScriptedTransport([
            .stream(Self.call, fields: Self.id("r1")), .stream(Wire.hi, fields: Self.id("r2")),
        ])
        let turn = Self.turn(tools: [Clock().definition])
        #expect(await run(transport, host, turn, tools: [Clock()]) == .answered)
        let words = host.state.withLock(\.words)
        #expect(
            words.filter { $0 != "events" } == [
                "asked", "reserved", "sent", "began", "spent ~$0.00012", "counted r1", "answered",
                "returned t1", "reserved", "sent", "began", "spent ~$0.00012", "counted r2",
                "answered", "ended answered",
            ])
        let sent = try? JSON(parsing: transport.requests[1].body.bytes)["messages"]
        #expect(sent?[2]?["content"]?[0]?["content"]?[0]?["text"] == "noon")
    }

    /// Failed requests are recorded: a refused one at zero cost, a sent one as an estimate.
    @Test func triesThatFailed() async {
        var lost = TransportError(.connectionLost, "reset")
        lost.wasSent = true
        let host = ToldHost()
        let transport = ScriptedTransport([
            .error(529, "overloaded_error", fields: Self.id("r1")), .failure(lost),
            .stream(Wire.hi, fields: Self.id("r3")),
        ])
        #expect(await run(transport, host) == .answered)
        let (words, entries) = host.state.withLock { ($0.words, $0.entries) }
        #expect(words.filter { $0.hasPrefix("retry") } == ["retry 2", "retry 3"])
        #expect(entries.map(\.requestID) == ["r1", nil, "r3"])
        #expect(entries.map(\.cost.isEstimate) == [false, true, true])
        #expect(entries.map { $0.cost.money != .zero } == [false, true, true])
    }

    @Test func aCutAnswer() async {
        let host = ToldHost()
        let transport = ScriptedTransport(
            .stream(Wire.start() + Wire.textBlock(0, "Half"), fields: Self.id("r1")))
        #expect(await run(transport, host) == .cut)
        host.state.withLock { state in
            #expect(
                state.words.suffix(4).map(\.self) == [
                    "failed cut_off", "spent ~$0.00005", "counted r1", "ended cut",
                ])
            #expect(state.transcript.body(TurnID(0))?.answerText == "Half")
        }
    }

    @Test(.timeLimit(.minutes(5))) func aCancelInMidAnswer() async {
        let came = Mutex<CheckedContinuation<Void, Never>?>(nil)
        let host = ToldHost { word in
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
        #expect(host.state.withLock { $0.entries.count } == 1)
    }

    /// A server faster than the host must not fill the memory.
    @Test func moreIsReceivedOnceWhatWasToldIsTaken() async {
        let under = Mutex(0)
        let host = ToldHost(onEvent: { word in
            under.withLock { count in
                #expect(count == 0, "\(word)")
                count += 1
            }
            under.withLock { $0 -= 1 }
        })
        #expect(await run(ScriptedTransport(.answer("Hi")), host) == .answered)
        #expect(host.words.filter { $0 == "events" }.count > 2)
    }

    /// Cancelling ends the wait for a count.
    @Test func aStopWhileItIsCounted() async {
        let host = ToldHost()
        let counting = ScriptedTransport(
            .answer("x", stop: nil, failure: TransportError(.cancelled, "cancelled")))
        let turn = OpenTurn(
            ChatKit.Question(String(repeating: "word ", count: 2_000)), behind: nil,
            in: Transcript(),
            settings: TurnSettings(RequestSettings(modelName: "sonnet"), window: 3_000))
        let task = Task { () -> TurnEnding in
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return await run(counting, host, turn)
        }
        #expect(await task.value == .stopped)
        #expect(host.words == ["asked", "ended stopped"])
        #expect(counting.requests.count == 0)
    }

    /// After consent, the wait for a limit takes that long on the injected clock.
    @Test func aLimitThatPasses() async {
        let limit = ScriptedTransport.Reply.error(
            429, "rate_limit_error", fields: [HeaderField("retry-after", "90")])
        let host = ToldHost(choice: .yes)
        let waits = RecordedWaits()
        let transport = ScriptedTransport([limit, .stream(Wire.hi)])
        let runner = TurnRunner(client: .scripted(transport, waits: waits), host: host)
        #expect(await runner.run(Self.turn()) == .answered)
        #expect(waits.durations == [.seconds(90)])
        #expect(host.words.filter { $0.hasPrefix("decide") }.count == 1)
        // Without consent the turn fails with the error.
        let silent = ToldHost(choice: .no)
        #expect(await run(ScriptedTransport(limit), silent) == .failed)
        #expect(silent.words.suffix(2) == ["decide limit(wait: 90.0 seconds)", "ended failed"])
    }

    @Test func theRoundCapAsks() async {
        let host = ToldHost(choice: .no)
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
