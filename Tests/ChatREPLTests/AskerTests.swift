import ChatKit
import ChatREPL
import ClaudeMessages
import MessagesTesting
import Synchronization
import Testing

@Suite struct AskerTests {
    /// What the chat is told, in words; events only by their number.
    private func ask(_ transport: ScriptedTransport, _ session: ChatSession, _ text: String = "q")
        async -> [String]
    {
        let told = Mutex<[String]>([])
        await Asker(client: .scripted(transport)).ask(
            .init(.user(text), in: session)
        ) { message in
            let word: String? =
                switch message {
                case .sliding(let count): "slide \(count)"
                case .tooLong(let tokens): "too long \(tokens)"
                case .retrying(let notice): "retry \(notice.attempt)"
                case .events, .models, .copied: nil
                case .began(let head): head.requestID.map { "began \($0)" }
                case .ended(let message, let error):
                    "ended \(message?.text ?? "-") \(error.map { "\($0.code)" } ?? "whole")"
                }
            if let word { told.withLock { $0.append(word) } }
        }
        return told.withLock(\.self)
    }

    /// A session of turns of some 100 tokens each.
    private func session(_ turns: Int, window: Int) -> ChatSession {
        var session = ChatSession(settings: RequestSettings(modelName: "sonnet"), window: window)
        for number in 0..<turns {
            let text = "q\(number) " + String(repeating: "word ", count: 32)
            session.conversation.append(
                Turn(question: .user(text), answer: [.text(String(repeating: "word ", count: 32))]))
        }
        return session
    }

    /// A server that is faster than the terminal must not fill the memory.
    @Test func moreIsReceivedOnceWhatWasToldIsTaken() async {
        let steps = Mutex<[String]>([])
        await Asker(client: .scripted(ScriptedTransport(.answer("Hi")))).ask(
            .init(.user("q"), in: session(0, window: 2000)),
            tell: { message in
                if case .began = message { return }
                let step = if case .events = message { "events" } else { "ended" }
                steps.withLock { $0.append(step) }
            }, taken: { steps.withLock { $0.append("taken") } })
        let pieces = steps.withLock(\.self).split(separator: "taken")
        #expect(pieces.count > 2)
        #expect(pieces.dropLast().allSatisfy { $0 == ["events"] })
        #expect(pieces.last == ["ended"])
    }

    @Test func modelsOfTheServer() async {
        let page: JSON = [
            "data": [["id": "llama3"], ["id": "claude-sonnet-5-5", "max_tokens": 999]],
            "has_more": false,
        ]
        let models = await Asker(client: .scripted(ScriptedTransport(.json(200, page)))).models()
        var session = session(0, window: 2000)
        session.learn(models)
        #expect(session.otherModels == ["llama3"])
        #expect(session.settings.catalogue.model("sonnet")?.maximumOutput == 999)
        // A server that does not say is no problem of anybody's.
        let silent = ScriptedTransport(.error(404, "not_found_error", "Not found"))
        #expect(await Asker(client: .scripted(silent)).models() == [])
        #expect(silent.requests.count == 1)
    }

    @Test func whatFitsIsSent() async {
        let transport = ScriptedTransport(.answer("Hi"))
        #expect(await ask(transport, session(2, window: 100_000)) == ["ended Hi whole"])
        #expect(
            transport.requests.map(\.url.description) == ["https://api.anthropic.com/v1/messages"])
        #expect(transport.bodies.first?["messages"]?.arrayValue?.count == 5)
    }

    @Test func nearTheLimitTheAPICounts() async {
        let transport = ScriptedTransport(.json(200, ["input_tokens": 1900]), .answer("Hi"))
        #expect(await ask(transport, session(16, window: 2000)) == ["ended Hi whole"])
        #expect(
            transport.requests.map(\.url).map { $0.hasSuffix("/count_tokens") } == [true, false])
        #expect(transport.bodies.last?["messages"]?.arrayValue?.count == 33)
    }

    @Test func whatDoesNotFitSlides() async {
        let transport = ScriptedTransport(.json(200, ["input_tokens": 2100]), .answer("Hi"))
        let told = await ask(transport, session(16, window: 2000))
        #expect(told.count == 2)
        #expect(told.first?.hasPrefix("slide ") == true)
        #expect(told.last == "ended Hi whole")
        let sent = transport.bodies.last?["messages"]?.arrayValue?.count ?? 0
        #expect(sent % 2 == 1 && sent < 33)
    }

    @Test func aMessageThatIsTooLongAloneIsNotSent() async {
        let transport = ScriptedTransport(.json(200, ["input_tokens": 5000]))
        let text = String(repeating: "word ", count: 4000)
        #expect(await ask(transport, session(0, window: 2000), text) == ["too long 5000"])
        #expect(transport.requests.allSatisfy { $0.url.hasSuffix("/count_tokens") })
    }

    /// Counting has limits of its own; they must not cost the conversation its beginning.
    @Test(arguments: [404, 429, 500]) func aCountThatFailsDropsNothingThatFits(_ status: Int) async
    {
        let transport = ScriptedTransport(.error(status, "x", "no"), .answer("Hi"))
        var session = session(16, window: 2000)
        session.windowAsked = session.conversation.promptSize(asking: .user("q")).middle + 1
        #expect(await ask(transport, session) == ["ended Hi whole"])
        #expect(transport.bodies.last?["messages"]?.arrayValue?.count == 33)
    }

    /// A count that does not come is not waited for as long as an answer.
    @Test func aCountIsGivenUpSoon() async {
        let transport = ScriptedTransport(
            .answer("x", stop: nil, failure: TransportError(.tookTooLong, "not over after 10 s")),
            .answer("Hi"))
        var session = session(16, window: 2000)
        session.windowAsked = session.conversation.promptSize(asking: .user("q")).middle + 1
        #expect(await ask(transport, session) == ["ended Hi whole"])
        let patience = transport.requests.map(\.timeouts.total)
        #expect(patience == [.seconds(10), Timeouts().total])
    }

    @Test func stoppingWhileItIsCountedSendsNothing() async {
        let transport = ScriptedTransport(
            .answer("x", stop: nil, failure: TransportError(.cancelled, "cancelled")))
        #expect(await ask(transport, session(16, window: 2000)) == ["ended - cancelled"])
        #expect(transport.requests.count == 1)
    }

    /// A server that cannot count decides by itself whether a lone message is too long.
    @Test func withoutCounting() async {
        let transport = ScriptedTransport(.error(404, "not_found_error", "no"), .answer("Hi"))
        let text = String(repeating: "word ", count: 4000)
        #expect(await ask(transport, session(0, window: 2000), text) == ["ended Hi whole"])
        #expect(transport.requests.count == 2)
    }

    @Test func whatIsTold() async {
        let transport = ScriptedTransport(
            .error(529, "overloaded_error", "busy"),
            .answer("half", stop: nil, failure: TransportError(.connectionLost, "x")))
        #expect(
            await ask(transport, session(0, window: 2000)) == ["retry 2", "ended half cut_off"])
        let refused = ScriptedTransport(.error(400, "invalid_request_error", "no"))
        #expect(await ask(refused, session(0, window: 2000)) == ["ended - bad_request"])
    }
}
