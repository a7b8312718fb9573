import ChatTerminal
import TestSupport
import Testing

/// Random Markdown in random pieces at random widths: no crash, no lost text, equal rows.
@Suite struct MarkdownFuzzTests {
    static let pieces = [
        "word", "Word ", "a b c ", "*", "**", "_", "`", "``", "~~", "[", "](", "](https://a.b/c)",
        ")",
        "]", "!", "<", ">", "<b>", "</b>", "<https://x.y>", "&amp;", "&#27;", "\\", "\n", "\n",
        "\n\n",
        "\n\n", "  \n", "# ", "## ", "- ", "* ", "1. ", "2) ", "> ", ">", "    ", "\t", "```",
        "```py\n",
        "~~~\n", "\n---\n", "\n===\n", "|", " | ", "|---|---|", "\n|a|b|\n|-|-|\n|c|d|\n", "漢字",
        "é",
        "👨‍👩‍👧", "e\u{301}", "\u{200D}", "\u{1B}[31m", "\r\n", "\r", "\u{0}", "[a]: /url\n", "[a]",
        "[^1]", "$", "$x_1$", "$$", "\n$$\n", "\\(", "\\)", "\n\\[\n", "\n\\]\n", "\\frac{a}{b}",
        "x_1",
        "^2", "\\begin{cases}", " & ", "\\\\", "\\end{cases}", "\\sqrt{", "{", "}",
        "\n[^1]: note", "- [x] ", "<!-- ", "-->", "<div>\n", "www.a.b", "m@a.b", "/*", "\"\"\"",
        "a very long line of words that goes on and on without an end to be seen for quite a while ",
    ]

    static func text(_ generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 1...120, using: &generator)
        return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    /// A few rounds; more by hand, with `MARKDOWN_FUZZ=20000`.
    static var rounds: Int {
        ConsoleDemo.variable("MARKDOWN_FUZZ").flatMap { Int($0) }.map { $0 / 10 } ?? 20
    }

    @Test(arguments: 0..<10) func rowsDependOnTextAndWidthOnly(seed: Int) {
        var generator = SeededGenerator(UInt64(seed) + 100)
        for _ in 0..<Self.rounds {
            let text = Self.text(&generator)
            let columns = Int.random(in: 1...100, using: &generator)
            let whole = Markdown.rows(text, columns: columns)
            for chunk in [1, 3, Int.random(in: 2...200, using: &generator)] {
                let looking = chunk != 3
                let rows = Markdown.rows(text, columns: columns, chunk: chunk, looking: looking)
                #expect(rows == whole, "\(text.debugDescription) at \(columns)")
            }
            let widest = whole.map { $0.isWhole ? 0 : $0.text.width }.max() ?? 0
            #expect(widest < max(3, columns), "\(text.debugDescription) at \(columns)")
        }
    }

    /// Resizes at random moments neither lose nor repeat a word.
    @Test(arguments: 0..<10) func resizingLosesNothing(seed: Int) {
        var generator = SeededGenerator(UInt64(seed) + 7)
        let starts = ["", "", "- ", "1. ", "> ", "## ", "  - ", "\n- [x] ", "> - ", "\n"]
        var words: [String] = []
        var text = ""
        for number in 0..<600 {
            let word = "w\(number)" + String(repeating: "x", count: number % 11)
            words.append(word)
            let styled = ["\(word)", "**\(word)**", "*\(word)*", "`\(word)`"].randomElement(
                using: &generator)
            text += (styled ?? word) + " "
            if Int.random(in: 0..<12, using: &generator) == 0 {
                text += "\n" + (starts.randomElement(using: &generator) ?? "")
            }
        }
        var stream = MarkdownStream(columns: 60, options: MarkdownOptions(theme: Markdown.marked))
        var rows: [MarkdownRow] = []
        for piece in text.chunks(of: Int.random(in: 1...40, using: &generator)) {
            if Int.random(in: 0..<6, using: &generator) == 0 {
                rows += stream.resize(columns: Int.random(in: 40...120, using: &generator))
            }
            rows += stream.push(piece)
            _ = stream.openRows
        }
        rows += stream.finish()
        #expect(Markdown.words(rows) == words)
    }
}
