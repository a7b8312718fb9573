import ChatTerminal
import Testing

/// Link reference definitions are shown in place, as they were typed.
@Suite struct MarkdownDefinitionTests {
    static let screens: [(String, String)] = [
        ("See [1].\n\n[1]: https://example.org/one\n", "See [1].\n\n[1]: https://example.org/one"),
        ("[ERROR]: cannot-open\n\nDone.", "[ERROR]: cannot-open\n\nDone."),
        ("[ERROR]: cannot-open", "[ERROR]: cannot-open"),
        // Several, and text directly after them.
        (
            "[1]: /a\n[2]: <b c> 'A *title*'\n[3]:/d_e_f\ntext *it*",
            "[1]: /a\n[2]: <b c> 'A *title*'\n[3]:/d_e_f\ntext it"
        ),
        // Over several lines.
        ("[a]:\n  /x\n  \"one\n  two\"\nend", "[a]:\n/x\n\"one\ntwo\"\nend"),
        ("[a\nb]: /x\n\n[a b]", "[a\nb]: /x\n\na b (/x)"),
        // A repeated label: the first one counts.
        ("[a]: /x\n[a]: /y\n\n[a]", "[a]: /x\n[a]: /y\n\na (/x)"),
        // Text that resembles a definition.
        ("[a]: /x y\n[b]", "[a]: /x y [b]"), ("[a]: /x 'y\n\nz", "[a]: /x 'y\n\nz"),
        ("[a]:\n\nb", "[a]:\n\nb"), ("text\n[a]: /x\n\n[a]", "text [a]: /x\n\n[a]"),
        ("[a]: /x\n'y' z", "[a]: /x\n'y' z"), ("[]: /x", "[]: /x"), ("# [a]: /x", "[a]: /x"),
        ("[a](/x): y\n[b]: z", "a (/x): y [b]: z"),
        // In quotes and lists.
        ("> [a]: /x\n> [b]: /y\n\n[a]", "│ [a]: /x\n│ [b]: /y\n\na (/x)"),
        ("- [a]: /x\n  'y'\n- [b]: /y\n  c", "• [a]: /x\n  'y'\n• [b]: /y\n  c"),
        ("> [a]: /x\nlazy", "│ [a]: /x\n│ lazy"),
        // Followed by underlines and rules.
        ("[a]: /x\nb\n===", "[a]: /x\n\nb"), ("[a]: /x\n===", "[a]: /x\n==="),
        ("[a]: /x\n---", "[a]: /x\n---"), ("[a]: /x\n-", "[a]: /x\n-"),
        ("[a]: /x\n- b\n> c", "[a]: /x\n• b\n│ c"),
        ("[a]: /x\n```\nc\n```", "[a]: /x\n\n── code\nc"),
        ("[a]: x | y\n-|-\n1|2", "[a]: x │ y\n───────┼──\n1      │ 2"),
        // Footnotes, each a paragraph of its own.
        (
            "[^1]: One *a*.\n[^2]: https://x.y\nmore\n[3]: /z",
            "[1] One a.\n[2] https://x.y more [3]: /z"
        ),
        ("a\n[^1]: b", "a\n[1] b"), ("> [^a]: b\n> [^c]: d", "│ [a] b\n│ [c] d"),
        // Control characters.
        ("[a]: /x 'b\u{1B}[2J'", "[a]: /x 'b^[[2J'"),
    ]

    @Test(arguments: screens.indices) func aScreen(index: Int) {
        let (text, wanted) = Self.screens[index]
        #expect(Markdown.screen(text, columns: 40) == wanted, "\(text)")
        for size in chunkSizes {
            #expect(
                Markdown.rows(text, columns: 40, chunk: size, looking: true)
                    == Markdown.rows(text, columns: 40), "\(text)")
        }
    }

    /// A definition is shown as typed at every moment while it streams.
    @Test func nothingIsHiddenOnTheWay() {
        let text = "[1]: https://example.org/one 'The title'"
        for count in 6...text.count {
            #expect(
                Markdown.open("a\n\n" + text.prefix(count)).hasSuffix(text.prefix(count).trimmed))
        }
        #expect(Markdown.open("[1]: /a\n") == "[1]: /a")
        #expect(Markdown.open("[1]: /a\n[2]: /b 'c") == "[1]: /a\n[2]: /b 'c")
    }

    /// A long address is a definition, and its label is known to later links.
    @Test func aLongOneIsADefinitionToo() {
        let address = "https://example.org/" + String(repeating: "part/", count: 60)
        for size in [1, 7, 64, 1000] {
            let rows = Markdown.rows("[1]: \(address)\n\nsee [1]", columns: 40, chunk: size)
            #expect(rows.map(\.text.plain).prefix(3) == ["[1]:", address, ""])
            #expect(rows[1].isWhole)
            #expect(rows[1].text.rendered(.on).contains(";\(address)\u{1B}\\"))
            #expect(rows.last?.text.plain == "(\(address))")
        }
    }

    /// A long paragraph that begins like a definition is not held back.
    @Test func longParagraphsAreNotHeldBack() {
        var stream = MarkdownStream(columns: 41)
        var rows: [MarkdownRow] = []
        for piece in "[not a definition as there is no colon behind it] and more".chunks(of: 5) {
            rows += stream.push(piece)
        }
        for _ in 0..<400 { rows += stream.push(" words") }
        #expect(rows.count > 40)
        let endless = "[" + String(repeating: "label ", count: 2000)
        #expect(Markdown.words(Markdown.rows(endless, columns: 41, chunk: 9)).count == 2000)
    }
}

extension Substring {
    fileprivate var trimmed: String { String(self.last == " " ? self.dropLast() : self) }
}
