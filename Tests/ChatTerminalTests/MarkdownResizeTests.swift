import ChatTerminal
import Testing

/// Bullets, numbers and checkboxes are drawn once, with a resize at any moment.
@Suite struct MarkdownResizeTests {
    static let texts = [
        "- one two three four\n- five six\n  - seven eight nine\n    1. ten eleven\n       twelve\n",
        "9. one two\n10. [ ] three four five six seven\n11. [x] eight\n",
        "> one two three four\n> - five\n>\n>   six seven\n\n- > eight nine ten\n",
        "[^1]: one two three four five six\n[^2]: seven\n\n[a]: /eight 'nine ten'\n- [b]: /c 'd e'\n",
        "- ```sh\n  one two\n  ```\n- | a | b |\n  |---|---|\n  | c | d |\n- # one two three\n- four\n  ===\n",
        "# one two three\n\ntext\n===\n\n- a\n\n  b c d e f\n\n  - g\n",
    ]

    /// The words and markers of rows, without what depends on the width.
    static func marks(_ rows: [MarkdownRow]) -> [Substring] {
        rows.flatMap { $0.text.plain.split(separator: " ") }
            .filter { !$0.contains("─") && $0 != "│" }
    }

    @Test(arguments: texts.indices) func marksSurvive(index: Int) {
        let text = Self.texts[index]
        let wanted = Self.marks(Markdown.rows(text, columns: 60))
        // Resizes there and back at one moment, then at every moment.
        for moment in 0...text.count {
            for sizes in [[30], [30, 60], [12, 13, 90], [200]] {
                var stream = MarkdownStream(columns: 60)
                var rows = stream.push(String(text.prefix(moment)))
                for size in sizes {
                    _ = stream.openRows
                    rows += stream.resize(columns: size)
                }
                rows += stream.push(String(text.dropFirst(moment)))
                rows += stream.finish()
                #expect(Self.marks(rows) == wanted, "after \(moment) to \(sizes)")
            }
        }
        var stream = MarkdownStream(columns: 60)
        var rows: [MarkdownRow] = []
        for (moment, piece) in text.chunks(of: 1).enumerated() {
            rows += stream.push(piece) + stream.resize(columns: 30 + moment * 7 % 31)
        }
        #expect(Self.marks(rows + stream.finish()) == wanted)
    }

    /// The open row shows its bullet all the time.
    @Test func theOpenRowKeepsItsBullet() {
        var stream = MarkdownStream(columns: 60)
        _ = stream.push("- one two three four five")
        for columns in [30, 10, 60] {
            #expect(stream.resize(columns: columns) == [])
            #expect(stream.openRows.first?.plain.hasPrefix("• one") ?? false)
        }
        // A bullet written with its row is not drawn again.
        #expect(stream.resize(columns: 12) == [])
        let rows = stream.push(String(repeating: " six", count: 30))
        #expect(rows.first?.text.plain == "• one two")
        _ = stream.resize(columns: 60)
        #expect(stream.openRows.allSatisfy { !$0.plain.contains("•") })
    }

    /// A word wider than the row is wrapped again for a new width.
    @Test func aLongWordIsSetAnew() {
        let word = String(repeating: "0123456789", count: 5)
        var stream = MarkdownStream(columns: 80)
        var rows = stream.push("- a \(word) b")
        rows += stream.resize(columns: 20)
        rows += stream.finish()
        #expect(rows.map(\.text.plain) == ["• a", "  \(word) b"])
    }
}
