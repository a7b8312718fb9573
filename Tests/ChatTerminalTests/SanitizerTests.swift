import ChatTerminal
import TestSupport
import Testing

@Suite struct SanitizerTests {
    static let table: [(String, String)] = [
        ("plain\n\ttext", "plain\n\ttext"),
        ("\u{1B}]52;c;YQ==\u{7}", "^[]52;c;YQ==^G"),
        ("safe\rrm -rf", "safe^Mrm -rf"),
        ("one\r\ntwo\r\n", "one\ntwo\n"),
        ("a\r\r\nb", "a^M\nb"),
        ("end\r", "end^M"),
        ("\u{8}\u{B}\u{C}\u{0}\u{7F}", "^H^K^L^@^?"),
        ("\u{9B}2J\u{85}", "<9b>2J<85>"),
        ("\u{202E}gpj\u{202D}", "<U+202E>gpj<U+202D>"),
        ("\u{200F}שלום\u{2067}x\u{2069}", "\u{200F}שלום\u{2067}x\u{2069}"),
        ("👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é 漢", "👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é 漢"),
    ]

    @Test(arguments: chunkSizes) func chunksGiveTheSame(size: Int) {
        for (input, wanted) in Self.table {
            var sanitizer = Sanitizer()
            let pieces = input.chunks(of: size).map { sanitizer.push($0) }
            #expect(pieces.joined() + sanitizer.finish() == wanted)
        }
    }

    @Test func strictShowsWhatCouldHide() {
        #expect(Sanitizer.strict("a\u{200B}b\u{202A}c\u{FEFF}") == "a<U+200B>b<U+202A>c<U+FEFF>")
        #expect(Sanitizer.strict("x\ny\tz\r") == "x^Jy^Iz^M")
        #expect(Sanitizer.strict("\u{E0041}\u{2066}\u{61C}") == "<U+E0041><U+2066><U+061C>")
        #expect(Sanitizer.strict("Käse 漢 é") == "Käse 漢 é")
        let emoji = "👩\u{200D}👩\u{200D}👧\u{200D}👦 🏳\u{FE0F}\u{200D}🌈 👩🏽\u{200D}💻 ❤\u{FE0F}"
        #expect(Sanitizer.strict(emoji) == emoji)
        #expect(Sanitizer.strict("a\u{200D}b 👩\u{200D}") == "a<U+200D>b 👩<U+200D>")
        #expect(Sanitizer.strict("👩\u{E0041}\u{200D}👧") == "👩<U+E0041><U+200D>👧")
    }

    @Test func randomTextLeavesNoControl() {
        var generator = SeededGenerator(1)
        for _ in 0..<500 {
            let text = String(
                String.UnicodeScalarView(
                    (0..<20).map { _ in
                        Unicode.Scalar(UInt32.random(in: 0..<0x100, using: &generator)) ?? "x"
                    }))
            let clean = Sanitizer.sanitize(text)
            #expect(
                clean.unicodeScalars.allSatisfy {
                    $0 == "\n" || $0 == "\t"
                        || $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
                })
        }
    }
}
