import ChatREPL
import Testing

@Suite struct PromptTests {
    @Test(
        arguments: [
            (["what", "is"], nil, "what is"), (["q"], "input\n", "q\n\ninput\n"),
            ([], "input", "input"),
            ([" "], "input", "input"), (["q"], " \n", "q"), (["q"], "", "q"),
            (["", "q"], nil, " q"),
        ] as [([String], String?, String)])
    func compose(_ words: [String], _ input: String?, _ text: String) throws {
        #expect(try Prompt.compose(words: words, input: input) == text)
    }

    @Test(
        arguments: [([], nil), ([], ""), ([""], nil), ([" ", "\n"], "\t\n\u{A0}")]
            as [([String], String?)])
    func blankIsNoQuestion(_ words: [String], _ input: String?) {
        let failure = #expect(throws: Failure.self) {
            try Prompt.compose(words: words, input: input)
        }
        #expect(failure?.code == .usage)
    }

    @Test func decodes() throws {
        #expect(try Prompt.decode([]).text == "")
        #expect(try Prompt.decode(Array("é".utf8)).note == nil)
        #expect(try Prompt.decode(Array("é\u{1F600}\r\n".utf8)).text == "é\u{1F600}\r\n")
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b", 1), ([0xFF], "\u{FFFD}", 0),
            (Array("é".utf8) + [0xC3], "é\u{FFFD}", 2),
            ([0x61, 0xED, 0xA0, 0x80], "a\u{FFFD}\u{FFFD}\u{FFFD}", 1),
            // Bytes that agree with the replacement for a while.
            ([0xEF, 0xBF], "\u{FFFD}", 0),
            ([0x61, 0xEF, 0xBF], "a\u{FFFD}", 1),
            ([0xEF, 0xBF, 0x41], "\u{FFFD}A", 0),
        ] as [([UInt8], String, Int)])
    func repairs(_ bytes: [UInt8], _ text: String, _ offset: Int) throws {
        let input = try Prompt.decode(bytes)
        #expect(input.text == text)
        #expect(
            input.note == "standard input is not all UTF-8: replaced what is not by U+FFFD, "
                + "the first at byte \(offset)")
    }

    @Test func binaryIsRefused() throws {
        let failure = #expect(throws: Failure.self) {
            try Prompt.decode([0x7F, 0x45, 0x4C, 0x46, 0, 0])
        }
        #expect(failure?.code == .badInput)
        // One NUL among many characters is a slip.
        let text = [UInt8](repeating: 0x61, count: 100) + [0]
        #expect(try Prompt.decode(text).text.utf8.count == 101)
        #expect(throws: Failure.self) {
            try Prompt.decode([UInt8](repeating: 0x61, count: 99) + [0])
        }
    }
}
