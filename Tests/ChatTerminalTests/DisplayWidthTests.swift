import ChatTerminal
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("é", 1), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2),
        ("❤️", 2), ("🇩🇪", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("क्ष", 2), ("ｶ", 1),
        ("\u{1FAE8}", 2), ("\u{20000}", 2), ("\u{200B}", 0), ("", 0), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
        ("1\u{FE0F}\u{20E3}", 2),
    ])
    func columns(text: String, wanted: Int) {
        #expect(DisplayWidth.columns(of: text) == wanted, "\(text)")
    }
}
