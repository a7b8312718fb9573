import ChatTerminal
import Testing

@Suite struct DraftLayoutTests {
    static func layout(
        _ text: String, cursor: Int? = nil, columns: Int = 11, rows: Int = 10
    ) -> DraftLayout {
        var window = DraftWindow(text)
        if let cursor { window.cursor = cursor }
        return DraftLayout(prompt: "> ", draft: window, columns: columns, maximumRows: rows)
    }

    static func picture(_ layout: DraftLayout) -> String {
        layout.rows.map(\.text).joined(separator: "|")
            + " @\(layout.cursorRow),\(layout.cursorColumn)"
    }

    @Test(arguments: [
        ("", "> @0,2"), ("abc", "> abc @0,5"), ("12345678", "> 12345678 @0,10"),
        ("123456789", "> 12345678|  9 @1,3"), ("a\nb", "> a|  b @1,3"), ("a\n", "> a|   @1,2"),
        ("1234567漢", "> 1234567|  漢 @1,4"), ("x\u{1B}y", "> x^[y @0,6"),
        ("e\u{301}", "> e\u{301} @0,3"), ("a\tb", "> a    b @0,8"),
    ])
    func rowsAndCursor(text: String, wanted: String) {
        #expect(Self.picture(Self.layout(text)) == wanted.replacing("> @", with: ">  @"))
    }

    /// Rows are broken between words; a space that would begin a row is not drawn.
    @Test(arguments: [
        ("one two three", "> one two|  three @1,7"), ("one two ", "> one two @0,10"),
        ("one twos ", "> one twos @0,10"), ("one twos  x", "> one twos|  x @1,3"),
        ("a longerword", "> a longer|  word @1,6"), ("a longword", "> a|  longword @1,10"),
        ("漢字漢字漢字", "> 漢字漢字|  漢字 @1,6"), ("one two\nthree", "> one two|  three @1,7"),
    ])
    func words(_ text: String, _ wanted: String) {
        let picture = Self.picture(Self.layout(text)).replacing(/\x20+(?=[|@])/, with: "")
        #expect(picture == wanted.replacing(" @", with: "@"))
    }

    /// A search match is highlighted if styles are on.
    @Test func whatIsMarked() {
        var window = DraftWindow("one two")
        window.marked = 4..<7
        func rows(_ color: ColorPolicy) -> [LiveRow] {
            DraftLayout(prompt: "> ", draft: window, columns: 80, maximumRows: 5, color: color).rows
        }
        let marked = ["t", "w", "o"].map { "\u{1B}[1;4m\($0)\u{1B}[m" }.joined()
        #expect(rows(.on) == [LiveRow("> one " + marked, width: 9)])
        #expect(rows(.off) == [LiveRow("> one two", width: 9)])
    }

    @Test func theCursorStandsBeforeItsCharacter() {
        #expect(Self.picture(Self.layout("ab\ncd", cursor: 2)) == "> ab|  cd @0,4")
        #expect(Self.picture(Self.layout("ab\ncd", cursor: 3)) == "> ab|  cd @1,2")
        #expect(Self.picture(Self.layout("123456789", cursor: 8)) == "> 12345678|  9 @1,2")
    }

    @Test func aTallDraftShowsTheRowsAroundTheCursor() {
        let text = (1...9).map(String.init).joined(separator: "\n")
        #expect(Self.picture(Self.layout(text, rows: 3)) == "  7|  8|  9 @2,3")
        #expect(Self.picture(Self.layout(text, cursor: 0, rows: 3)) == "> 1|  2|  3 @0,2")
        #expect(Self.picture(Self.layout(text, cursor: 8, rows: 3)) == "  4|  5|  6 @1,2")
    }

    @Test func aPasteIsDrawnAsItsLabel() {
        let layout = DraftLayout(
            prompt: "> ", draft: DraftWindow("a\u{F0000}b"), columns: 80, maximumRows: 5
        ) { $0 == "\u{F0000}" ? "[Pasted #1: 12 lines]" : nil }
        #expect(Self.picture(layout) == "> a[Pasted #1: 12 lines]b @0,25")
    }

    @Test(arguments: [1, 2, 3, 5]) func tinyTerminalsDoNotTrap(columns: Int) {
        let layout = Self.layout("漢字 abc\n\u{1B}", columns: columns, rows: 1)
        #expect(layout.rows.count == 1)
    }
}
