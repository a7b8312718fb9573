import ChatTerminal
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The time for Markdown is linear in its length, whatever its content.
@Suite(.serialized) struct SoakMarkdownSpeedTests {
    /// Texts of about `count` bytes with expensive content.
    static let bombs: [(String, @Sendable (_ count: Int) -> String)] = [
        ("quotes", { String(repeating: ">", count: $0) }),
        (
            "quoted lines",
            { String(repeating: String(repeating: ">", count: 100) + "a\n", count: $0 / 102) }
        ),
        ("lists", { String(repeating: "- ", count: $0 / 2) }),
        ("items", { String(repeating: "-\n", count: $0 / 2) }),
        ("stars", { String(repeating: "*", count: $0) }),
        ("openers", { String(repeating: "*a ", count: $0 / 3) }),
        ("mixed openers", { String(repeating: "**x *a _b ", count: $0 / 10) }),
        ("closers", { String(repeating: "a**b", count: $0 / 4) }),
        (
            "columns",
            {
                String(repeating: "|a", count: $0 / 4) + "|\n"
                    + String(repeating: "|-", count: $0 / 4) + "|\n"
            }
        ),
        ("rows", { "|a|b|\n|-|-|\n" + String(repeating: "|\n", count: $0 / 2) }),
        (
            "wide rows",
            {
                String(repeating: "|a", count: 60) + "\n" + String(repeating: "|-", count: 60)
                    + "\n" + String(repeating: "|\n", count: $0 / 8)
            }
        ),
        ("fences", { String(repeating: "```\n", count: $0 / 4) + "x" }),
        ("an open fence", { "```swift\n" + String(repeating: "/*\n", count: $0 / 3) }),
        ("one line of code", { "```c\n" + String(repeating: "a=b;", count: $0 / 4) }),
        ("one line", { String(repeating: "word ", count: $0 / 5) }),
        ("one word", { String(repeating: "a", count: $0) }),
        ("ideographs", { String(repeating: "漢", count: $0 / 3) }),
        ("tags", { String(repeating: "<a ", count: $0 / 3) }),
        ("brackets", { String(repeating: "[", count: $0) }),
        ("half links", { String(repeating: "[a](", count: $0 / 4) }),
        ("images", { String(repeating: "![[", count: $0 / 3) }),
        ("definitions", { count in (0..<count / 10).map { "[a\($0)]: /u\n" }.joined() }),
        (
            "definitions and uses",
            { count in (0..<count / 40).map { "[a\($0)]: /u\n\n[a\($0)] x\n\n" }.joined() }
        ),
        (
            "backticks",
            { count in
                (0..<count / 26).map { String(repeating: "`", count: $0 % 50 + 1) + " " }.joined()
            }
        ),
        ("addresses", { String(repeating: "a@b.c ", count: $0 / 6) }),
        ("combining marks", { "a" + String(repeating: "\u{301}", count: $0 / 2) }),
        ("combining marks in code", { "```\na" + String(repeating: "\u{301}", count: $0 / 2) }),
        ("blank code", { "    a\n" + String(repeating: "    \n", count: $0 / 5) }),
        (
            "lazy lines",
            { String(repeating: "> ", count: 30) + "a\n" + String(repeating: "b\n", count: $0 / 2) }
        ),
        ("underlines", { String(repeating: "a\n=\n", count: $0 / 4) }),
        ("notes", { String(repeating: "[^a]", count: $0 / 4) }),
        ("dollars", { String(repeating: "$", count: $0) }),
        ("dollars apart", { String(repeating: "$ a", count: $0 / 3) }),
        ("open dollars", { String(repeating: "$a_ ", count: $0 / 4) }),
        ("dollars and braces", { String(repeating: "${", count: $0 / 2) }),
        (
            "dollars and braces in a heading",
            { "# " + String(repeating: "${", count: $0 / 2) + "`" }
        ),
        ("open parentheses", { String(repeating: "\\(", count: $0 / 2) + "`" }),
        ("formulas", { String(repeating: "$x_1$ ", count: $0 / 6) }),
        ("deep formulas", { "$" + String(repeating: "\\sqrt{", count: $0 / 6) }),
        ("deep fractions", { "$$\n" + String(repeating: "\\frac{a}", count: $0 / 8) + "\n$$" }),
        (
            "formulas of roots",
            { count in
                let root =
                    String(repeating: "\\sqrt{", count: 30) + "x"
                    + String(repeating: "}", count: 30)
                return String(repeating: "$\(root)$ ", count: count / 214)
            }
        ),
        ("blocks", { String(repeating: "$$\nx_1\n$$\n", count: $0 / 10) }),
        ("open blocks", { String(repeating: "\\[\nx_1\n\n", count: $0 / 8) }),
        ("blocks of words", { String(repeating: "\\[ some words\n", count: $0 / 14) }),
        ("an endless block", { "$$\n" + String(repeating: "x_1 + y_1\n", count: $0 / 10) }),
        (
            "an endless matrix",
            { "$$\n\\begin{matrix}\n" + String(repeating: "a & b \\\\\n\n", count: $0 / 10) }
        ),
        (
            "formulas in a table",
            { "|a|b|\n|-|-|\n" + String(repeating: "|$|x_1|$|\n", count: $0 / 10) }
        ),
        ("addresses with dollars", { String(repeating: "a://$", count: $0 / 5) }),
    ]

    /// The processor time of the thread, which other processes do not increase.
    static func processorTime(_ body: () -> Void) -> Duration {
        func now() -> Duration {
            var time = timespec()
            unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
        let start = now()
        body()
        return now() - start
    }

    @Test(arguments: bombs.indices) func aBombIsLinear(index: Int) {
        let (name, text) = Self.bombs[index]
        func cost(_ count: Int) -> Duration {
            let text = text(count)
            return Self.processorTime { _ = Markdown.rows(text, chunk: 1000) }
        }
        let probe = cost(5_000)
        // Some take a second for this length.
        let whole = probe > .milliseconds(100) ? 5_000 : 20_000
        // In a text that takes long a quadratic time shows at once. Longer texts are tried only if
        // the first round is disturbed or a limit applies later; an optimized build tries all at
        // once.
        var count =
            probe > .milliseconds(100) ? 1_250 : probe > .milliseconds(20) ? 5_000 : whole
        // Four times the text may take five times the time, plus a constant. A busy machine
        // disturbs a round, but five rounds do not pass if the time is not linear.
        var rounds: [(small: Duration, large: Duration)] = []
        repeat {
            rounds.append((cost(count), cost(4 * count)))
            count = whole
        } while rounds.count < 5 && !isLinear(rounds.last)
        #expect(isLinear(rounds.last), "\(name): \(rounds)")
    }

    private func isLinear(_ round: (small: Duration, large: Duration)?) -> Bool {
        guard let round else { return false }
        return round.large < round.small * 5 + .milliseconds(20)
    }

    /// Prints the figures of docs/speed.md.
    ///
    /// `MARKDOWN_SPEED=1 swift test -c release --filter figures`
    @Test(.enabled(if: ConsoleDemo.variable("MARKDOWN_SPEED") != nil, "by hand: prints figures"))
    func figures() {
        for (name, text) in MarkdownSamples.long(bytes: 100_000) {
            // 500 tokens/s of 4 characters, 30 frames/s.
            let tokens = text.chunks(of: 4)
            var stream = MarkdownStream(columns: 80)
            var worst = Duration.zero
            var fifths: [Duration] = Array(repeating: .zero, count: 5)
            for (index, token) in tokens.enumerated() {
                let time = Self.processorTime {
                    _ = stream.push(token).map { $0.text.rendered(.on) }
                    if index % 17 == 0 { _ = stream.openRows.map { $0.rendered(.on) } }
                }
                worst = max(worst, time)
                fifths[index * 5 / tokens.count] += time
            }
            let perToken = fifths.map { Double(($0 * 5 / tokens.count) / .nanoseconds(1)) / 1000 }
            let text = perToken.map { "\(($0 * 10).rounded() / 10)" }.joined(separator: " ")
            ConsoleDemo.report("\(name): \(text) µs per token by fifths, worst frame \(worst)")
        }
    }
}
