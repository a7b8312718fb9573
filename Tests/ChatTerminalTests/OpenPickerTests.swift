import ChatTerminal
import Testing

/// The keys and lines of a picker.
@Suite struct OpenPickerTests {
    private static let fruits = [10: "apple pie", 20: "apricot", 30: "banana", 40: "cherry"]

    private static func picker(
        filter: String = "", selected: Int? = nil, removes: StyledText? = "deletes",
        asked: @escaping (String) -> Void = { _ in }
    ) -> Picker {
        Picker(
            "fruits", chooses: "eats", removes: removes, filter: filter, selected: selected
        ) { filter in
            asked(filter)
            let found = fruits.filter {
                $0.value.contains(filter) || $0.key.description == filter
            }.sorted { $0.key < $1.key }
            return Picker.Found(
                found.map { Picker.Entry(id: $0.key, label: StyledText(untrusted: $0.value)) },
                fitting: found.count, total: 4)
        }
    }

    private static func answers(_ keys: [Key], _ picker: Picker = picker()) -> [Picker.Answer] {
        var open = OpenPicker(picker)
        return keys.compactMap { open.take($0) }
    }

    private static func typed(_ text: String) -> [Key] { text.unicodeScalars.map { .text($0) } }

    @Test(
        arguments: [
            ([.enter], 10), ([.down, .enter], 20), ([.tab, .control(0x0E), .enter], 30),
            ([.up, .enter], 40), ([.backTab, .control(0x10), .enter], 30),
            ([.down, .down, .down, .down, .enter], 10), ([.end, .enter], 40),
            ([.end, .home, .enter], 10), ([.pageDown, .enter], 20), ([.pageUp, .enter], 10),
            ([.end, .pageUp, .enter], 30), ([.end, .pageDown, .enter], 40),
            (
                [.left, .right, .wordLeft, .newline, .alt("x"), .pasteWasCut, .paste(""), .enter],
                10
            ),
        ] as [([Key], Int)])
    func keysMove(_ keys: [Key], _ id: Int) {
        #expect(Self.answers(keys) == [.chose(id)])
    }

    /// Another filter selects its first entry, whatever was selected before.
    @Test(
        arguments: [
            (typed("c"), "c", 20), (typed("ch"), "ch", 40), (typed("ch") + [.backspace], "c", 20),
            (typed("ch") + [.control(0x15)], "", 10), ([.backspace], "", 10),
            (typed("apple pie") + [.control(0x17)], "apple ", 10),
            (typed("apple  ") + [.control(0x17)], "", 10),
            (typed("pie") + [.alt("\u{7F}")], "", 10),
            ([.control(0x17)], "", 10), ([.end] + typed("a"), "a", 10),
            ([.end] + typed("n"), "n", 30),
            (typed("c") + [.down, .backspace], "", 10), ([.paste("ban")], "ban", 30),
            ([.paste("\n\r\nap\u{1B}\u{7F}\u{9B}ri\ncherry")], "apri", 20),
            ([.paste("apple\tpie")], "apple pie", 10), ([.paste("c"), .text("h")], "ch", 40),
            (typed("e\u{301}c") + [.backspace, .backspace], "", 10),
        ] as [([Key], String, Int)])
    func keysFilter(_ keys: [Key], _ filter: String, _ id: Int) {
        var open = OpenPicker(Self.picker())
        #expect(keys.compactMap { open.take($0) } == [])
        #expect(open.filter == filter)
        #expect(open.take(.enter) == .chose(id))
    }

    /// Nothing can be chosen or removed from an empty list, and it can be left.
    @Test func anEmptyListGivesNothing() {
        let keys: [Key] = [
            .text("z"), .enter, .delete, .down, .up, .tab, .backTab, .pageDown, .pageUp, .end,
            .home, .enter, .control(0x18),
        ]
        #expect(Self.answers(keys) == [])
        #expect(Self.answers(keys + [.backspace, .enter]) == [.chose(10)])
        #expect(Self.answers(keys + [.escape]) == [.closed])
    }

    @Test(arguments: [Key.escape, .control(0x03), .control(0x07), .control(0x04)])
    func keysClose(key: Key) {
        #expect(Self.answers([.down, key]) == [.closed])
        #expect(Self.answers([.text("a"), key]) == [.closed])
    }

    /// An answer that removes says where the picker goes on.
    @Test(arguments: [Key.delete, .control(0x18)])
    func keysRemove(key: Key) {
        #expect(Self.answers([key]) == [.remove(10, filter: "", next: 20)])
        #expect(Self.answers([.end, key]) == [.remove(40, filter: "", next: 30)])
        #expect(Self.answers([.text("h"), key]) == [.remove(40, filter: "h", next: nil)])
        #expect(Self.answers([key], Self.picker(removes: nil)) == [])
    }

    @Test func thePickerBeginsWhereItIsTold() {
        #expect(Self.answers([.enter], Self.picker(selected: 30)) == [.chose(30)])
        #expect(Self.answers([.enter], Self.picker(selected: 99)) == [.chose(10)])
        #expect(Self.answers([.enter], Self.picker(filter: "c", selected: 40)) == [.chose(40)])
        #expect(Self.answers([.enter], Self.picker(filter: "n", selected: 10)) == [.chose(30)])
        let another = Self.answers([.text("a"), .enter], Self.picker(selected: 30))
        #expect(another == [.chose(10)])
    }

    /// The current one is not what Enter means, unless it is looked for.
    @Test func anotherOneThanTheCurrentIsSelected() {
        let picker = Picker("fruits", chooses: "eats") { filter in
            let found = [(10, "apple"), (20, "apricot"), (30, "pear")].filter {
                $0.1.hasPrefix(filter)
            }.map {
                Picker.Entry(
                    id: $0.0, label: StyledText(untrusted: $0.1), mark: $0.0 == 10 ? "eaten" : nil)
            }
            return Picker.Found(found, fitting: found.count, total: 3)
        }
        #expect(Self.answers([.enter], picker) == [.chose(20)])
        #expect(Self.answers([.text("a"), .enter], picker) == [.chose(10)])
        #expect(Self.answers([.text("a"), .backspace, .enter], picker) == [.chose(20)])
        #expect(Self.answers(Self.typed("app") + [.enter], picker) == [.chose(10)])
    }

    /// The entries are found once for a filter, and not for those that were typed over.
    @Test func onlyANewFilterIsLookedFor() {
        var asked: [String] = []
        var open = OpenPicker(Self.picker { asked.append($0) })
        let size = TerminalSize(columns: 80, rows: 24)
        for keys in [[], [.down, .up, .left], Self.typed("ch"), [.text("e"), .backspace], [.end]] {
            for key in keys { _ = open.take(key) }
            _ = open.rows(in: size, color: .off)
        }
        #expect(asked == ["", "ch"])
    }

    @Test func theFilterHasALimit() {
        var open = OpenPicker(Self.picker(filter: String(repeating: "漢", count: 999)))
        _ = open.take(.paste(String(repeating: "b", count: 1_000_000)))
        _ = open.take(.text("c"))
        #expect(open.filter == String(repeating: "漢", count: 999) + "b")
    }

    @Test(
        arguments: [
            (["10"], .chose(10)), ([" 40 "], .chose(40)), ([""], .closed), (["  "], .closed),
            (["c"], nil), (["c", "40"], .chose(40)), (["c", "30"], .chose(30)),
            (["c", "3", "1"], nil), (["z", "c", "20"], .chose(20)), (["0"], nil), (["1"], nil),
            ([" apple \t pie", "10"], .chose(10)), (["-1"], nil), (["10 20"], nil),
            (["99999999999999999999"], nil), (["z", ""], .closed),
        ] as [([String], Picker.Answer?)])
    func linesChooseOrFilter(_ lines: [String], _ answer: Picker.Answer?) {
        var open = OpenPicker(Self.picker())
        let answers = lines.compactMap { open.take(line: $0) }
        #expect(answers == (answer.map { [$0] } ?? []))
    }
}
