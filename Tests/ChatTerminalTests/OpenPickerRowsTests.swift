import ChatTerminal
import TestSupport
import Testing

/// What is drawn of a picker, in terminals of all sizes.
@Suite struct OpenPickerRowsTests {
    /// Short, wide, hostile and long labels.
    private static func entries(after id: Int = 0) -> [Picker.Entry] {
        [
            Picker.Entry(
                id: id + 1, label: "Parse a date", facts: ["today 14:02", "12 turns", "$0.03"],
                detail: "…how does one parse a date, or a time of day, in Swift…"),
            Picker.Entry(
                id: id + 2, label: StyledText(untrusted: "日本語の文法 🎉 particles"),
                facts: ["yesterday 09:30", "3 turns", "$0.01"],
                detail: StyledText(untrustedLines: "…は and が…\nhidden")),
            Picker.Entry(
                id: id + 3, label: StyledText(untrusted: "evil\r\n\u{1B}[2J\u{202E}gnp"),
                facts: [StyledText(untrusted: "to\nday"), "1 turn"]),
            Picker.Entry(
                id: id + 4,
                label: StyledText(
                    untrustedLines: "A title that goes on and on and on\tand on\nhidden"),
                facts: [
                    "2026-01-02", "1,234 turns", "$1,234.56", "claude-opus-5-5", "a fact too many",
                ]),
            Picker.Entry(id: id + 5, label: "e"),
        ]
    }

    private static func picker(
        _ entries: [Picker.Entry] = entries(), filter: String = "", selected: Int? = nil
    ) -> Picker {
        Picker(
            "resume", chooses: "opens", removes: "deletes", filter: filter, selected: selected
        ) { filter in
            let found =
                filter.isEmpty ? entries : entries.filter { $0.label.plain.contains(filter) }
            return Picker.Found(found, fitting: found.count, total: entries.count)
        }
    }

    private static func numbered(_ count: Int) -> [Picker.Entry] {
        (0..<count).map { Picker.Entry(id: $0 + 1, label: StyledText(untrusted: "talk \($0 + 1)")) }
    }

    /// The rows, with `█` for the cursor where it is behind the text.
    private static func picture(
        _ picker: inout OpenPicker, _ columns: Int, _ rows: Int, color: ColorPolicy = .off
    ) -> String {
        let drawn = picker.rows(in: TerminalSize(columns: columns, rows: rows), color: color)
        let draft = drawn.draft.rows.enumerated().map { place, row in
            let hasCursor =
                place == drawn.draft.cursorRow && row.width == drawn.draft.cursorColumn
            return row.text + (hasCursor ? "█" : "")
        }
        let around = [drawn.question, drawn.menu].map { $0.map { $0.rendered(color) } }
        return (around[0] + draft + around[1]).joined(separator: "\n")
    }

    private static func picture(
        _ keys: [Key] = [], _ columns: Int = 80, _ rows: Int = 24, of picker: Picker = picker(),
        color: ColorPolicy = .off
    ) -> String {
        var open = OpenPicker(picker)
        for key in keys { _ = open.take(key) }
        return picture(&open, columns, rows, color: color)
    }

    @Test(arguments: [
        (
            20,
            """
            resume · 5
            > █
              Parse a date
            › 日本語の文法 🎉…
              evil^M^J^[[2J<U+…
              A title that goe…
              e
            Esc closes
            """
        ),
        (
            40,
            """
            resume · 5
            > █
              1  Parse a date
                 …how does one parse a date, or a…
            › 2  日本語の文法 🎉 particles
                 …は and が…
              3  evil^M^J^[[2J<U+202E>gnp
              4  A title that goes on and on and o…
              5  e
            Enter opens · Del deletes · Esc closes
            """
        ),
        (
            50,
            """
            resume · 5
            > █
              1  Parse a date          today 14:02 · 12 turns
                 …how does one parse a date, or a time of da…
            › 2  日本語の文法 🎉…   yesterday 09:30 · 3 turns
                 …は and が…
              3  evil^M^J^[[2J<U+202E>gnp    to^Jday · 1 turn
              4  A title that goes…  2026-01-02 · 1,234 turns
              5  e
            Enter opens · Del deletes · Esc closes
            """
        ),
        (
            80,
            """
            resume · 5
            > █
              1  Parse a date                                today 14:02 · 12 turns · $0.03
                 …how does one parse a date, or a time of day, in Swift…
            › 2  日本語の文法 🎉 particles                yesterday 09:30 · 3 turns · $0.01
                 …は and が…
              3  evil^M^J^[[2J<U+202E>gnp                                  to^Jday · 1 turn
              4  A title that goes…  2026-01-02 · 1,234 turns · $1,234.56 · claude-opus-5-5
              5  e
            Enter opens · Del deletes · Esc closes
            """
        ),
    ])
    func widths(columns: Int, wanted: String) {
        #expect(Self.picture([.down], columns, 30) == wanted)
    }

    @Test func aWideTerminal() {
        let gap = String(repeating: " ", count: 40)
        #expect(
            Self.picture([.down], 120, 30) == """
                resume · 5
                > █
                  1  Parse a date\(gap)                                today 14:02 · 12 turns · $0.03
                     …how does one parse a date, or a time of day, in Swift…
                › 2  日本語の文法 🎉 particles\(gap)                yesterday 09:30 · 3 turns · $0.01
                     …は and が…
                  3  evil^M^J^[[2J<U+202E>gnp\(gap)                                  to^Jday · 1 turn
                  4  A title that goes on and on and on    a…  2026-01-02 · 1,234 turns · $1,234.56 \
                · claude-opus-5-5 · a fact too many
                  5  e
                Enter opens · Del deletes · Esc closes
                """)
    }

    /// With the title they take half of the rows; the frame shows the keys where there is room.
    @Test(arguments: [
        (
            3,
            """
            > ev
            › 3  evil^M^J^[[2J<U+202E>gnp
            """
        ),
        (
            4,
            """
            resume · 5
            > █
            › 3  evil^M^J^[[2J<U+202E>gnp
            Enter opens · Del deletes · Esc closes
            """
        ),
        (
            6,
            """
            resume · 5
            > █
              2  日本語の文法 🎉 particles
            › 3  evil^M^J^[[2J<U+202E>gnp
            Enter opens · Del deletes · Esc closes
            """
        ),
        (
            10,
            """
            resume · 5
            > █
              2  日本語の文法 🎉 particles
            › 3  evil^M^J^[[2J<U+202E>gnp
              … 2 to 3 of 5
            Enter opens · Del deletes · Esc closes
            """
        ),
        (
            14,
            """
            resume · 5
            > █
              2  日本語の文法 🎉 particles
                 …は and が…
            › 3  evil^M^J^[[2J<U+202E>gnp
              4  A title that goes on and on and o…
              … 2 to 4 of 5
            Enter opens · Del deletes · Esc closes
            """
        ),
        (
            16,
            """
            resume · 5
            > █
              1  Parse a date
                 …how does one parse a date, or a…
              2  日本語の文法 🎉 particles
                 …は and が…
            › 3  evil^M^J^[[2J<U+202E>gnp
              … 1 to 3 of 5
            Enter opens · Del deletes · Esc closes
            """
        ),
        (
            50,
            """
            resume · 5
            > █
              1  Parse a date
                 …how does one parse a date, or a…
              2  日本語の文法 🎉 particles
                 …は and が…
            › 3  evil^M^J^[[2J<U+202E>gnp
              4  A title that goes on and on and o…
              5  e
            Enter opens · Del deletes · Esc closes
            """
        ),
    ])
    func heights(rows: Int, wanted: String) {
        let keys: [Key] = rows == 3 ? [.text("e"), .text("v")] : [.down, .down]
        #expect(Self.picture(keys, 40, rows) == wanted)
    }

    @Test func styles() {
        #expect(
            Self.picture([.down], 60, 14, color: .on)
                .replacing("\u{1B}[1m", with: "<b>").replacing("\u{1B}[2m", with: "<dim>")
                .replacing("\u{1B}[m", with: "</>") == """
                    resume<dim> · 5</>
                    > █
                      <dim>1</>  Parse a date            <dim>today 14:02 · 12 turns · $0.03</>
                         <dim>…how does one parse a date, or a time of day, in Swif</><dim>…</>
                    <b>› </><dim>2</>  <b>日本語の文法 🎉 pa</><b>…</>  <dim>yesterday 09:30 · 3 turns · $0.01</>
                         <dim>…は and が…</>
                    <dim>  … 1 to 2 of 5</>
                    <dim>Enter opens · Del deletes · Esc closes</>
                    """)
    }

    @Test func listsOfNoneAndOne() {
        #expect(
            Self.picture(of: Self.picker([])) == """
                resume · 0
                > █
                  nothing fits
                Esc closes
                """)
        #expect(
            Self.picture([.down, .pageDown], of: Self.picker(Self.numbered(1))) == """
                resume · 1
                > █
                › 1  talk 1
                Enter opens · Del deletes · Esc closes
                """)
        #expect(
            Self.picture([.text("z")], 20, 3, of: Self.picker(Self.numbered(1))) == """
                > z
                  nothing fits
                """)
    }

    /// The window moves only where the selected entry would leave it.
    @Test func aThousandEntries() {
        var open = OpenPicker(Self.picker(Self.numbered(1_000)))
        func screen(after keys: Key...) -> String {
            for key in keys { _ = open.take(key) }
            return Self.picture(&open, 40, 16).split(separator: "\n").dropFirst(2).dropLast()
                .joined(separator: "|")
        }
        #expect(
            screen()
                == "›    1  talk 1|     2  talk 2|     3  talk 3|     4  talk 4|     5  talk 5|  … 1 to 5 of 1,000"
        )
        #expect(
            screen(after: .down, .down, .down, .down, .down)
                == "     2  talk 2|     3  talk 3|     4  talk 4|     5  talk 5|›    6  talk 6|  … 2 to 6 of 1,000"
        )
        #expect(
            screen(after: .up)
                == "     2  talk 2|     3  talk 3|     4  talk 4|›    5  talk 5|     6  talk 6|  … 2 to 6 of 1,000"
        )
        #expect(
            screen(after: .pageDown)
                == "     5  talk 5|     6  talk 6|     7  talk 7|     8  talk 8|›    9  talk 9|  … 5 to 9 of 1,000"
        )
        #expect(
            screen(after: .pageUp)
                == "›    5  talk 5|     6  talk 6|     7  talk 7|     8  talk 8|     9  talk 9|  … 5 to 9 of 1,000"
        )
        #expect(
            screen(after: .end)
                == "   996  talk 996|   997  talk 997|   998  talk 998|   999  talk 999|› 1000  talk 1000|"
                + "  … 996 to 1,000 of 1,000")
        #expect(
            screen(after: .down)
                == "›    1  talk 1|     2  talk 2|     3  talk 3|     4  talk 4|     5  talk 5|  … 1 to 5 of 1,000"
        )
        #expect(
            screen(after: .end, .text("9"), .text("9"), .text("9"), .end) == "› 999  talk 999")
        #expect(
            screen(after: .backspace, .end)
                == "  995  talk 995|  996  talk 996|  997  talk 997|  998  talk 998|› 999  talk 999|  … 15 to 19 of 19"
        )
    }

    /// The window that was drawn goes on in a screen of another size, as far as it can.
    @Test func anotherSize() {
        var open = OpenPicker(Self.picker(Self.numbered(12), selected: 8))
        func list(rows: Int) -> String {
            Self.picture(&open, 40, rows).split(separator: "\n").dropFirst(2).dropLast()
                .joined(separator: "|")
        }
        #expect(list(rows: 12) == "   6  talk 6|   7  talk 7|›  8  talk 8|  … 6 to 8 of 12")
        #expect(
            list(rows: 16)
                == "   6  talk 6|   7  talk 7|›  8  talk 8|   9  talk 9|  10  talk 10|  … 6 to 10 of 12"
        )
        #expect(list(rows: 10) == "   7  talk 7|›  8  talk 8|  … 7 to 8 of 12")
        #expect(list(rows: 4) == "›  8  talk 8")
        #expect(
            list(rows: 26)
                == "   3  talk 3|   4  talk 4|   5  talk 5|   6  talk 6|   7  talk 7|›  8  talk 8|   9  talk 9|  10  talk 10|"
                + "  11  talk 11|  12  talk 12|  … 3 to 12 of 12")
    }

    /// How many fit and how many there are, of which the first alone may be listed.
    @Test(arguments: [
        (3, 3, "resume · 3|> █|› 1  talk 1|  2  talk 2|  3  talk 3"),
        (3, 9, "resume · 3 of 9|> █|› 1  talk 1|  2  talk 2|  3  talk 3"),
        (
            1_200, 1_200,
            "resume · 1,200|> █|› 1  talk 1|  2  talk 2|  3  talk 3"
                + "|  … 1 to 3 of 1,200: words find the others"
        ),
        (
            nil, 400,
            "resume · 3+ of 400|> █|› 1  talk 1|  2  talk 2|  3  talk 3"
                + "|  … 1 to 3 of 3+: words find the others"
        ),
    ])
    func counts(_ fitting: Int?, _ total: Int, _ wanted: String) {
        let picker = Picker("resume", chooses: "opens") { _ in
            Picker.Found(Self.numbered(3), fitting: fitting, total: total)
        }
        let rows = Self.picture([], 60, 24, of: picker).split(separator: "\n").dropLast()
        #expect(rows.joined(separator: "|") == wanted)
    }

    /// An entry whose second row has no room is not begun, and nothing moves below it; in few rows
    /// there are no second ones.
    @Test func wholeEntries() {
        let entries = (1...4).map {
            Picker.Entry(
                id: $0, label: StyledText(untrusted: "talk \($0)"), detail: "/some/folder")
        }
        var open = OpenPicker(Self.picker(entries))
        #expect(
            Self.picture(&open, 50, 14) == """
                resume · 4
                > █
                › 1  talk 1
                     /some/folder
                  2  talk 2
                     /some/folder
                  … 1 to 2 of 4
                Enter opens · Del deletes · Esc closes
                """)
        #expect(
            Self.picture(&open, 50, 16) == """
                resume · 4
                > █
                › 1  talk 1
                     /some/folder
                  2  talk 2
                     /some/folder

                  … 1 to 2 of 4
                Enter opens · Del deletes · Esc closes
                """)
        #expect(
            Self.picture(&open, 50, 12) == """
                resume · 4
                > █
                › 1  talk 1
                  2  talk 2
                  3  talk 3
                  4  talk 4
                Enter opens · Del deletes · Esc closes
                """)
        #expect(
            Self.picture(&open, 50, 4) == """
                resume · 4
                > █
                › 1  talk 1
                Enter opens · Del deletes · Esc closes
                """)
    }

    /// The way out is the last key to go.
    @Test(arguments: [
        (40, "Enter opens · Del deletes · Esc closes"), (38, "Enter opens · Esc closes"),
        (25, "Enter opens · Esc closes"), (24, "Esc closes"), (11, "Esc closes"), (10, "› talk 1"),
    ])
    func keysInLittleRoom(columns: Int, wanted: String) {
        let one = Self.picker(Self.numbered(1))
        let rows = Self.picture([], columns, 24, of: one).split(separator: "\n")
        #expect(rows.last.map(String.init) == wanted)
    }

    /// A copy is told apart from the first one.
    @Test(arguments: [
        (60, "› 1  a long title of many words (copy)         open · 14:02"),
        (50, "› 1  a long title of many w… (copy)  open · 14:02"),
        (40, "› 1  a long title of many… (copy)  open"), (30, "› 1  a long tit… (copy)  open"),
        (24, "› a long title… (copy)"), (9, "› a lon…"),
    ])
    func endings(columns: Int, wanted: String) {
        let entry = Picker.Entry(
            id: 1, label: "a long title of many words", ending: " (copy)", mark: "open",
            facts: ["14:02"])
        let rows = Self.picture([], columns, 24, of: Self.picker([entry])).split(separator: "\n")
        #expect(rows.dropFirst(2).first.map(String.init) == wanted)
    }

    @Test func aProblemIsSaid() {
        let picker = Picker("resume", chooses: "opens") { _ in
            Picker.Found(problem: "they cannot be read")
        }
        #expect(
            Self.picture(of: picker) == """
                resume · 0
                > █
                  they cannot be read
                Esc closes
                """)
    }

    /// The end of a long filter stays visible.
    @Test(arguments: [
        ("one two three four", 24, "> one two three four█"),
        ("one two three four", 22, "> one two three four█"),
        ("one two three four", 20, "> …e two three four█"),
        ("日本語の文法", 14, "> …本語の文法█"), ("日本語の文法", 13, "> …語の文法█"),
        ("\u{202E}a\u{1B}b", 40, "> <U+202E>ab█"), ("abc", 3, "…c█"), ("abc", 1, "…█"),
    ])
    func longFilters(_ filter: String, _ columns: Int, _ wanted: String) {
        let rows = Self.picture(columns, of: filter).split(separator: "\n")
        #expect(rows[1] == wanted)
    }

    private static func picture(_ columns: Int, of filter: String) -> String {
        picture([], columns, 24, of: picker(filter: filter))
    }

    /// In every size each row ends before the last column, and one entry is marked as selected.
    @Test(arguments: [1, 2, 3, 20, 30, 40, 50, 80, 120]) func everySize(columns: Int) {
        let entries = (0..<40).flatMap { Self.entries(after: $0 * 10) }
        for rows in 1...50 {
            var open = OpenPicker(Self.picker(entries))
            let size = TerminalSize(columns: columns, rows: rows)
            for key in [.home, .down, .pageDown, .end, .up, .pageUp, .pageUp, .text("e")] as [Key] {
                _ = open.take(key)
                let drawn = open.rows(in: size, color: .off)
                // The frame cuts the title.
                let title = columns < 20 ? [] : drawn.question
                let texts = drawn.draft.rows.map(\.text) + (title + drawn.menu).map(\.plain)
                let widths = texts.map { DisplayWidth.columns(of: $0) }
                let hidden = Array(texts.joined().unicodeScalars).filter {
                    $0.value < 0x20 || $0 == "\u{202E}"
                }
                #expect(drawn.draft.rows.count <= max(1, rows / 2) - (rows < 8 ? 0 : 1))
                #expect(drawn.draft.cursorColumn < max(2, columns))
                #expect(widths.allSatisfy { $0 < max(2, columns) })
                #expect(hidden == [])
                let marked = drawn.draft.rows.count { $0.text.hasPrefix("› ") }
                #expect(columns <= 3 || marked == 1)
            }
        }
    }

    /// The work for a key does not grow with the number of entries.
    @Test func manyEntriesAreQuick() {
        let entries = Self.numbered(10_000)
        var open = OpenPicker(
            Picker("resume", chooses: "opens") { _ in
                Picker.Found(entries, fitting: 10_000, total: 10_000)
            })
        let keys: [Key] = [.down, .pageDown, .end, .up, .text("t"), .backspace, .home]
        let times = (0..<5).flatMap { _ in
            keys.map { key in
                ContinuousClock().measure {
                    _ = open.take(key)
                    _ = open.rows(in: TerminalSize(columns: 120, rows: 50), color: .on)
                }
            }
        }
        // The median, as other programs run beside the tests.
        let median = times.sorted()[times.count / 2]
        #expect(median < .milliseconds(5))
    }
}
