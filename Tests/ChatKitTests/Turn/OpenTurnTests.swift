import ChatKit
import ClaudeMessages
import FakeClaude
import Testing
import WireJSON

/// A turn of two rounds with a tool, ended in every way at every step.
@Suite struct OpenTurnTests {
    /// Runs a turn as a host does, with answers of the fake API.
    private struct Drive {
        var api = LocalAPI(seed: 7)
        var transcript = Transcript()
        var entries: [LedgerEntry] = []
        var endings: [TurnEnding] = []
        var reserved: [LedgerEntry] = []
        var turn: OpenTurn
        var number = 0
        private let settings: TurnSettings

        init(
            _ question: ChatKit.Question, window: Int? = nil, roundCap: Int = 50,
            _ change: (inout TurnSettings) -> Void = { _ in }
        ) {
            let tool = ToolDefinition(
                name: "add", description: "Adds two numbers.",
                inputSchema: .object(["a": .integer(), "b": .integer()]))
            var settings = TurnSettings(
                RequestSettings(modelName: "sonnet", maxTokens: 4_000), system: "Be brief.",
                tools: [tool], window: window, roundCap: roundCap)
            change(&settings)
            self.settings = settings
            turn = OpenTurn(question, behind: nil, in: Transcript(), settings: settings)
            record(turn.took(.opened))
        }

        mutating func record(_ events: [OpenTurn.Event]) {
            for event in events {
                switch event {
                case .happened(let event):
                    if case .ended(_, let ending, _) = event { endings.append(ending) }
                    let fits = transcript.apply(event)
                    #expect(fits)
                case .spent(let entry): entries.append(entry)
                case .reserved(let entry): reserved.append(entry)
                case .running, .unsent, .slid: break
                }
            }
        }

        mutating func take(_ news: OpenTurn.News) { record(turn.took(news)) }

        /// The API's answer to a request of the turn; throws when it refuses.
        mutating func answer(_ request: MessageRequest) throws -> Message {
            number += 1
            let json = try api.message(request.json(stream: false))
            return try #require(Message(json: json) as Message?)
        }

        func sent(_ message: Message?, _ error: ClaudeError? = nil) -> [SentRequest] {
            [SentRequest(requestID: "r\(number)", usage: message?.usage, error: error)]
        }

        /// Continues until the turn needs something besides an answer or a result.
        mutating func step() throws -> OpenTurn.Step {
            while case .reserve = turn.next { take(.reserved) }
            let step = turn.next
            switch step {
            case .send(let request):
                let message = try answer(request)
                take(.answered(message, broken: [], requests: sent(message)))
            case .run(let calls): take(.returned("3", calls[0]))
            case .count(let request):
                var body = request.json(stream: false)
                for name in ["max_tokens", "stream"] { body[name] = nil }
                take(.counted(try api.count(body)))
            case .open, .reserve, .wait, .decide, .end: break
            }
            return step
        }

        /// The API accepts the next question with this history.
        mutating func checkHistory() throws {
            #expect(transcript.open == nil)
            var next = OpenTurn(
                "echo and now?", behind: transcript.head, in: transcript, settings: settings)
            _ = next.took(.opened)
            _ = next.took(.reserved)
            guard case .send(let request) = next.next else {
                Issue.record("no request: \(next.next)")
                return
            }
            _ = try answer(request)
            _ = next.closed()
        }
    }

    private static let question: ChatKit.Question = "Please use add, then say it."

    private func names(_ drive: inout Drive) throws -> [String] {
        var names: [String] = []
        while true {
            switch try drive.step() {
            case .open, .reserve: break
            case .wait(let duration): return names + ["wait \(duration)"]
            case .count: names.append("count")
            case .decide(let question): return names + ["decide \(question)"]
            case .send: names.append("send")
            case .run(let calls): names.append("run \(calls.map(\.name).joined(separator: " "))")
            case .end(let ending): return names + ["end \(ending)"]
            }
        }
    }

    @Test func aWholeTurn() throws {
        var drive = Drive(Self.question)
        #expect(try names(&drive) == ["send", "run add", "send", "end answered"])
        #expect(drive.endings == [.answered])
        #expect(drive.entries.map(\.requestID) == ["r1", "r2"])
        #expect(drive.entries.allSatisfy { !$0.cost.isEstimate && $0.cost.money != nil })
        #expect(drive.transcript.head == TurnID(0))
        let requests = try #require(drive.transcript.header(TurnID(0))).requests
        #expect(requests.map(\.counts?.ids) == [["r1"], ["r2"]])
        #expect(drive.reserved.count == 2)
        // Expected tokens are within a factor of two of the counted ones.
        for (guess, entry) in zip(drive.reserved, drive.entries) {
            let (expected, counted) = (guess.usage.promptTokens ?? 0, entry.usage.promptTokens ?? 0)
            #expect((counted / 2...counted * 2).contains(expected), "\(expected) \(counted)")
        }
        try drive.checkHistory()
    }

    /// The ways to end: by the user, a signal, a lost connection, an error event, a 529, a refusal.
    enum Way: String, CaseIterable, Sendable {
        case stopped, signal, cut, errorEvent, overloaded, refusal
    }

    @Test(arguments: Way.allCases, 0...4) func anEndAtEveryStep(_ way: Way, _ steps: Int) throws {
        var drive = Drive(Self.question)
        for _ in 0..<steps { _ = try drive.step() }
        if case .reserve = drive.turn.next { drive.take(.reserved) }
        let before = drive.entries.count
        guard case .send(let request) = drive.turn.next else {
            drive.record(drive.turn.closed())
            #expect(drive.endings.count == 1)
            #expect(drive.entries.count == before)
            return try drive.checkHistory()
        }
        let message = try drive.answer(request)
        for blocks in 0...message.content.count {
            var one = drive
            try end(&one, way, message, blocks)
            #expect(one.endings.count == 1, "\(blocks)")
            #expect(one.entries.count == before + 1, "\(blocks)")
            if case .end = one.turn.next {} else { Issue.record("it goes on") }
            // Late results change nothing.
            #expect(one.turn.took(.answered(message, broken: [], requests: [])) == [])
            #expect(one.turn.closed() == [])
            try one.checkHistory()
        }
    }

    /// Ends the turn with that many blocks of the answer received.
    private func end(
        _ drive: inout Drive, _ way: Way, _ message: Message, _ blocks: Int
    ) throws {
        var partial = message
        partial.content = Array(message.content.prefix(blocks))
        partial.envelope["stop_reason"] = .null
        switch way {
        case .stopped:
            let error = ClaudeError(.cancelled, "x")
            drive.take(
                .failed(error, partial: partial, requests: drive.sent(message, error)))
            #expect(drive.endings.last == .stopped)
        case .signal:
            drive.record(
                drive.turn.closed(
                    partial: partial, requests: drive.sent(message, ClaudeError(.cancelled, "x"))))
            #expect(drive.endings.last == .stopped)
        case .cut:
            let error = ClaudeError(.cutOff, "x")
            drive.take(.failed(error, partial: partial, requests: drive.sent(message, error)))
            #expect(drive.endings.last == .cut)
            #expect(drive.entries.last?.cost.isEstimate == true)
        case .errorEvent:
            var error = ClaudeError(.overloaded, "x")
            error.status = 200
            drive.take(.failed(error, partial: partial, requests: drive.sent(message, error)))
            #expect(drive.endings.last == .cut)
        case .overloaded:
            var error = ClaudeError(.overloaded, "x")
            error.status = 529
            drive.take(.failed(error, partial: nil, requests: drive.sent(nil, error)))
            #expect(drive.endings.last == .failed)
            #expect(drive.entries.last?.cost == Cost(.zero))
        case .refusal:
            partial.envelope["stop_reason"] = "refusal"
            drive.take(.answered(partial, broken: [], requests: drive.sent(message)))
            #expect(drive.endings.last == .refused)
        }
    }

    // MARK: - Decisions

    @Test func theRoundCapIsAsked() throws {
        var drive = Drive(Self.question, roundCap: 1)
        #expect(try names(&drive) == ["send", "decide roundCap(1)"])
        var other = drive
        drive.take(.decided(.yes))
        #expect(
            try names(&drive) == ["run add", "decide roundCap(2)"].dropLast() + [
                "send", "end answered",
            ])
        try drive.checkHistory()
        other.take(.decided(.no))
        #expect(other.endings == [.capped])
        try other.checkHistory()
    }

    @Test func aQuestionThatIsTooLong() throws {
        let long = ChatKit.Question("echo " + String(repeating: "word ", count: 2_000))
        var drive = Drive(long, window: 1_000)
        let names = try names(&drive)
        #expect(names.last?.hasPrefix("decide tooLong") == true)
        var other = drive
        drive.take(.decided(.stop))
        #expect(drive.endings == [.failed])
        #expect(drive.entries == [])
        // On consent the prompt is sent, as the model's context is larger than the window.
        other.take(.decided(.yes))
        #expect(try self.names(&other) == ["send", "end answered"])
    }

    /// Without tools there is one answer, whatever its stop reason.
    @Test(arguments: ["tool_use", "pause_turn"]) func withoutTools(_ reason: String) throws {
        var turn = OpenTurn(
            "q", behind: nil, in: Transcript(),
            settings: TurnSettings(RequestSettings(modelName: "sonnet")))
        _ = turn.took(.opened)
        _ = turn.took(.reserved)
        let message = Sample.message([Sample.text("a"), Sample.call], stop: reason)
        let events = turn.took(.answered(message, broken: [], requests: []))
        #expect(
            events.last == .happened(.ended(TurnID(0), .answered, partial: [])), "\(events)")
        #expect(turn.next == .end(.answered))
    }

    /// Consent is asked for each call of a tool.
    @Test func toolsAreAskedAbout() throws {
        var drive = Drive(Self.question) { $0.askedTools = ["add"] }
        let names = try names(&drive)
        #expect(names.first == "send" && names.last?.hasPrefix("decide tool(") == true)
        var (refused, stopped) = (drive, drive)
        drive.take(.decided(.yes))
        #expect(try self.names(&drive) == ["run add", "send", "end answered"])
        refused.take(.decided(.no))
        #expect(try self.names(&refused) == ["send", "end answered"])
        let result = refused.transcript.body(TurnID(0))?.rounds.first?.results.first
        #expect(result?.json["is_error"] == true)
        stopped.take(.decided(.stop))
        #expect(stopped.endings == [.stopped])
        for var one in [drive, refused, stopped] { try one.checkHistory() }
    }

    /// A repeated call with the same input needs consent.
    @Test func theSameCallAgain() throws {
        var drive = Drive(Self.question) { $0.sameCallCap = 0 }
        let names = try names(&drive)
        #expect(names.last?.hasPrefix("decide sameCall(") == true)
        var other = drive
        drive.take(.decided(.yes))
        #expect(try self.names(&drive) == ["run add", "send", "end answered"])
        other.take(.decided(.no))
        #expect(try self.names(&other) == ["send", "end answered"])
        for var one in [drive, other] { try one.checkHistory() }
    }

    /// A request expected to cost more than the limit needs consent.
    @Test func thePriceIsAskedAbout() throws {
        let long = ChatKit.Question("echo " + String(repeating: "word ", count: 4_000))
        var drive = Drive(long) { $0.askedPrice = Money(picoDollars: 1_000_000_000) }
        #expect(try names(&drive).last?.hasPrefix("decide price(") == true)
        #expect(drive.transcript.header(TurnID(0))?.requests == [])
        var other = drive
        drive.take(.decided(.yes))
        let rest = try self.names(&drive)
        #expect(rest == ["send", "end truncated"])
        other.take(.decided(.no))
        #expect(other.endings == [.failed])
        #expect(other.entries == [])
        var cheap = Drive("echo a") { $0.askedPrice = Money(picoDollars: 1_000_000_000) }
        #expect(try self.names(&cheap) == ["send", "end answered"])
    }

    /// The expected cache reads: of the same question asked before, and of the system prompt.
    @Test func whatOtherBranchesLeftInTheCache() throws {
        let settings = TurnSettings(
            RequestSettings(modelName: "sonnet", maxTokens: 600, cache: .fiveMinutes),
            system: String(repeating: "word ", count: 4_000))
        var transcript = Transcript()
        func open(_ text: String, behind parent: TurnID?) -> OpenTurn {
            var turn = OpenTurn(
                ChatKit.Question(text), behind: parent, in: transcript, settings: settings)
            _ = turn.took(.opened)
            return turn
        }
        func cached(_ text: String, behind parent: TurnID?) -> Int? {
            guard case .reserve(let entry) = open(text, behind: parent).next else { return nil }
            return entry.usage.cacheReadTokens
        }
        #expect(cached("one", behind: nil) == 0)
        var turn = OpenTurn("one", behind: nil, in: transcript, settings: settings)
        let usage: JSON = [
            "input_tokens": 3, "cache_creation_input_tokens": 6_500, "output_tokens": 5,
        ]
        let message = Sample.message([Sample.text("a")], usage: usage)
        let events =
            turn.took(.opened) + turn.took(.reserved)
            + turn.took(
                .answered(message, broken: [], requests: [SentRequest(usage: message.usage)]))
        for case .happened(let change) in events { transcript.apply(change) }
        // The repeated question is cached whole, another question has the system prompt cached, and
        // the next one also the turn before it.
        #expect(cached("one", behind: nil).map { $0 > 6_000 && $0 <= 6_500 } == true)
        #expect(cached("two", behind: nil).map { (6_000...6_300).contains($0) } == true)
        #expect(cached("two", behind: TurnID(0)).map { (6_490...6_520).contains($0) } == true)
    }

    /// An answer that may exceed the budget becomes a smaller one, or none.
    @Test func aSmallerAnswer() throws {
        // 4,000 tokens at $10 a million cost 4 cents, of a budget of 2.
        var drive = Drive("echo a") { $0.budget = Money(picoDollars: 20_000_000_000) }
        let names = try names(&drive)
        #expect(names.last?.hasPrefix("decide smallerAnswer(tokens: 19") == true, "\(names)")
        drive.take(.decided(.yes))
        drive.take(.reserved)
        guard case .send(let request) = drive.turn.next else {
            Issue.record("\(drive.turn.next)")
            return
        }
        #expect((1_800..<2_000).contains(request.maxTokens), "\(request.maxTokens)")
        var poor = Drive("echo a") { $0.budget = Money(picoDollars: 1_000_000_000) }
        #expect(try self.names(&poor).last?.hasPrefix("decide price(") == true)
        poor.take(.decided(.no))
        #expect(poor.endings == [.failed] && poor.entries == [])
        var rich = Drive("echo a") { $0.budget = Money(picoDollars: 900_000_000_000) }
        #expect(try self.names(&rich) == ["send", "end answered"])
    }

    private static func limited(_ wait: Duration?) -> ClaudeError {
        var error = ClaudeError(.rateLimited, "x")
        error.status = 429
        error.retryAfter = wait
        return error
    }

    private static func fails(_ drive: inout Drive, _ error: ClaudeError) {
        drive.take(.reserved)
        drive.take(.failed(error, partial: nil, requests: drive.sent(nil, error)))
    }

    /// After consent to wait for the account's limit, the request is repeated.
    @Test func aLimitIsWaitedFor() throws {
        var drive = Drive("echo a")
        Self.fails(&drive, Self.limited(.seconds(90)))
        #expect(try names(&drive) == ["decide limit(wait: 90.0 seconds)"])
        var (other, impatient) = (drive, drive)
        drive.take(.decided(.yes))
        #expect(try names(&drive) == ["wait 90.0 seconds"])
        impatient.take(.decided(.yes))
        impatient.record(impatient.turn.closed())
        #expect(impatient.endings == [.stopped])
        drive.take(.waited)
        #expect(try names(&drive) == ["send", "end answered"])
        #expect(drive.entries.count == 2)
        other.take(.decided(.no))
        #expect(other.endings == [.failed])
        var silent = Drive("echo a")
        Self.fails(&silent, Self.limited(nil))
        #expect(silent.endings == [.failed])
    }

    /// The fallback model answers when the first cannot, and is billed.
    @Test func anotherModelIsAsked() throws {
        var drive = Drive("echo a") { $0.fallback = "haiku" }
        var error = ClaudeError(.overloaded, "x")
        error.status = 529
        Self.fails(&drive, error)
        #expect(try names(&drive) == ["decide fallback(\"haiku\")"])
        var other = drive
        drive.take(.decided(.yes))
        #expect(try names(&drive) == ["send", "end answered"])
        #expect(drive.entries.map(\.model) == ["claude-sonnet-5-5", "claude-haiku-5-5"])
        #expect(
            drive.transcript.header(TurnID(0))?.requests.map(\.model) == [
                "claude-sonnet-5-5", "claude-haiku-5-5",
            ])
        try drive.checkHistory()
        other.take(.decided(.no))
        #expect(other.endings == [.failed])
        // First the question about the limit, then the one about the model.
        var both = Drive("echo a") { $0.fallback = "haiku" }
        Self.fails(&both, Self.limited(.seconds(9)))
        both.take(.decided(.no))
        #expect(try names(&both) == ["decide fallback(\"haiku\")"])
        // An error that another model would repeat ends the turn.
        var wrong = Drive("echo a") { $0.fallback = "haiku" }
        Self.fails(&wrong, ClaudeError(.badRequest, "x"))
        #expect(wrong.endings == [.failed])
    }

    /// Without a user nothing is spent and nothing is changed.
    @Test func fixedAnswers() {
        let call = ToolCall(json: Sample.call)
        let all: [TurnQuestion] = [
            .tooLong(question: 1, fixed: 1, window: 1), .price(Cost(nil)),
            .smallerAnswer(tokens: 1), .limit(wait: .seconds(1)), .fallback("m"), .tool(call),
            .sameCall(call, times: 3), .roundCap(50),
        ]
        #expect(all.map(\.fixedChoice) == [.stop, .stop, .stop, .no, .no, .no, .no, .stop])
    }
}
