/// How the entries of a picker are drawn: a row each, and one more below it where there is room.
struct PickerEntryForm {
    private let columns: Int
    private let hasFacts: Bool
    private let hasDetails: Bool
    /// The columns that numbers take; 0 without them.
    private let numbers: Int

    /// Below this many columns the facts go, and below the other also numbers, marks and details.
    private static let columnsForFacts = 50
    private static let columnsForDetails = 30
    /// In fewer rows labels say more than details.
    private static let rowsForDetails = 5
    /// The columns of the label that facts leave free.
    private static let leastLabel = 16

    init(_ entries: [Picker.Entry], columns: Int, rows: Int) {
        self.columns = max(1, columns - 1)
        let isWide = columns >= Self.columnsForDetails
        hasDetails = isWide && rows >= Self.rowsForDetails
        numbers = isWide ? entries.reduce(0) { max($0, $1.id) }.description.count : 0
        hasFacts = columns >= Self.columnsForFacts
    }

    /// How many rows an entry takes.
    func height(_ entry: Picker.Entry) -> Int {
        hasDetails && (entry.detail != nil || entry.place != nil) ? 2 : 1
    }

    func rows(_ entry: Picker.Entry, isSelected: Bool) -> [StyledText] {
        let row = row(entry, isSelected: isSelected)
        guard height(entry) > 1 else { return [row] }
        let start = StyledText.spaces(numbers + 4)
        let place = entry.place?.firstLine.shortenedAtStart(to: columns - start.width)
        return [row, start + (entry.detail?.firstLine ?? place ?? "").with(.dim)]
    }

    private func row(_ entry: Picker.Entry, isSelected: Bool) -> StyledText {
        let start = self.start(entry, isSelected: isSelected)
        let width = columns - start.width
        let facts = facts(entry).joined(" · ", upTo: width - Self.leastLabel - 2)
        let room = facts.isEmpty ? width : width - 2 - facts.width
        let label = entry.label.firstLine.shortened(to: room, before: entry.ending.firstLine)
        let row = start + (isSelected ? label.with(.bold) : label)
        guard !facts.isEmpty else { return row }
        return row + .spaces(columns - row.width - facts.width) + facts.with(.dim)
    }

    private func start(_ entry: Picker.Entry, isSelected: Bool) -> StyledText {
        let mark: StyledText = isSelected ? StyledText("› ", style: .bold) : "  "
        guard numbers > 0 else { return mark }
        let number = StyledText(untrusted: entry.id.description, style: .dim)
        return mark + .spaces(numbers - number.width) + number + "  "
    }

    private func facts(_ entry: Picker.Entry) -> [StyledText] {
        // Without numbers there is no room for a mark either.
        (numbers == 0 ? [] : [entry.mark].compactMap(\.self)) + (hasFacts ? entry.facts : [])
    }
}

extension StyledText {
    fileprivate static func spaces(_ count: Int) -> StyledText {
        StyledText(untrusted: String(repeating: " ", count: max(0, count)))
    }
}
