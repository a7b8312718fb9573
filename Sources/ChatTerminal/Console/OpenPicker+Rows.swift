// What is drawn of a picker: rows of the live region.

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
    var count: String {
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
        return mark + StyledText(untrusted: filter).shortenedAtStart(to: width - mark.width)
    }

    // MARK: - The entries

    /// At most `room` rows of entries, with a row that says which they are if not all fit.
    private mutating func listRows(room: Int, columns: Int) -> [StyledText] {
        guard !found.isEmpty else {
            return ["  " + (result.problem?.firstLine ?? "nothing fits").with(.dim)]
        }
        let form = PickerEntryForm(found, columns: columns, rows: room)
        let isCut = room > 2 && (isLimited || first(before: found.count, in: room, form) > 0)
        let room = isCut ? room - 1 : room
        let last = min(window.lowerBound, first(before: found.count, in: room, form))
        let top = min(place, max(first(before: place + 1, in: room, form), last))
        var rows: [StyledText] = []
        window = top..<top
        for entry in found.dropFirst(top) {
            guard rows.isEmpty || rows.count + form.height(entry) <= room else { break }
            rows += form.rows(entry, isSelected: window.upperBound == place).prefix(room)
            window = top..<window.upperBound + 1
        }
        guard isCut else { return rows }
        // An entry that does not fit whole leaves its row empty, so that nothing jumps.
        let isWhole = window == found.indices
        rows += Array(repeating: "", count: isWhole ? 0 : max(0, room - rows.count))
        return rows + [StyledText(untrusted: "  … " + windowWords, style: .dim)]
    }

    /// The first of the entries before `end` that fit together, and at least one.
    private func first(before end: Int, in room: Int, _ form: PickerEntryForm) -> Int {
        var first = end
        var left = room
        while first > 0 {
            left -= form.height(found[first - 1])
            guard left >= 0 || first == end else { break }
            first -= 1
        }
        return first
    }

    /// `4 to 9 of 120`, and at the end what becomes of those that were not found.
    private var windowWords: String {
        let first = (window.lowerBound + 1).grouped
        let last = window.upperBound.grouped
        let isEnd = isLimited && window.upperBound == found.count
        return (first == last ? last : "\(first) to \(last)") + " of \(fitting)"
            + (isEnd ? ": words find the others" : "")
    }
}
