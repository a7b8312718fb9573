import ChatKit
import ChatREPL
import ClaudeMessages
import MessagesTesting
import Testing

@Suite struct FooterTests {
    private static func session(_ usage: JSON, model: String = "sonnet") -> ChatSession {
        var session = ChatSession.made(model: model)
        session.answer("q", usage: usage)
        return session
    }

    private static let usage: JSON = [
        "input_tokens": 527, "cache_read_input_tokens": 11_904, "output_tokens": 312,
    ]

    @Test func atRest() {
        let fresh = ChatSession()
        #expect(fresh.footer(columns: 80) == "sonnet-5-5 · window 0 % · /help")
        let session = Self.session(Self.usage)
        // 527 x $2 + 11,904 x $0.10 + 312 x $10 = 1,054 + 1,190.4 + 3,120 = 5,364.4 millionths.
        #expect(
            session.footer(columns: 200)
                == "sonnet-5-5 · in 12,431 (11,904 cached) · out 312 · $0.0054 · session $0.0054 · window 6 %"
        )
        #expect(
            session.footer(cacheUntil: "14:32", columns: 200)
                .hasSuffix(" · window 6 % · cache until 14:32"))
    }

    @Test(arguments: [
        (
            90,
            "sonnet-5-5 · in 12,431 (11,904 cached) · out 312 · $0.0054 · session $0.0054 · window 6 %"
        ),
        (89, "sonnet-5-5 · in 12,431 (11,904 cached) · out 312 · $0.0054 · session $0.0054"),
        (76, "sonnet-5-5 · in 12,431 (11,904 cached) · out 312 · $0.0054"),
        (58, "sonnet-5-5 · in 12,431 · out 312 · $0.0054"),
        (42, "sonnet-5-5 · out 312 · $0.0054"), (30, "sonnet-5-5 · $0.0054"),
        (20, "$0.0054"), (5, "$0.0054"), (0, "$0.0054"),
    ])
    func whatGivesWay(_ columns: Int, _ text: String) {
        #expect(Self.session(Self.usage).footer(columns: columns) == text)
    }

    /// A narrow footer omits first a nearly empty window, then the time of the cache; it omits the
    /// size of the prompt before a fuller window.
    @Test func theWindowAndTheCache() {
        let session = Self.session(Self.usage)
        let whole = session.footer(cacheUntil: "14:32", columns: 200)
        #expect(
            session.footer(cacheUntil: "14:32", columns: whole.count)
                == whole.replacing(" · window 6 %", with: ""))
        var full = Self.session(["input_tokens": 100_000, "output_tokens": 10])
        full.preferences.set(Settings.window, to: 200_000, from: .flag)
        #expect(
            full.footer(columns: 60) == "sonnet-5-5 · in 100,000 · out 10 · $0.2001 · window 50 %")
        #expect(full.footer(columns: 40) == "sonnet-5-5 · $0.2001 · window 50 %")
    }

    /// The tightest rate limit, where less than 10 % of it is left.
    @Test(
        arguments: [
            ([("requests", 4000, 3999), ("input-tokens", 2000, 190)], "limit: 9 % of input left"),
            ([("requests", 4000, 40), ("output-tokens", 1000, 0)], "limit: 0 % of output left"),
            ([("requests", 4000, 399)], "limit: 9 % of requests left"),
            ([("requests", 4000, 400)], nil), ([("requests", 0, 0)], nil), ([], nil),
        ] as [([(String, Int, Int)], String?)])
    func limits(_ limits: [(String, Int, Int)], _ part: String?) async throws {
        let fields = limits.flatMap { name, limit, left in
            [
                HeaderField("anthropic-ratelimit-\(name)-limit", "\(limit)"),
                HeaderField("anthropic-ratelimit-\(name)-remaining", "\(left)"),
            ]
        }
        let client = ClaudeClient.scripted(ScriptedTransport(.answer("Hi", fields: fields)))
        var session = Self.session(Self.usage)
        session.rateLimits = try await client.message(.init(model: "m", maxTokens: 1, "q")).head
            .rateLimits
        let footer = session.footer(columns: 300)
        #expect(footer.contains("limit: ") == (part != nil))
        if let part { #expect(footer.contains(" · \(part) · window 6 %")) }
    }

    /// A narrow footer omits the elapsed seconds and the tokens last.
    @Test(arguments: [
        (64, "⠹ 3.2 s · ~184 tok · ~$0.0020 · 61 tok/s · 1 queued · esc stops"),
        (63, "⠹ 3.2 s · ~184 tok · ~$0.0020 · 1 queued · esc stops"),
        (48, "⠹ 3.2 s · ~184 tok · ~$0.0020 · 1 queued"), (40, "⠹ 3.2 s · ~184 tok · ~$0.0020"),
        (29, "⠹ 3.2 s · ~184 tok"), (18, "⠹ 3.2 s"), (1, "⠹ 3.2 s"),
    ])
    func whatGivesWayWhileItStreams(_ columns: Int, _ text: String) {
        var meter = LiveMeter(Billing(catalogue: .known, asked: "sonnet"), bytesPerToken: 4)
        let start: JSON = ["content": [], "usage": ["input_tokens": 100, "output_tokens": 1]]
        if let message = Message(json: start) { meter.fold(.messageStart(message), usage: Usage()) }
        let words = String(repeating: "x", count: 736)
        meter.fold(.blockDelta(index: 0, delta: .text(words)), usage: Usage())
        #expect(
            Footer.streaming(
                meter: meter, elapsed: .milliseconds(3200), sinceFirst: .seconds(3), waiting: [],
                queued: 1, columns: columns) == text)
    }

    @Test(arguments: [
        (80, "⠹ 3.0 s · the API is overloaded, asking again in 19.0 s · esc stops"),
        (60, "⠹ 3.0 s · the API is overloaded, asking again in 19.0 s"),
        (50, "⠹ 3.0 s · overloaded, again in 19 s"), (30, "⠹ 3.0 s · overloaded"), (10, "⠹ 3.0 s"),
    ])
    func whatGivesWayInAWait(_ columns: Int, _ text: String) {
        let meter = LiveMeter(Billing(catalogue: .known, asked: "sonnet"), bytesPerToken: 4)
        let words = [
            "the API is overloaded, asking again in 19.0 s", "overloaded, again in 19 s",
            "overloaded",
        ]
        #expect(
            Footer.streaming(
                meter: meter, elapsed: .seconds(3), sinceFirst: nil, waiting: words, queued: 0,
                columns: columns) == text)
    }

    @Test func whatIsNotKnownIsNotShown() {
        let session = Self.session(["output_tokens": 5], model: "llama3")
        #expect(
            session.footer(columns: 200)
                == "llama3 · out 5 · price unknown · window 0 %")
    }

    @Test func streaming() {
        var meter = LiveMeter(Billing(catalogue: .known, asked: "sonnet"), bytesPerToken: 4)
        func footer(
            _ elapsed: Duration, first: Duration? = nil, waiting: [String] = [], queued: Int = 0,
            columns: Int = 200
        ) -> String {
            Footer.streaming(
                meter: meter, elapsed: elapsed, sinceFirst: first, waiting: waiting, queued: queued,
                columns: columns)
        }
        #expect(footer(.zero) == "⠋ 0.0 s · waiting for the answer · esc stops")
        #expect(footer(.milliseconds(750)) == "⠸ 0.7 s · waiting for the answer · esc stops")
        #expect(
            footer(.seconds(3), waiting: ["overloaded, asking again in 2.0 s"], queued: 2)
                == "⠹ 3.0 s · overloaded, asking again in 2.0 s · 2 queued · esc stops")
        let start: JSON = ["content": [], "usage": ["input_tokens": 100, "output_tokens": 1]]
        if let message = Message(json: start) { meter.fold(.messageStart(message), usage: Usage()) }
        let thinking = ContentBlock(json: ["type": "thinking", "thinking": ""])
        meter.fold(.blockStart(index: 0, block: thinking), usage: Usage())
        meter.fold(
            .blockDelta(index: 0, delta: .thinking(String(repeating: "x", count: 736))),
            usage: Usage())
        // 100 x $2 + 184 x $10 = 2,040 millionths.
        #expect(
            footer(.milliseconds(3200), first: .seconds(3))
                == "⠹ 3.2 s · thinking · ~184 tok · ~$0.0020 · 61 tok/s · esc stops")
        meter.fold(.blockStart(index: 1, block: .text("")), usage: Usage())
        #expect(
            footer(.milliseconds(3200), first: .milliseconds(499))
                == "⠹ 3.2 s · ~184 tok · ~$0.0020 · esc stops")
        // A rate below 1 token per second is not shown.
        #expect(
            footer(.seconds(190), first: .seconds(185))
                == "⠋ 3 min 10 s · ~184 tok · ~$0.0020 · esc stops")
        meter.fold(
            .messageDelta(["delta": ["stop_reason": "end_turn"], "usage": ["output_tokens": 1]]),
            usage: Usage(json: ["input_tokens": 100, "output_tokens": 200]))
        #expect(
            footer(.seconds(65), first: .seconds(4))
                == "⠋ 1 min 5 s · 200 tok · $0.0022 · 50 tok/s · esc stops")
    }
}
