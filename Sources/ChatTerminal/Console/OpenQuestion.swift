/// A question with the selected choice; a value type that handles keys.
package struct OpenQuestion: Sendable, Hashable {
    let choices: Choices
    package private(set) var selected: Int

    package init(_ choices: Choices) {
        self.choices = choices
        selected = choices.standard
    }

    /// Handles a key; returns the index of the choice it makes, or nil.
    package mutating func take(_ key: Key) -> Int? {
        switch key {
        case .up: move(by: -1)
        case .down, .tab: move(by: 1)
        case .enter: return selected
        case .escape, .control(0x03), .control(0x04), .control(0x07): return choices.standard
        case .text(let scalar): return choice(of: scalar)
        default: break
        }
        return nil
    }

    private mutating func move(by step: Int) {
        let count = choices.choices.count
        selected = (selected + step + count) % count
    }

    /// The choice with that letter, or with that number counted from 1.
    private func choice(of scalar: Unicode.Scalar) -> Int? {
        let typed = Character(scalar).lowercased()
        if let place = choices.choices.firstIndex(where: { $0.letter.lowercased() == typed }) {
            return place
        }
        return number(typed)
    }

    /// The choice of an entered line: a number, a letter, yes or no; empty is the standard choice.
    package func choice(ofLine line: String) -> Int? {
        let word = line.filter { !$0.isWhitespace }
        guard let first = word.unicodeScalars.first else { return choices.standard }
        let isLetter = word.count == 1 || ["yes", "no"].contains(word.lowercased())
        return number(word) ?? (isLetter ? choice(of: first) : nil)
    }

    private func number(_ text: String) -> Int? {
        guard let number = Int(text), choices.choices.indices.contains(number - 1) else {
            return nil
        }
        return number - 1
    }

    // MARK: - Rows

    /// The visible choices as rows, with the cursor on the selected one.
    func rows(in size: TerminalSize, color: ColorPolicy) -> PromptRows {
        let width = max(1, size.columns - 1)
        let room = FrameComposer.draftRows(in: size)
        let first = max(0, min(selected - room + 1, choices.choices.count - room))
        let shown = choices.choices.indices.dropFirst(first).prefix(room)
        let rows = shown.map { place in
            let choice = choices.choices[place]
            let mark: StyledText = place == selected ? StyledText("› ", style: .bold) : "  "
            let letter = StyledText(untrusted: String(choice.letter), style: .bold)
            let label = place == selected ? choice.label.with(.bold) : choice.label
            return FrameComposer.row(mark + letter + "  " + label, size: size, color: color)
        }
        return PromptRows(
            draft: DraftLayout(rows: rows, cursorRow: selected - first),
            question: choices.question.wrapped(to: width))
    }

    /// The question and the choices as lines, numbered from 1.
    var numbered: [StyledText] {
        choices.question.lines
            + choices.choices.enumerated().map { place, choice in
                StyledText(untrusted: "  \(place + 1). ") + choice.label
            }
    }
}
