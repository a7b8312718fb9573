import FakeClaude
import Testing

@Suite struct TokenizerTests {
    @Test(arguments: [
        ("", []),
        ("hello world", ["hello", " world"]),
        ("extraordinary", ["extrao", "rdinar", "y"]),
        ("a  b\n\nc", ["a", "  ", "b", "\n\n", "c"]),
        ("wait, what?", ["wait", ",", " what", "?"]),
        ("日本語 é", ["日", "本", "語", " é"]),
    ])
    func cutsText(_ text: String, _ pieces: [String]) {
        #expect(Tokenizer.pieces(text) == pieces)
        #expect(Tokenizer.count(text) == pieces.count)
    }

    @Test func piecesJoinToTheText() {
        let text = NumberedWords.text(123) + "\t\u{1F600}e\u{301}👨‍👩‍👧\r\n ﬁ"
        #expect(Tokenizer.pieces(text).joined().unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(Tokenizer.pieces(text).count == Tokenizer.count(text))
    }
}
