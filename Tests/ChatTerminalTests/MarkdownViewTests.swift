import ChatTerminal
import Testing

/// The open rows while an answer streams, and after a change of the width.
@Suite struct MarkdownViewTests {
    @Test func textAppearsTokenByToken() {
        var stream = MarkdownStream(columns: 40)
        var seen: [String] = []
        for token in ["Some **bo", "ld** text `co", "de` and [li", "nk](http", "s://x.y) *"] {
            #expect(stream.push(token) == [])
            seen.append(stream.openRows.map(\.plain).joined(separator: "\n"))
        }
        #expect(
            seen == [
                "Some bo", "Some bold text co", "Some bold text code and [li",
                "Some bold text code and link", "Some bold text code and link\n(https://x.y)",
            ])
        #expect(Markdown.open("[a]: https://x.y\n\nsee [a] an").hasSuffix("see a (https://x.y) an"))
        #expect(Markdown.open("**bold** and **half").contains("*") == false)
    }

    /// A part of a delimiter must not change the text before it.
    @Test func marksThatSayNothingYetAreNotShown() {
        for mark in ["-", "--", "=", "#", "##", "1", "1.", "*", "- [", "`", "```", "|", ">", "~~"] {
            #expect(Markdown.open("text\n" + mark) == "text", "\(mark)")
        }
        #expect(Markdown.open("```\ncode\n``") == "")
        #expect(Markdown.open("text\n| a | b") == "text")
        #expect(Markdown.open("text\n- a") == "text\n• a")
        #expect(Markdown.open("text\n\n1. a") == "1. a".replacing("1.", with: "\n1."))
    }

    @Test func codeShowsTheLineThatIsBeingWritten() {
        #expect(Markdown.open("```swift\nlet a = 1\nlet b") == "let b")
        let long = String(repeating: "0123456789", count: 300)
        let open = Markdown.open("```\n" + long, columns: 41, openRows: 4)
        #expect(open.split(separator: "\n").count == 4)
        #expect(open.split(separator: "\n").allSatisfy { $0.count <= 40 })
        #expect(open.hasSuffix("0123456789"))
    }

    /// Rows are finished as soon as they are final, so that few rows are rewritten.
    @Test func aLongParagraphStaysShort() {
        var stream = MarkdownStream(columns: 41, options: MarkdownOptions(openRows: 4))
        var finished = 0
        for number in 0..<2000 {
            finished += stream.push("word\(number) ").count
            #expect(stream.openRows.count <= 4)
        }
        #expect(finished > 400)
        var list = MarkdownStream(columns: 41)
        _ = list.push("- one\n- two\n  - three\n")
        #expect(list.push("- four\n").map(\.text.plain) == ["• two", "  • three"].suffix(1))
    }

    @Test func resizingSetsOnlyWhatIsOpenAnew() {
        var stream = MarkdownStream(columns: 21)
        #expect(
            stream.push("- one two three four five\n\nlast").map(\.text.plain) == [
                "• one two three four", "  five",
            ])
        #expect(stream.resize(columns: 10) == [])
        #expect(stream.push(" words of it").isEmpty)
        #expect(stream.openRows.map(\.plain) == ["", "last", "words of", "it"])
        #expect(stream.resize(columns: 80) == [])
        #expect(stream.finish().map(\.text.plain) == ["", "last words of it"])
    }
}
