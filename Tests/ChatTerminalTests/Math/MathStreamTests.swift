import ChatTerminal
import Testing

/// Formulas that arrive in pieces.
@Suite struct MathStreamTests {
    static func expectSameRows(_ text: String, columns: Int = 60) {
        let whole = Markdown.rows(text, columns: columns)
        for size in [1, 2, 3, 7] {
            let rows = Markdown.rows(text, columns: columns, chunk: size, looking: size != 2)
            #expect(rows == whole, "\(text.debugDescription) in pieces of \(size)")
        }
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= 32 else { return }
        for cut in scalars.indices.dropFirst() {
            var stream = MarkdownStream(columns: columns)
            var rows: [MarkdownRow] = []
            for part in [scalars[..<cut], scalars[cut...]] {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: part)
                rows += stream.push(String(view))
                _ = stream.openRows
            }
            #expect(rows + stream.finish() == whole, "\(text.debugDescription) cut at \(cut)")
        }
    }

    @Test(arguments: MathTests.groups.indices) func piecesChangeNoFormula(index: Int) {
        for (source, _) in MathTests.groups[index].samples { Self.expectSameRows("$\(source)$ is") }
    }

    @Test func piecesChangeNoBlock() {
        for (source, _) in MathPictures.all { Self.expectSameRows("a\n$$\n\(source)\n$$\nb") }
        for (text, _) in MathTests.screens { Self.expectSameRows(text) }
    }

    @Test func piecesChangeNoTrap() {
        for text in MathTraps.all { Self.expectSameRows(text) }
    }

    // MARK: - Open formulas

    static let views: [(String, String)] = [
        (#"so $\hat{y}_i = \sum"#, #"so $\hat{y}_i = \sum"#),
        (#"so \(x^2 +"#, #"so \(x^2 +"#),
        (#"so $\hat{y}_i$ and $x_1"#, "so ŷᵢ and $x_1"),
        ("It is $5 **and** more", "It is $5 and more"),
        ("$$\nx_1 +", "$$\nx_1 +"),
        ("text\n\n\\[\n\\frac{a}{b}\n= c", "\n\\[\n\\frac{a}{b}\n= c"),
        ("> $$\n> x_1\n> - b", "│ $$\n│ x_1\n│ - b"),
    ]

    /// An unclosed formula is shown as source.
    @Test(arguments: views.indices) func whatIsOpenIsShownAsItComes(index: Int) {
        let (text, view) = Self.views[index]
        #expect(Markdown.open(text) == view)
    }

    /// The rows of an unclosed formula wait for its end, as those of any open delimiter do.
    @Test func anOpenFormulaHoldsItsRows() {
        var stream = MarkdownStream(columns: 40)
        let words = String(repeating: "word ", count: 20)
        let terms = String(repeating: "x_1 + ", count: 100)
        _ = stream.push(words + "$a_1 + ")
        #expect(!stream.push(terms).contains { $0.text.plain.contains("x") })
        let rows = stream.push("b_1$ and so on.") + stream.finish()
        #expect(rows.contains { $0.text.plain.contains("x₁ + x₁") })
        #expect(!rows.contains { $0.text.plain.contains("$") })
    }

    /// An unclosed formula is text after 4 KB.
    @Test func aFormulaWithoutEndIsText() {
        for mark in ["$", "$$", "\\(", "\\["] {
            let text = "so " + mark + String(repeating: "x_1 and ", count: 800) + "end"
            let without = Markdown.rows(text, options: MarkdownOptions(math: nil))
            #expect(Markdown.rows(text) == without)
            #expect(Markdown.rows(text, chunk: 7) == without)
        }
    }

    /// A display formula that is too long to be laid out is shown as source, line by line.
    @Test func anEndlessBlockIsShownAsItCame() {
        let lines = (1...2000).map { "x_{\($0)} = \\frac{1}{\($0)} \\\\" }
        let text = (["$$"] + lines + ["$$", "", "*end*"]).joined(separator: "\n")
        let rows = Markdown.rows(text).map(\.text.plain)
        #expect(rows == ["$$"] + lines + ["$$", "", "end"])
        #expect(Markdown.rows(text, chunk: 1000).map(\.text.plain) == rows)
    }

    /// A resize in the middle of a formula loses nothing.
    @Test func aResizeKeepsTheFormula() {
        var stream = MarkdownStream(columns: 40)
        var rows = stream.push("so we have $f(x_1, x_2) = ")
        rows += stream.resize(columns: 20)
        rows += stream.push("y_1$ and\n\n$$\n\\frac{a}")
        rows += stream.resize(columns: 60)
        rows += stream.push("{b}\n$$")
        rows += stream.finish()
        #expect(
            rows.map(\.text.plain)
                == ["so we have", "f(x₁, x₂) = y₁ and", "", "  a", "  ─", "  b"])
    }
}
