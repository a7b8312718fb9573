// A picker where lines are written and entered.

extension OpenPicker {
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
                let facts = ([entry.mark].compactMap(\.self) + entry.facts)
                    .reduce("") { $0 + ", " + $1.firstLine }
                return [number + entry.label.firstLine + entry.ending.firstLine + facts]
                    + ((entry.detail ?? entry.place).map { ["     " + $0.firstLine] } ?? [])
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
