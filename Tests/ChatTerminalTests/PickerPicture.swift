import ChatTerminal

/// Pickers to draw, and what is drawn of them.
enum PickerPicture {
    /// Short, wide, hostile and long labels.
    static func entries(after id: Int = 0) -> [Picker.Entry] {
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

    static func picker(
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

    static func numbered(_ count: Int) -> [Picker.Entry] {
        (0..<count).map { Picker.Entry(id: $0 + 1, label: StyledText(untrusted: "talk \($0 + 1)")) }
    }

    /// The rows, with `█` for the cursor where it is behind the text.
    static func picture(
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

    static func picture(
        _ keys: [Key] = [], _ columns: Int = 80, _ rows: Int = 24, of picker: Picker = picker(),
        color: ColorPolicy = .off
    ) -> String {
        var open = OpenPicker(picker)
        for key in keys { _ = open.take(key) }
        return picture(&open, columns, rows, color: color)
    }

    /// Fourteen talks.
    private static func talks(fitting filter: String) -> Picker.Found {
        let all = (1...14).map { number in
            Picker.Entry(
                id: number * 10, label: StyledText(untrusted: "talk \(number)"),
                facts: ["today", StyledText(untrusted: "\(number) turns")],
                detail: number == 2 ? "about pears" : nil)
        }
        let found = all.filter {
            $0.label.plain.contains(filter) || $0.id.description == filter
        }
        return Picker.Found(found, fitting: found.count, total: all.count)
    }

    static func talks(_ filter: String = "") -> Picker {
        Picker(
            "resume", chooses: "opens", removes: "deletes", note: "a program deletes",
            filter: filter, find: talks(fitting:))
    }
}
