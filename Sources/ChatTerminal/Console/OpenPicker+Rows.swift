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

    private var count: String {
        let total = picker.total.grouped
        return found.count == picker.total ? total : "\(found.count.grouped) of \(total)"
    }

    /// What the keys do, as many as fit.
    private func hint(_ width: Int) -> [StyledText] {
        let removal = picker.removes.map { ["Del " + $0.firstLine] } ?? []
        let keys = ["Enter " + picker.chooses.firstLine] + removal + ["Esc closes"]
        let row = keys.joined(" · ", upTo: width).with(.dim)
        return row.isEmpty ? [] : [row]
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

    /// Below this many columns the facts go, and below the other also the details.
    private static let columnsForFacts = 50
    private static let columnsForDetails = 30
    /// The columns of the label that facts leave free.
    private static let leastLabel = 16

    /// At most `room` rows of entries, with a row that says which they are if not all fit.
    private mutating func listRows(room: Int, columns: Int) -> [StyledText] {
        guard !found.isEmpty else { return [StyledText("  nothing fits", style: .dim)] }
        let hasDetails = columns >= Self.columnsForDetails
        func first(before end: Int, in room: Int) -> Int {
            var first = end
            var left = room
            while first > 0 {
                left -= hasDetails && found[first - 1].detail != nil ? 2 : 1
                guard left >= 0 || first == end else { break }
                first -= 1
            }
            return first
        }
        let isCut = first(before: found.count, in: room) > 0 && room > 2
        let room = isCut ? room - 1 : room
        let top = min(
            place,
            max(
                first(before: place + 1, in: room),
                min(window.lowerBound, first(before: found.count, in: room))))
        var rows: [StyledText] = []
        window = top..<top
        for entry in found.dropFirst(top) {
            guard rows.count < room else { break }
            rows.append(row(of: entry, isSelected: window.upperBound == place, columns))
            window = top..<window.upperBound + 1
            if hasDetails, let detail = entry.detail, rows.count < room {
                rows.append("    " + detail.firstLine.with(.dim))
            }
        }
        return rows + (isCut ? [StyledText(untrusted: "  … " + windowWords, style: .dim)] : [])
    }

    /// `4 to 9 of 120`.
    private var windowWords: String {
        let first = (window.lowerBound + 1).grouped
        let last = window.upperBound.grouped
        return (first == last ? last : "\(first) to \(last)") + " of \(found.count.grouped)"
    }

    private func row(of entry: Picker.Entry, isSelected: Bool, _ columns: Int) -> StyledText {
        let mark: StyledText = isSelected ? StyledText("› ", style: .bold) : "  "
        let label = isSelected ? entry.label.firstLine.with(.bold) : entry.label.firstLine
        let width = max(1, columns - 1) - mark.width
        let facts =
            columns < Self.columnsForFacts
            ? StyledText() : entry.facts.joined(" · ", upTo: width - Self.leastLabel - 2)
        guard !facts.isEmpty else { return mark + label }
        let room = width - 2 - facts.width
        var row = mark + label.shortened(to: room)
        row.append(
            String(repeating: " ", count: max(0, width + 2 - row.width - facts.width)),
            style: .plain)
        return row + facts.with(.dim)
    }

    // MARK: - Lines

    /// The title and the first entries as lines, numbered from 1.
    package var numbered: [StyledText] {
        mutating get {
            look()
            let title = picker.title.firstLine + StyledText(untrusted: ": " + count)
            let listed = found.prefix(Self.linesAtOnce)
            let lines = listed.enumerated().flatMap { place, entry in
                let number = StyledText(untrusted: "  \(place + 1). ")
                let facts = entry.facts.map { ", " + $0.firstLine }.reduce(StyledText(), +)
                return [number + entry.label.firstLine + facts]
                    + (entry.detail.map { ["     " + $0.firstLine] } ?? [])
            }
            let rest = found.count - listed.count
            let more = StyledText(untrusted: "  and \(rest.grouped) more")
            return [title] + (lines.isEmpty ? ["  nothing fits"] : lines) + (rest > 0 ? [more] : [])
        }
    }

    /// What can be entered after `numbered`.
    package var lineKeys: String {
        let count = min(found.count, Self.linesAtOnce)
        let numbers = count == 0 ? "" : count == 1 ? "1, or " : "1 to \(count), or "
        return numbers + "words to filter by; Enter closes: "
    }
}

extension StyledText {
    fileprivate var firstLine: StyledText { lines.first ?? StyledText() }
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
