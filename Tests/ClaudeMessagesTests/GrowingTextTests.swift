import ClaudeMessages
import Testing

@Suite("Text that arrives piece by piece")
struct GrowingTextTests {
    private static let megabyte = String(repeating: "0123456789abcdé", count: 65_536)

    @Test("is the same as a string that grows", arguments: [1, 7, 4096, 600_000, 3_000_000])
    func same(length: Int) {
        let source = String(repeating: Self.megabyte, count: 3)
        var text = GrowingText()
        var rest = source[...]
        while !rest.isEmpty {
            text.append(String(rest.prefix(length)))
            rest = rest.dropFirst(length)
            guard length > 4000 else { break }
        }
        let taken = String(source[..<rest.startIndex])
        #expect(text.text() == taken)
        #expect(text.text(after: "before ") == "before " + taken)
        text.join()
        #expect(text.text() == taken)
        text.append("more")
        #expect(text.text() == taken + "more")
        text.join()
        #expect(text.text(after: "x") == "x" + taken + "more")
    }

    @Test("is empty at first, also joined")
    func empty() {
        var text = GrowingText()
        #expect(text.isEmpty && text.text() == "" && text.text(after: "a") == "a")
        text.join()
        #expect(text.isEmpty)
        text.append("")
        #expect(text.isEmpty)
        text.append("a")
        #expect(!text.isEmpty && text.text() == "a")
    }
}
