import ClaudeMessages
import MessagesTesting
import Testing

@Suite struct TextJoinerTests {
    /// `nil` stands for a block of another kind.
    private static let rules: [([String?], String)] = [
        ([], ""),
        ([nil], ""),
        (["a"], "a"),
        (["a", "b"], "ab"),
        (["a\n", "\nb"], "a\n\nb"),
        (["a", nil, "b"], "a\n\nb"),
        (["a", nil, nil, "b"], "a\n\nb"),
        (["a\n", nil, "b"], "a\n\nb"),
        (["a", nil, "\nb"], "a\n\nb"),
        (["a\n", nil, "\nb"], "a\n\nb"),
        (["a\n\n", nil, "b"], "a\n\nb"),
        (["a", nil, "\n\nb"], "a\n\nb"),
        (["a\n\n\n", nil, "b"], "a\n\n\nb"),
        (["a", nil, "\n\n\nb"], "a\n\n\nb"),
        ([nil, "a"], "a"),
        ([nil, "\n\na"], "\n\na"),
        (["a", nil], "a"),
        (["a\n", nil], "a\n"),
        (["a", nil, "", "b"], "a\n\nb"),
        (["", nil, "b"], "b"),
        (["a", nil, "b", nil, "c"], "a\n\nb\n\nc"),
        (["a", nil, "b", "c", nil, "d"], "a\n\nbc\n\nd"),
        (["a", nil, "\r\nb"], "a\n\n\r\nb"),
        (["a", nil, "\u{301}b"], "a\n\n\u{301}b"),
    ]

    private func joined(_ blocks: [String?], by size: Int) -> String {
        var joiner = TextJoiner()
        var text = ""
        for (index, block) in blocks.enumerated() {
            guard let block else {
                joiner.otherBlock()
                continue
            }
            let scalars = Array(block.unicodeScalars)
            for start in stride(from: 0, to: scalars.count, by: max(1, min(size, scalars.count))) {
                var piece = String.UnicodeScalarView()
                piece.append(contentsOf: scalars[start...].prefix(size))
                text += joiner.text(String(piece), ofBlock: index)
            }
        }
        return text + joiner.finish()
    }

    @Test(arguments: rules) func rule(_ blocks: [String?], _ text: String) {
        for size in pieceSizes {
            #expect(Array(joined(blocks, by: size).unicodeScalars) == Array(text.unicodeScalars))
        }
    }

    @Test func theMessageSaysTheSame() throws {
        for (blocks, text) in Self.rules {
            let content = blocks.map { block -> JSON in
                block.map { ["type": "text", "text": JSON($0)] } ?? ["type": "other"]
            }
            let message = try #require(Message(json: ["content": .array(content)]))
            #expect(message.text == text)
        }
    }

    @Test func newlinesAreHeldUntilTheirNumberIsKnown() {
        var joiner = TextJoiner()
        #expect(joiner.text("a", ofBlock: 0) == "a")
        joiner.otherBlock()
        #expect(joiner.text("\n", ofBlock: 2) == "")
        #expect(joiner.text("\n", ofBlock: 2) == "")
        #expect(joiner.text("\n", ofBlock: 2) == "")
        #expect(joiner.finish() == "\n\n\n")
        #expect(joiner.finish() == "")
    }

    /// Text of one block continues while another block is open.
    @Test func overlappingBlocksDoNotSplitATextFromItself() {
        var joiner = TextJoiner()
        var text = joiner.text("a", ofBlock: 0)
        joiner.otherBlock()
        text += joiner.text("b", ofBlock: 0)
        text += joiner.text("c", ofBlock: 2)
        #expect(text + joiner.finish() == "ab\n\nc")
    }
}
