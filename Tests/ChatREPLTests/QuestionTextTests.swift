import ChatREPL
import Testing

@Suite struct QuestionTextTests {
    @Test(
        arguments: [
            (["what", "is"], nil, "what is"), (["q"], "input\n", "q\n\ninput\n"),
            ([], "input", "input"),
            ([" "], "input", "input"), (["q"], " \n", "q"), (["q"], "", "q"),
            (["", "q"], nil, " q"),
        ] as [([String], String?, String)])
    func compose(_ words: [String], _ input: String?, _ text: String) throws {
        #expect(try QuestionText.compose(words: words, input: input) == text)
    }

    @Test(
        arguments: [
            ([], nil), ([], ""), ([""], nil), ([" ", "\n"], "\t\n\u{A0}"),
            (["\u{200B}"], "\u{FEFF}\u{2060}"),
        ]
            as [([String], String?)])
    func blankIsNoQuestion(_ words: [String], _ input: String?) {
        let failure = #expect(throws: Failure.self) {
            try QuestionText.compose(words: words, input: input)
        }
        #expect(failure?.code == .usage)
    }

    @Test func decodes() throws {
        #expect(try QuestionText.decode([]).text == "")
        #expect(try QuestionText.decode(Array("é".utf8)).note == nil)
        #expect(try QuestionText.decode(Array("é\u{1F600}\r\n".utf8)).text == "é\u{1F600}\r\n")
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b", 1), ([0xFF], "\u{FFFD}", 0),
            (Array("é".utf8) + [0xC3], "é\u{FFFD}", 2),
            ([0x61, 0xED, 0xA0, 0x80], "a\u{FFFD}\u{FFFD}\u{FFFD}", 1),
            // Bytes that begin like U+FFFD (EF BF BD).
            ([0xEF, 0xBF], "\u{FFFD}", 0),
            ([0x61, 0xEF, 0xBF], "a\u{FFFD}", 1),
            ([0xEF, 0xBF, 0x41], "\u{FFFD}A", 0),
        ] as [([UInt8], String, Int)])
    func repairs(_ bytes: [UInt8], _ text: String, _ offset: Int) throws {
        let input = try QuestionText.decode(bytes)
        #expect(input.text == text)
        #expect(
            input.note == "standard input is not all UTF-8: replaced what is not by U+FFFD, "
                + "the first at byte \(offset)")
    }

    @Test func aByteOrderMarkIsNoText() throws {
        #expect(try QuestionText.decode([0xEF, 0xBB, 0xBF]).text == "")
        #expect(try QuestionText.decode(Array("\u{FEFF}é".utf8)).text == "é")
        #expect(try QuestionText.decode(Array("a\u{FEFF}b".utf8)).text == "a\u{FEFF}b")
        let broken = try QuestionText.decode([0xEF, 0xBB, 0xBF, 0x61, 0xE9, 0x62])
        #expect(broken.text == "a\u{FFFD}b")
        #expect(broken.note?.hasSuffix("the first at byte 4") == true)
    }

    @Test func whatIsNoTextIsRefused() {
        for (bytes, sentence) in [
            (
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A],
                "standard input is a PNG picture, and only text can be sent: nothing was sent; "
                    + "describe it in words"
            ),
            (
                [0xFF, 0xFE, 0x61, 0],
                "standard input is UTF-16 or UTF-32: nothing was sent; convert it first, "
                    + "iconv -f UTF-16 -t UTF-8"
            ),
            (
                [0, 0, 0, 0],
                "standard input is mostly no text, it looks binary: nothing was sent; unpack or "
                    + "convert it first"
            ),
            (
                [UInt8](repeating: 0xEF, count: 100),
                "standard input is mostly no UTF-8: nothing was sent; convert it first, "
                    + "iconv -f ITS-NAME -t UTF-8"
            ),
        ] as [([UInt8], String)] {
            #expect(throws: Failure(.badInput, sentence)) { try QuestionText.decode(bytes) }
        }
    }
}
