import ChatEngine
import ChatKit
import ClaudeMessages
import MessagesTesting
import Testing
import WireJSON

/// What is sent of a conversation near its window, and the events for the host.
@Suite struct FittedTurnsTests {
    /// A conversation of turns of about 100 tokens each.
    private static func conversation(_ turns: Int) -> Transcript {
        var transcript = Transcript()
        let words = String(repeating: "word ", count: 32)
        for number in 0..<turns {
            let id = transcript.nextID
            transcript.apply(
                .asked(id, Question("q\(number) " + words), parent: transcript.head))
            transcript.apply(
                .answered(id, Round(answer: [.text(words)], stopReason: .endTurn)))
            transcript.apply(.ended(id, .answered, partial: []))
        }
        return transcript
    }

    private static func settings(_ window: Int) -> TurnSettings {
        TurnSettings(RequestSettings(modelName: "sonnet"), window: window)
    }

    /// A window of one token more than the estimate of the prompt with all turns.
    private static func tight(_ transcript: Transcript) -> Int {
        let planner = Planner(
            transcript, behind: transcript.head, asking: Weight([.text("q")]),
            settings: settings(100_000).planning)
        return planner.everything.size.likely + 1
    }

    /// The events for the host as text, without those that every turn has.
    private func ask(
        _ transport: ScriptedTransport, _ transcript: Transcript, window: Int, _ text: String = "q"
    ) async -> [String] {
        let host = ToldHost(transcript: transcript)
        let turn = OpenTurn(
            Question(text), behind: transcript.head, in: transcript,
            settings: Self.settings(window))
        _ = await TurnRunner(client: .scripted(transport), host: host).run(turn)
        let shown = ["slid", "decide", "retry", "failed", "ended"]
        return host.words.filter { word in shown.contains { word.hasPrefix($0) } }
    }

    private static func messages(_ transport: ScriptedTransport) -> Int? {
        transport.bodies.last?["messages"]?.arrayValue?.count
    }

    @Test func whatFitsIsSent() async {
        let transport = ScriptedTransport(.answer("Hi"))
        #expect(
            await ask(transport, Self.conversation(2), window: 100_000) == ["ended answered"])
        #expect(
            transport.requests.map(\.url.description) == ["https://api.anthropic.com/v1/messages"])
        #expect(Self.messages(transport) == 5)
    }

    @Test func nearTheLimitTheAPICounts() async {
        let transport = ScriptedTransport(.json(200, ["input_tokens": 1900]), .answer("Hi"))
        #expect(
            await ask(transport, Self.conversation(16), window: 2000) == ["ended answered"])
        #expect(
            transport.requests.map(\.url).map { $0.hasSuffix("/count_tokens") } == [true, false])
        #expect(Self.messages(transport) == 33)
    }

    @Test func whatDoesNotFitSlides() async {
        let transport = ScriptedTransport(
            .json(200, ["input_tokens": 2100]), .json(200, ["input_tokens": 900]), .answer("Hi"))
        let told = await ask(transport, Self.conversation(16), window: 2000)
        #expect(told.count == 2)
        #expect(told.first?.hasPrefix("slid ") == true)
        #expect(told.last == "ended answered")
        let sent = Self.messages(transport) ?? 0
        #expect(sent % 2 == 1 && sent < 33)
    }

    @Test func aMessageThatIsTooLongAloneIsNotSent() async {
        let transport = ScriptedTransport(.json(200, ["input_tokens": 5000]))
        let text = String(repeating: "word ", count: 4000)
        let told = await ask(transport, Transcript(), window: 2000, text)
        #expect(told.count == 2 && told[0].hasPrefix("decide tooLong"), "\(told)")
        #expect(told.last == "ended failed")
        #expect(transport.requests.allSatisfy { $0.url.hasSuffix("/count_tokens") })
    }

    /// Counting has its own rate limit, which must not cause turns to be dropped.
    @Test(arguments: [404, 429, 500]) func aCountThatFailsDropsNothingThatFits(_ status: Int) async
    {
        let transport = ScriptedTransport(.error(status, "x", "no"), .answer("Hi"))
        let conversation = Self.conversation(16)
        #expect(
            await ask(transport, conversation, window: Self.tight(conversation))
                == ["ended answered"])
        #expect(Self.messages(transport) == 33)
    }

    /// The timeout of a count is shorter than that of an answer.
    @Test func aCountIsGivenUpSoon() async {
        let transport = ScriptedTransport(
            .answer("x", stop: nil, failure: TransportError(.tookTooLong, "not over after 10 s")),
            .answer("Hi"))
        let conversation = Self.conversation(16)
        #expect(
            await ask(transport, conversation, window: Self.tight(conversation))
                == ["ended answered"])
        let patience = transport.requests.map(\.timeouts.total)
        #expect(patience == [.seconds(10), Timeouts().total])
    }

    /// If the server cannot count, a single long message is sent and the server decides.
    @Test func withoutCounting() async {
        let transport = ScriptedTransport(.error(404, "not_found_error", "no"), .answer("Hi"))
        let text = String(repeating: "word ", count: 4000)
        #expect(await ask(transport, Transcript(), window: 2000, text) == ["ended answered"])
        #expect(transport.requests.count == 2)
    }

    @Test func whatIsTold() async {
        let transport = ScriptedTransport(
            .error(529, "overloaded_error", "busy"),
            .answer("half", stop: nil, failure: TransportError(.connectionLost, "x")))
        #expect(
            await ask(transport, Transcript(), window: 2000) == [
                "retry 2", "failed cut_off", "ended cut",
            ])
        let refused = ScriptedTransport(.error(400, "invalid_request_error", "no"))
        #expect(
            await ask(refused, Transcript(), window: 2000) == [
                "failed bad_request", "ended failed",
            ])
    }
}
