import ChatTerminal
import TestSupport
import Testing

/// What of a picker gives way where there is little room, or more than is listed.
@Suite struct OpenPickerRoomTests {
    /// The window that was drawn goes on in a screen of another size, as far as it can.
    @Test func anotherSize() {
        var open = OpenPicker(PickerPicture.picker(PickerPicture.numbered(12), selected: 8))
        func list(rows: Int) -> String {
            PickerPicture.picture(&open, 40, rows).split(separator: "\n").dropFirst(2).dropLast()
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
            Picker.Found(PickerPicture.numbered(3), fitting: fitting, total: total)
        }
        let rows = PickerPicture.picture([], 60, 24, of: picker).split(separator: "\n").dropLast()
        #expect(rows.joined(separator: "|") == wanted)
    }

    /// An entry whose second row has no room is not begun, and nothing moves below it; in few rows
    /// there are no second ones.
    @Test func wholeEntries() {
        let entries = (1...4).map {
            Picker.Entry(
                id: $0, label: StyledText(untrusted: "talk \($0)"), detail: "/some/folder")
        }
        var open = OpenPicker(PickerPicture.picker(entries))
        #expect(
            PickerPicture.picture(&open, 50, 14) == """
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
            PickerPicture.picture(&open, 50, 16) == """
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
            PickerPicture.picture(&open, 50, 12) == """
                resume · 4
                > █
                › 1  talk 1
                  2  talk 2
                  3  talk 3
                  4  talk 4
                Enter opens · Del deletes · Esc closes
                """)
        #expect(
            PickerPicture.picture(&open, 50, 4) == """
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
        let one = PickerPicture.picker(PickerPicture.numbered(1))
        let rows = PickerPicture.picture([], columns, 24, of: one).split(separator: "\n")
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
        let rows = PickerPicture.picture([], columns, 24, of: PickerPicture.picker([entry])).split(
            separator: "\n")
        #expect(rows.dropFirst(2).first.map(String.init) == wanted)
    }

    @Test func aProblemIsSaid() {
        let picker = Picker("resume", chooses: "opens") { _ in
            Picker.Found(problem: "they cannot be read")
        }
        #expect(
            PickerPicture.picture(of: picker) == """
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
        let rows = PickerPicture.picture([], columns, 24, of: PickerPicture.picker(filter: filter))
            .split(separator: "\n")
        #expect(rows[1] == wanted)
    }

    /// Of a folder the end is shown.
    @Test func longPlaces() {
        let entry = Picker.Entry(
            id: 12, label: "talk", place: "/home/someone/projects/of/many/people/parser")
        let rows = PickerPicture.picture([], 40, 24, of: PickerPicture.picker([entry]))
        #expect(
            rows == """
                resume · 1
                > █
                › 12  talk
                      …e/projects/of/many/people/parser
                Enter opens · Del deletes · Esc closes
                """)
    }
}
