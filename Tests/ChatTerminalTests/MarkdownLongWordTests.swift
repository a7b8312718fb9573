import ChatTerminal
import TestSupport
import Testing

/// A word wider than a row extends beyond it, or is cut if a link joins its parts.
@Suite struct MarkdownLongWordTests {
    static let address =
        "https://example.org/a/very/long/path_that_(does)/not-fit/on-one-row/of/the/window?a=b&c=d#e"
    static let hash = String(repeating: "0123456789abcdef", count: 6)
    static let path = "/usr/share/doc/" + String(repeating: "a_long_name/", count: 8) + "README.md"

    /// The contexts of such a word, which replaces `@`.
    static let places = [
        "@", "See @ for more.", "See @, and then (@).", "- See @ for more.\n- @", "1. a\n   - @ b",
        "> @\n> > b @", "# @", "`@` and ``@``", "**@** b", "a @\n===", "[a]: @", "[^1]: See @.",
        "\"@\"", "- [ ] @", "~~@~~ c", "a\\\n@\\\nb", "    @", "```\n@\n```", "漢字@ 漢字",
    ]

    @Test(arguments: places.indices, [12, 20, 41, 80]) func noWordIsBroken(index: Int, columns: Int)
    {
        for word in [Self.hash, Self.path.replacing("_", with: "-"), "https://a.b/" + Self.hash] {
            let text = Self.places[index].replacing("@", with: word)
            let rows = Markdown.rows(text, columns: columns)
            let count = Self.places[index].count { $0 == "@" }
            #expect(
                rows.map { $0.text.plain.ranges(of: word).count }.reduce(0, +) == count,
                "\(text): \(rows.map(\.text.plain))")
            for row in rows { #expect(row.isWhole || row.text.width < columns) }
            for size in [1, 3, 64] {
                #expect(
                    Markdown.rows(text, columns: columns, chunk: size, looking: true) == rows)
            }
        }
    }

    /// Every part of a wrapped address links to the whole address.
    @Test func anAddressLeadsToAllOfIt() {
        let long = "https://example.org/?sig=" + Self.hash + Self.hash + Self.hash
        for text in ["see \(long) ok", "- <\(long)>", "[x](\(long))", "`a` \(long), b"] {
            for size in [1, 5, 1000] {
                let drawn = Markdown.rows(text, columns: 60, chunk: size).map {
                    $0.text.rendered(.on)
                }
                let links = drawn.joined().ranges(of: "\u{1B}]8;id=").count
                #expect(drawn.joined().ranges(of: ";\(long)\u{1B}\\").count == links && links > 0)
            }
        }
    }

    /// The text after the word continues in the row in which the terminal's wrapping ends.
    @Test func theRowGoesOnBehindTheWord() {
        let word = String(repeating: "x", count: 25)
        let rest = "b c d e f g h i"
        #expect(
            Markdown.screen("a \(word) \(rest)", columns: 20) == "a\n\(word) b c d e f g h\ni")
        #expect(
            Markdown.screen("- a \(word) \(rest)", columns: 20)
                == "• a\n  \(word) b c d e f g\n  h i")
        let full = String(repeating: "x", count: 40)
        #expect(Markdown.screen("\(full) b", columns: 20) == "\(full)\nb")
    }

    /// On a screen, with styles and without, the word is complete and in one piece.
    @Test(arguments: [MarkdownScreenTests.Surroundings.nothing, .promptAndFooter])
    func onAScreen(below: MarkdownScreenTests.Surroundings) {
        let text =
            "Intro words.\n\n- See \(Self.address) for more, and `\(Self.hash)`.\n\nThe end.\n"
        for columns in [44, 60, 80] {
            let run = MarkdownScreenTests.run(
                text, below: below, interval: 33, columns: columns, rows: 16)
            #expect(run.screen.unknown == [] && run.screen.pendingWrapErases == 0)
            let all = run.screen.everything.split(separator: "\n").joined()
            for word in [Self.address, Self.hash] { #expect(all.contains(word)) }
            #expect(
                all.hasPrefix("Intro words.") && all.hasSuffix("The end.") == (below == .nothing))
        }
    }

    /// A word without an end is written in pieces, and its open part stays cheap.
    @Test func aWordWithoutAnEnd() {
        let rows = Markdown.rows(String(repeating: "a", count: 200_000), chunk: 1000)
        #expect(rows.map(\.text.width).reduce(0, +) == 200_000 && rows.count == 4)
    }

    @Test func whatIsLeftOutOfTheViewHasASign() {
        let open = Markdown.open(String(repeating: "x", count: 500), columns: 41, openRows: 4)
        #expect(open.split(separator: "\n").map(\.count) == [1, 40, 40, 20])
        #expect(open.hasPrefix("…\n"))
    }
}
