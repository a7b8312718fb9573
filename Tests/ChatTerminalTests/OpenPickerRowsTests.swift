import ChatTerminal
import TestSupport
import Testing

/// What is drawn of a picker, in terminals of all sizes.
@Suite struct OpenPickerRowsTests {
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
        #expect(PickerPicture.picture([.down], columns, 30) == wanted)
    }

    @Test func aWideTerminal() {
        let gap = String(repeating: " ", count: 40)
        #expect(
            PickerPicture.picture([.down], 120, 30) == """
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
        #expect(PickerPicture.picture(keys, 40, rows) == wanted)
    }

    @Test func styles() {
        #expect(
            PickerPicture.picture([.down], 60, 14, color: .on)
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
            PickerPicture.picture(of: PickerPicture.picker([])) == """
                resume · 0
                > █
                  nothing fits
                Esc closes
                """)
        #expect(
            PickerPicture.picture(
                [.down, .pageDown], of: PickerPicture.picker(PickerPicture.numbered(1))) == """
                    resume · 1
                    > █
                    › 1  talk 1
                    Enter opens · Del deletes · Esc closes
                    """)
        #expect(
            PickerPicture.picture(
                [.text("z")], 20, 3, of: PickerPicture.picker(PickerPicture.numbered(1))) == """
                    > z
                      nothing fits
                    """)
    }

    /// The window moves only where the selected entry would leave it.
    @Test func aThousandEntries() {
        var open = OpenPicker(PickerPicture.picker(PickerPicture.numbered(1_000)))
        func screen(after keys: Key...) -> String {
            for key in keys { _ = open.take(key) }
            return PickerPicture.picture(&open, 40, 16).split(separator: "\n").dropFirst(2)
                .dropLast()
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

    /// In every size each row ends before the last column, and one entry is marked as selected.
    @Test(arguments: [1, 2, 3, 20, 30, 40, 50, 80, 120]) func everySize(columns: Int) {
        let entries = (0..<40).flatMap { PickerPicture.entries(after: $0 * 10) }
        for rows in 1...50 {
            var open = OpenPicker(PickerPicture.picker(entries))
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
        let entries = PickerPicture.numbered(10_000)
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
