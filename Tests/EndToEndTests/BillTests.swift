import FakeClaude
import TestSupport
import Testing
import WireJSON

/// The amounts in the footer and `/cost`, compared with the bill of the server.
@Suite struct BillTests {
    /// Dollars with all significant decimals, at least four, formatted without the program's code.
    static func exact(_ picoDollars: Int) -> String {
        let (dollars, rest) = picoDollars.quotientAndRemainder(dividingBy: 1_000_000_000_000)
        var digits = String(String(rest + 1_000_000_000_000).dropFirst())
        while digits.count > 4, digits.hasSuffix("0") { digits.removeLast() }
        return "$\(dollars).\(digits)"
    }

    /// Dollars, of a cent or more, as the footer rounds them.
    static func rounded(_ picoDollars: Int) -> String {
        exact((picoDollars + 50_000_000) / 100_000_000 * 100_000_000)
    }

    /// A prompt long enough to be cached by every model here.
    private static let longPrompt =
        "Answer briefly. "
        + String(repeating: "These words are only here to be cached. ", count: 120)

    @Test func theSessionCostsWhatTheServerBills() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage, ["--system", Self.longPrompt], columns: 160)
        for word in ["one", "two", "three"] { try chat.ask("echo \(word)", answer: word) }
        chat.enter("/model opus")
        try chat.waitUntil { $0.footer.hasPrefix("opus-5-5 ") }
        for word in ["four", "five"] { try chat.ask("echo \(word)", answer: word) }
        chat.enter("write 300 words")
        try chat.waitUntil { $0.isAtRest && $0.everything.contains("w0300.") }

        let bill = stage.server.bill
        #expect(bill.items.count == 6)
        let reads = bill.items.map { $0.usage.read > 0 }
        #expect(reads == [false, true, true, false, true, true])
        #expect(bill.items.allSatisfy { $0.usage.written > 0 })
        try chat.command("/cost", says: "session \(Self.exact(bill.cost))")
        for (model, name) in [("claude-sonnet-5-5", "sonnet"), ("claude-opus-5-5", "opus")] {
            let items = bill.items.filter { $0.model == model }
            func sum(_ part: (FakeClaude.Usage) -> Int) -> String {
                Self.grouped(items.reduce(0) { $0 + part($1.usage) })
            }
            let row =
                "\(model) 3 \(sum(\.input)) \(sum(\.read)) \(sum(\.written)) \(sum(\.output)) "
                + Self.exact(items.reduce(0) { $0 + $1.cost })
            #expect(chat.terminal.screen.count(of: row) == 1, "\(name)")
        }
        let last = try #require(bill.items.last)
        let footer =
            "opus-5-5 · not kept · in \(Self.grouped(last.usage.prompt)) (\(Self.grouped(last.usage.read)) cached) · "
            + "out \(Self.grouped(last.usage.output)) · \(Self.rounded(last.cost)) · "
            + "session \(Self.rounded(bill.cost)) · window 1 % · cache until "
        #expect(chat.terminal.screen.footer.hasPrefix(footer))
        chat.expectNothingUnknown()
    }

    private static func grouped(_ number: Int) -> String {
        number < 1000
            ? "\(number)" : grouped(number / 1000) + "," + String(number % 1000 + 1000).dropFirst()
    }

    @Test func tokensAndMoneyGrowWhileItStreams() throws {
        let stage = try Stage(rate: 150)
        let chat = try ChatScreen(stage)
        chat.enter("write 60 words")
        var footers: [String] = []
        try chat.waitUntil {
            if footers.last != $0.footer { footers.append($0.footer) }
            return $0.everything.contains("w0060.") && $0.isAtRest
        }
        let streaming = footers.compactMap { $0.wholeMatch(of: Self.streaming) }
        let tokens = streaming.compactMap { Int($0.1) }
        let money = streaming.map { String($0.2) }
        #expect(
            tokens.count >= 3 && tokens == tokens.sorted() && Set(tokens).count >= 3, "\(footers)")
        #expect(Set(money).count >= 3, "\(money)")
        let item = try #require(stage.server.bill.items.first)
        #expect(chat.terminal.screen.footer.contains("out \(item.usage.output) · "))
        #expect(!chat.terminal.screen.footer.contains("~"))
        try chat.command("/cost", says: "session \(Self.exact(item.cost))")
    }

    /// The footer of an answer under way, `⠹ 0.5 s · ~18 tok · ~$0.0002 · 61 tok/s · esc stops`.
    private static var streaming: Regex<(Substring, Substring, Substring)> {
        /. \d\.\d s · (?:thinking · )?~(\d+) tok · ~(\$\d\.\d+)(?: · \d+ tok\/s)? · esc stops/
    }

    @Test func aStoppedAnswerIsAnEstimateEverAfter() throws {
        let stage = try Stage(rate: 200)
        let chat = try ChatScreen(stage)
        chat.enter("write 400 words")
        try chat.waitUntil { $0.everything.contains("w0020") }
        chat.type("\u{1B}")
        try chat.waitUntil { $0.isAtRest && $0.footer.contains("session ~$") }
        #expect(stage.waitsFor { $0.bill.items.count == 1 })
        let billed = stage.server.bill.cost
        chat.enter("/cost")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "session ~$", isBeginning: true) == 1 }
        let line =
            chat.terminal.screen.lines.map(\.withSingleSpaces).first {
                $0.hasPrefix("session ~$")
            } ?? ""
        let dollars = Double(line.dropFirst("session ~$".count)) ?? 0
        // An estimate of the tokens generated until the connection closed, within 40 %.
        let ratio = dollars * 1e12 / Double(billed)
        #expect((0.6...1.4).contains(ratio), "\(line) against \(Self.exact(billed))")
    }

    @Test func anUnknownModelHasNoPrice() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        chat.enter("/model claude-next-9")
        try chat.waitUntil { $0.footer.hasPrefix("next-9 ") }
        #expect(!chat.terminal.screen.footer.contains("$"))
    }
}
