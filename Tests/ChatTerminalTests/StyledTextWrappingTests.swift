import ChatTerminal
import Testing

@Suite struct StyledTextWrappingTests {
    static func rows(_ text: String, width: Int = 10, indent: Int = 0) -> [String] {
        StyledText(untrustedLines: text).wrapped(to: width, indent: indent).map(\.plain)
    }

    @Test func wordsStayWhole() {
        #expect(Self.rows("the quick brown fox") == ["the quick", "brown fox"])
        #expect(Self.rows("exactly 10 chars") == ["exactly 10", "chars"])
        #expect(Self.rows("a\n\n  b") == ["a", "", "  b"])
        #expect(Self.rows("") == [""])
    }

    @Test func longWordsAndWideScriptsAreCut() {
        #expect(Self.rows("https://example.org/x") == ["https://ex", "ample.org/", "x"])
        #expect(Self.rows("see https://example") == ["see", "https://ex", "ample"])
        #expect(Self.rows("漢字漢字漢字") == ["漢字漢字漢", "字"])
        #expect(Self.rows("漢", width: 1) == ["漢"])
    }

    @Test func followingRowsAreIndented() {
        #expect(Self.rows("- one two three four", indent: 2) == ["- one two", "  three", "  four"])
        #expect(Self.rows("- abcdefghijklmnop", indent: 2) == ["-", "  abcdefgh", "  ijklmnop"])
    }

    /// A sent text is wrapped as its draft was, if the width allows an indent.
    @Test(arguments: 4...30) func filledRowsAreThoseOfADraft(width: Int) {
        let texts = [
            "one two three", "see https://example.org/a/long/path and more",
            "a word like Donaudampfschifffahrtsgesellschaftskapitänsmütze in it", "漢字ab漢字 cd漢",
            "abcdefghijklmnopqrstuvwxyz", "x  y   z", "a 👨‍👩‍👧 family, e\u{301} and ñ",
        ]
        for text in texts {
            let drawn = DraftLayout(
                prompt: "> ", draft: DraftWindow(text), columns: width + 1, maximumRows: 1000)
            let line: StyledText = "> " + StyledText(untrustedLines: text)
            let echoed = line.wrapped(to: width, indent: 2, words: .fill).map(\.plain)
            #expect(
                echoed.map(Self.withoutSpacesBehind)
                    == drawn.rows.map { Self.withoutSpacesBehind($0.text) }, "\(text)")
        }
    }

    private static func withoutSpacesBehind(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }

    @Test func stylesSurvive() {
        let text = StyledText("bold text", style: .bold) + " and plain"
        #expect(
            text.wrapped(to: 8).map { $0.rendered(.on) } == [
                "\u{1B}[1mbold\u{1B}[m", "\u{1B}[1mtext\u{1B}[m and", "plain",
            ])
    }

    @Test(arguments: 1...30) func rowsFitAndNothingIsLost(width: Int) {
        let text = "  The quick-brown 漢字 fox: https://example.org/a/b/c jumps  over\tit 👨‍👩‍👧."
        let rows = StyledText(untrustedLines: text).wrapped(to: width, indent: 3)
        let limit = max(2, width)
        #expect(rows.allSatisfy { $0.width <= limit })
        #expect(
            rows.map(\.plain).joined().filter { !$0.isWhitespace }
                == text.filter { !$0.isWhitespace })
    }
}
