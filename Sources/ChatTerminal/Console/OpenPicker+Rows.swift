// What is drawn of a picker: rows of the live region, or lines.

extension OpenPicker {
    /// The rows: the title, the filter with the cursor at its end, and the entries around the
    /// selected one; below them the keys.
    package mutating func rows(in size: TerminalSize, color: ColorPolicy) -> PromptRows {
        look()
        let width = max(1, size.columns - 1)
        let room = FrameComposer.draftRows(in: size)
        let filter = filterRow(width)
        // The title is one of the rows for the draft, unless there are few.
        let list = listRows(room: max(1, room - (room < 4 ? 1 : 2)), columns: size.columns)
        func laidOut(_ rows: [StyledText], cursor: Int) -> DraftLayout {
            DraftLayout(
                rows: rows.map { FrameComposer.row($0, size: size, color: color) }, cursorRow: 0,
                cursorColumn: cursor)
        }
        guard room > 1 else {
            return PromptRows(draft: laidOut(list, cursor: 0), question: [filter])
        }
        return PromptRows(
            draft: laidOut([filter] + list, cursor: filter.width), menu: hint(width),
            question: [title(width)])
    }

    private func title(_ width: Int) -> StyledText {
        let count = StyledText(untrusted: " · " + count, style: .dim)
        return picker.title.firstLine.shortened(to: max(1, width - count.width)) + count
    }

    /// `3`, `2 of 3`, or `50+ of 300` where it is not known how many fit.
    private var count: String {
        let total = result.total.grouped
        return result.fitting == result.total ? total : "\(fitting) of \(total)"
    }

    private var fitting: String { result.fitting?.grouped ?? found.count.grouped + "+" }

    /// Whether more fit than were found.
    private var isLimited: Bool { result.fitting != found.count }

    /// What the keys do; where there is little room, how to get out of the list.
    private func hint(_ width: Int) -> [StyledText] {
        let enter = "Enter " + picker.chooses.firstLine
        let removal = picker.removes.map { ["Del " + $0.firstLine] } ?? []
        let out: StyledText = "Esc closes"
        let keys = found.isEmpty ? [] : [[enter] + removal + [out], [enter, out]]
        let rows = (keys + [[out]]).map { $0.joined(" · ", upTo: .max) }
        return rows.first { $0.width <= width }.map { [$0.with(.dim)] } ?? []
    }

    /// The filter, or if it is too long its end.
    private func filterRow(_ width: Int) -> StyledText {
        let mark: StyledText = width > 8 ? "> " : ""
        let whole = StyledText(untrusted: filter)
        var left = width - mark.width
        guard whole.width > left else { return mark + whole }
        left -= 1
        let end = whole.plain.reversed().prefix { character in
            left -= DisplayWidth.columns(of: character)
            return left >= 0
        }
        var row = mark
        row.append("…" + String(end.reversed()), style: .plain)
        return row
    }

    // MARK: - The entries

    /// Below this many columns the facts go, and below the other also numbers, marks and details.
    private static let columnsForFacts = 50
    private static let columnsForDetails = 30
    /// In fewer rows labels say more than details.
    private static let rowsForDetails = 5
    /// The columns of the label that facts leave free.
    private static let leastLabel = 16

    /// At most `room` rows of entries, with a row that says which they are if not all fit.
    private mutating func listRows(room: Int, columns: Int) -> [StyledText] {
        guard !found.isEmpty else {
            return ["  " + (result.problem?.firstLine ?? "nothing fits").with(.dim)]
        }
        let hasDetails = columns >= Self.columnsForDetails && room >= Self.rowsForDetails
        func height(_ entry: Picker.Entry) -> Int { hasDetails && entry.detail != nil ? 2 : 1 }
        func first(before end: Int, in room: Int) -> Int {
            var first = end
            var left = room
            while first > 0 {
                left -= height(found[first - 1])
                guard left >= 0 || first == end else { break }
                first -= 1
            }
            return first
        }
        let isCut = room > 2 && (isLimited || first(before: found.count, in: room) > 0)
        let room = isCut ? room - 1 : room
        let top = min(
            place,
            max(
                first(before: place + 1, in: room),
                min(window.lowerBound, first(before: found.count, in: room))))
        let hasNumbers = columns >= Self.columnsForDetails
        let numbers = hasNumbers ? found.reduce(0) { max($0, $1.id) }.description.count : 0
        var rows: [StyledText] = []
        window = top..<top
        for entry in found.dropFirst(top) {
            guard rows.isEmpty || rows.count + height(entry) <= room else { break }
            rows.append(row(of: entry, isSelected: window.upperBound == place, numbers, columns))
            window = top..<window.upperBound + 1
            if hasDetails, let detail = entry.detail, rows.count < room {
                rows.append(.spaces(numbers + 4) + detail.firstLine.with(.dim))
            }
        }
        guard isCut else { return rows }
        // An entry that does not fit whole leaves its row empty, so that nothing jumps.
        let isWhole = window == found.indices
        rows += Array(repeating: "", count: isWhole ? 0 : max(0, room - rows.count))
        return rows + [StyledText(untrusted: "  … " + windowWords, style: .dim)]
    }

    /// `4 to 9 of 120`, and at the end what becomes of those that were not found.
    private var windowWords: String {
        let first = (window.lowerBound + 1).grouped
        let last = window.upperBound.grouped
        let isEnd = isLimited && window.upperBound == found.count
        return (first == last ? last : "\(first) to \(last)") + " of \(fitting)"
            + (isEnd ? ": words find the others" : "")
    }

    private func row(
        of entry: Picker.Entry, isSelected: Bool, _ numbers: Int, _ columns: Int
    ) -> StyledText {
        var start: StyledText = isSelected ? StyledText("› ", style: .bold) : "  "
        if numbers > 0 {
            let number = entry.id.description
            start += .spaces(numbers - number.count) + StyledText(untrusted: number, style: .dim)
            start += "  "
        }
        func label(_ room: Int) -> StyledText {
            let label = entry.label.firstLine.shortened(to: room, before: entry.ending.firstLine)
            return isSelected ? label.with(.bold) : label
        }
        let width = max(1, columns - 1) - start.width
        let shown =
            (columns < Self.columnsForDetails ? [] : entry.marks)
            + (columns < Self.columnsForFacts ? [] : entry.facts)
        let facts = shown.joined(" · ", upTo: width - Self.leastLabel - 2)
        guard !facts.isEmpty else { return start + label(width) }
        let row = start + label(width - 2 - facts.width)
        let gap = start.width + width - row.width - facts.width
        return row + .spaces(gap) + facts.with(.dim)
    }

    // MARK: - Lines

    /// The title and the first entries as lines, with their numbers.
    package var numbered: [StyledText] {
        mutating get {
            look()
            let title = picker.title.firstLine + StyledText(untrusted: ": " + count)
            guard !found.isEmpty else {
                return [title, "  " + (result.problem?.firstLine ?? "nothing fits")]
            }
            let listed = found.prefix(Self.linesAtOnce)
            let lines = listed.flatMap { entry in
                let number = StyledText(untrusted: "  \(entry.id). ")
                let facts = (entry.marks + entry.facts).map { ", " + $0.firstLine }.reduce(
                    StyledText(), +)
                return [number + entry.label.firstLine + entry.ending.firstLine + facts]
                    + (entry.detail.map { ["     " + $0.firstLine] } ?? [])
            }
            let rest = result.fitting.map { $0 - listed.count }
            let more = rest.map { $0.grouped + " more" } ?? "more"
            return [title] + lines
                + (rest == 0 ? [] : [StyledText(untrusted: "  and \(more): words find them")])
                + (picker.note.map { ["  " + $0.firstLine] } ?? [])
        }
    }

    /// What can be entered after `numbered`.
    package var lineKeys: String {
        (found.isEmpty ? "" : "a number, or ") + "words to filter by; Enter closes: "
    }
}

extension Picker.Entry {
    fileprivate var marks: [StyledText] { mark.map { [$0] } ?? [] }
}

extension StyledText {
    fileprivate var firstLine: StyledText { lines.first ?? StyledText() }

    fileprivate static func spaces(_ count: Int) -> StyledText {
        StyledText(untrusted: String(repeating: " ", count: max(0, count)))
    }
}

extension [StyledText] {
    /// As many of the texts as fit, from the first on, with a separator between them.
    fileprivate func joined(_ separator: StyledText, upTo columns: Int) -> StyledText {
        var joined = StyledText()
        for text in self {
            var longer = joined
            if !joined.isEmpty { longer.join(separator) }
            longer.join(text.firstLine)
            guard longer.width <= columns else { break }
            joined = longer
        }
        return joined
    }
}
